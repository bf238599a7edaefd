// The whole bot and the fake Bot API it talks to, as one thing to start and stop.
import type { Happening } from '../../bot/observe/happening.ts';
import type { Store } from '../../bot/storage/store.ts';
import type { TurnHouse } from '../../bot/turn.ts';
import { FakeBotApi } from './fake-bot-api.ts';
import { type BotOptions, startBot } from './start-bot.ts';

export interface TelegramBot {
  readonly api: FakeBotApi;
  readonly store: Store;
  /** Everything that happened. */
  readonly happened: readonly Happening[];
  readonly stop: () => Promise<void>;
}

/** Starts both, with limits nobody reaches and pauses nobody notices, unless told otherwise. */
export async function startOnFakeApi(house: TurnHouse, options: BotOptions = {}): Promise<TelegramBot> {
  const api = new FakeBotApi();
  const happened: Happening[] = [];
  const { bot, store } = await startBot(house, await api.start(), {
    limit: { updates: 100_000, seconds: 60 },
    gather: { afterForwardMs: 5, afterOwnMs: 5, mostMs: 50 },
    tell: (happening) => happened.push(happening),
    ...options,
  });
  return {
    api,
    store,
    happened,
    async stop() {
      await bot.stop();
      await api.stop();
      await store.close();
    },
  };
}
