// The bot on the fake Bot API, in this process, with short waits.
import { answering } from '../../bot/answering.ts';
import type { Tell } from '../../bot/observe/happening.ts';
import type { Incoming } from '../../bot/dialog/types.ts';
import { openStore, type Store } from '../../bot/storage/store.ts';
import type { Answers } from '../../bot/telegram/answers.ts';
import {
  type RunningTelegram,
  startTelegram,
  type TelegramHouse,
} from '../../bot/telegram/start-telegram.ts';
import type { TurnHouse } from '../../bot/turn.ts';

export interface BotOptions extends Partial<TelegramHouse> {
  /** Where it keeps what it keeps; without it in memory. */
  readonly store?: Store;
  readonly admins?: readonly number[];
  /** Called before every answer; may throw. */
  readonly onAnswer?: (incoming: Incoming) => unknown;
  readonly tell?: Tell;
}

export const testKey = 'key';

/** Starts the bot against the API at `apiRoot`. */
export async function startBot(
  house: TurnHouse,
  apiRoot: string,
  options: BotOptions = {},
): Promise<{ bot: RunningTelegram; store: Store; answers: Answers }> {
  const store = options.store ?? (await openStore(':memory:', { key: testKey }));
  const answers = answering(house, store, testKey, new Set(options.admins), () => undefined);
  const bot = startTelegram({
    token: '1:test',
    apiRoot,
    wayIn: { by: 'polling' },
    mail: store,
    limit: { updates: 30, seconds: 60 },
    commands: { ru: [], kk: [] },
    gather: { afterForwardMs: 60, afterOwnMs: 20, mostMs: 500 },
    pace: { perSecond: 1000, perChatMs: 0, perGroupMs: 0 },
    callMs: 20_000,
    answerMs: 5000,
    tell: () => undefined,
    answers: {
      ...answers,
      async answer(chat, incoming, speaksKazakh) {
        await options.onAnswer?.(incoming);
        return answers.answer(chat, incoming, speaksKazakh);
      },
    },
    ...options,
  });
  return { bot, store, answers };
}
