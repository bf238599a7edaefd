// The bot as a process that may be killed: the real edge and the real memory, with the pace and the waits it is given.
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { openHouse } = await import('../../bot/run.ts');
const { openStore } = await import('../../bot/storage/store.ts');
const { startBot, testKey } = await import('../support/start-bot.ts');

/** What the process is told by its first argument, as JSON. */
export interface ChaosBotOptions {
  readonly file: string;
  readonly apiRoot: string;
  readonly webhook: { readonly url: string; readonly secret: string; readonly port: number } | null;
}

const { file, apiRoot, webhook } = JSON.parse(process.argv[2]!) as ChaosBotOptions;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const store = await openStore(file, { key: testKey });
const { bot } = await startBot(openHouse(), apiRoot, {
  store,
  limit: { updates: 1_000_000, seconds: 60 },
  gather: { afterForwardMs: 0, afterOwnMs: 0, mostMs: 0 },
  wayIn:
    webhook === null
      ? { by: 'polling' }
      : { by: 'webhook', ...webhook, host: '127.0.0.1', from: null, proxies: [] },
  tell: (happening) => say(JSON.stringify(happening)),
});
process.once('SIGTERM', () => void bot.stop());
await bot.ended;
await store.close();
say('ended');
