// What runs in a thread of its own: one text after the other, as they come.
import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread, ToThread } from './messages.ts';
import { openSession, type Session } from './session.ts';

const port = parentPort!;
const tell = (message: FromThread): void => port.postMessage(message);

const session: Session | null = await openSession(workerData as string).catch(() => null);
if (session === null) {
  tell({ kind: 'unavailable' });
} else {
  let last = Promise.resolve();
  port.on('message', ({ text }: ToThread) => {
    last = last.then(async () => {
      // Only that it failed is told: an error of the library might quote what it was given.
      tell({ kind: 'read', answer: await session.read(text).catch(() => null) });
    });
  });
  tell({ kind: 'ready', labels: session.labels });
}
