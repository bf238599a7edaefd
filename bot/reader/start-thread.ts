import { Worker } from 'node:worker_threads';
import type { ModelAnswer } from '../../nlp/reader/index.ts';
import type { FromThread, ToThread } from './messages.ts';

/** A thread that reads one text at a time. */
export interface ReadingThread {
  readonly labels: readonly string[];
  /** Null: this text could not be read. Rejects when the thread has died. Not to be called before the last answer. */
  read(text: string): Promise<ModelAnswer | null>;
  stop(): Promise<void>;
}

/**
 * Starts a thread with the model of `folder`. Resolves when it can read, to null when it never will (package or model
 * missing). Rejects when it dies on the way.
 */
export function startThread(folder: string): Promise<ReadingThread | null> {
  const worker = new Worker(new URL('thread-main.ts', import.meta.url), {
    workerData: folder,
    // What the bot itself was started with (--eval, --input-type) is not for a thread.
    execArgv: [],
  });
  let dead: Error | null = null;
  let settle: { resolve: (answer: ModelAnswer | null) => void; reject: (error: Error) => void } | null = null;
  const stop = async (): Promise<void> => {
    await worker.terminate();
  };
  return new Promise((resolve, reject) => {
    const die = (): void => {
      dead = new Error('the reading thread has died');
      reject(dead);
      settle?.reject(dead);
      settle = null;
    };
    worker.on('error', die);
    worker.on('exit', die);
    worker.on('message', (message: FromThread) => {
      switch (message.kind) {
        case 'ready':
          // From now on a bot that has nothing else to do may end.
          worker.unref();
          resolve({
            labels: message.labels,
            read: (text) =>
              new Promise((read, fail) => {
                settle = { resolve: read, reject: fail };
                if (dead !== null) fail(dead);
                worker.postMessage({ text } satisfies ToThread);
              }),
            stop,
          });
          return;
        case 'unavailable':
          resolve(null);
          void stop();
          return;
        case 'read':
          settle?.resolve(message.answer);
          settle = null;
      }
    });
  });
}
