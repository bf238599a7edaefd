// The whole bot on Telegram's side of the fence: the fake Bot API, a store, and the edge between them.
import { answering } from '../../bot/run.ts';
import { openStore, type Store } from '../../bot/storage/store.ts';
import { startTelegram, type TelegramHouse } from '../../bot/telegram/start-telegram.ts';
import type { TurnHouse } from '../../bot/turn.ts';
import { FakeBotApi } from './fake-bot-api.ts';

export interface TelegramBot {
  readonly api: FakeBotApi;
  readonly store: Store;
  /** Everything that was logged, a line each. */
  readonly logged: readonly string[];
  readonly stop: () => Promise<void>;
}

export interface BotSettings {
  /** The database file. */
  readonly file?: string;
  readonly key?: string;
  readonly previousKey?: string | null;
  readonly token?: string;
  readonly admins?: readonly number[];
  readonly house?: Partial<TelegramHouse>;
}

/** Starts it with limits nobody reaches and pauses nobody notices, unless told otherwise. */
export async function startBot(house: TurnHouse, settings: BotSettings = {}): Promise<TelegramBot> {
  const api = new FakeBotApi();
  const store = await openStore(settings.file ?? ':memory:');
  const logged: string[] = [];
  const bot = startTelegram({
    ...answering(
      house,
      store,
      settings.key ?? 'key',
      new Set(settings.admins),
      () => logged.push('memory failed'),
      settings.previousKey ?? null,
    ),
    token: settings.token ?? '1:test',
    apiRoot: await api.start(),
    limit: { updates: 100_000, seconds: 60 },
    commands: { ru: [], kk: [] },
    gather: { afterForwardMs: 5, afterOwnMs: 5, mostMs: 50 },
    log: (event, details) => logged.push(`${event} ${JSON.stringify(details)}`),
    ...settings.house,
  });
  return {
    api,
    store,
    logged,
    async stop() {
      await bot.stop();
      await api.stop();
      await store.close();
    },
  };
}
