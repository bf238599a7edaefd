// A store at work whose every write is recorded; what it was promised it notes in a file that is recorded as well.
import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../bot/storage/store.ts';
import { testKey } from '../support/start-bot.ts';

const [folder = '', count = '0'] = process.argv.slice(2);
const store = await openStore(join(folder, 'cut.sqlite'), { key: testKey });
const promised = openSync(join(folder, 'cut.promised'), 'w');
const promise = (line: string): void => void writeSync(promised, `${line}\n`);
const body = 'слово '.repeat(100);
const draft = { body, notBefore: null, expiresAt: null };

let next = 1;
const one = async (): Promise<void> => {
  while (next <= Number(count)) {
    const update = next++;
    await (
      await store.accept([{ update, body }])
    ).durable;
    promise(`accepted ${update}`);
    // Some stay in the inbox.
    if (update % 5 === 0) continue;
    const out = [{ ...draft, chat: `chat-${update % 50}` }];
    const [posted] = await store.conclude({ done: [update], dead: [], kept: null, out });
    promise(`posted ${posted!.id}`);
    promise(`done ${update}`);
    if (update % 3 === 0) continue;
    promise(`settling ${posted!.id}`);
    await store.settle([posted!.id]);
    promise(`settled ${posted!.id}`);
  }
};
await Promise.all(Array.from({ length: 8 }, one));
await store.close();
