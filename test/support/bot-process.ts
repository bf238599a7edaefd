// The bot as a process of its own, to be measured or killed: the real edge and the real memory, at the pace it is given.
import { enableCompileCache } from 'node:module';
import type { PaceOptions } from '../../bot/telegram/pace.ts';

enableCompileCache();
const { logsTo } = await import('../../bot/observe/log.ts');
const { openHouse } = await import('../../bot/run.ts');
const { openStore } = await import('../../bot/storage/store.ts');
const { startBot, testKey } = await import('./start-bot.ts');

/** What the process is told by its first argument, as JSON. */
export interface BotProcessOptions {
  readonly file: string;
  readonly apiRoot: string;
  readonly webhook: { readonly url: string; readonly secret: string; readonly port: number } | null;
  readonly pace: PaceOptions;
}

/** What it answers to any message. */
export interface BotProcessStats {
  readonly cpuMs: number;
  readonly rssBytes: number;
  readonly heapBytes: number;
  readonly inHand: number;
  readonly waiting: number;
}

const { file, apiRoot, webhook, pace } = JSON.parse(process.argv[2]!) as BotProcessOptions;
const store = await openStore(file, { key: testKey });
const { bot } = await startBot(openHouse(), apiRoot, {
  store,
  pace,
  limit: { updates: 1_000_000, seconds: 60 },
  gather: { afterForwardMs: 0, afterOwnMs: 0, mostMs: 0 },
  wayIn:
    webhook === null
      ? { by: 'polling' }
      : { by: 'webhook', ...webhook, host: '127.0.0.1', from: null, proxies: [] },
  tell: await logsTo(process.stdout),
});
process.on('message', () => {
  // Only what is in use counts.
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const stats: BotProcessStats = {
    cpuMs: (user + system) / 1000,
    rssBytes: rss,
    heapBytes: heapUsed,
    inHand: bot.inHand(),
    waiting: bot.waiting(),
  };
  process.send?.(stats);
});
process.once('SIGTERM', () => void bot.stop());
await bot.ended;
await store.close();
if (process.connected) process.disconnect();
