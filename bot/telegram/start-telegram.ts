// The bot on Telegram by long polling: updates in, answers out, nothing of anybody's words in a log.
import { setTimeout as sleep } from 'node:timers/promises';
import { Telegraf, type Telegram, TelegramError } from 'telegraf';
import type { Incoming } from '../dialog/types.ts';
import { arrivalOf, type Arrival } from './incoming.ts';
import { inTurn } from './in-turn.ts';
import { installOutbound } from './outbound.ts';
import { type Rendered, sendAnswers } from './outgoing.ts';

/** What the edge is given: whom to ask for answers, and whom to tell what happened. */
export interface TelegramHouse {
  readonly token: string;
  readonly apiRoot: string;
  /** The answers to what came in; the last resort when that fails. */
  readonly answer: (chat: number, incoming: Incoming) => Promise<readonly Rendered[]>;
  readonly trouble: (chat: number) => Promise<readonly Rendered[]>;
  /** False for an update that was worked on before. */
  readonly firstTime: (update: number) => Promise<boolean>;
  readonly commands: Readonly<Record<'ru' | 'kk', readonly { command: string; description: string }[]>>;
  readonly log: (event: string, details: Readonly<Record<string, string | number>>) => void;
}

export interface RunningTelegram {
  /** Ends polling after the updates at hand are answered. */
  readonly stop: () => Promise<void>;
  /** Settles when polling has ended; rejects when the token is refused. */
  readonly ended: Promise<void>;
}

const handlerTimeoutMs = 30_000;

export function startTelegram(house: TelegramHouse): RunningTelegram {
  const restoreClient = installOutbound({
    timeoutMs: 20_000,
    retries: 4,
    perSecond: 25,
    perChatMs: 50,
    longestWaitMs: 60_000,
    onRetry: (method, code, ms) => house.log('retry', { method, code, ms: Math.round(ms) }),
  });
  const bot = new Telegraf(house.token, {
    telegram: { apiRoot: house.apiRoot, webhookReply: false },
    handlerTimeout: handlerTimeoutMs,
  });
  const oneByOne = inTurn();
  bot.use(async ({ update, telegram }) => {
    const arrival = arrivalOf(update);
    if (arrival === null) return;
    await oneByOne(arrival.chat, async () => {
      if (!(await house.firstTime(update.update_id))) return;
      await answer(arrival, update.update_id, telegram, house);
    });
  });
  // Without this telegraf prints the whole update and stops polling at the first error.
  bot.catch((error, { update }) =>
    house.log('update failed', { update: update.update_id, ...nameOf(error) }),
  );
  let stopping = false;
  const stop = async (): Promise<void> => {
    stopping = true;
    try {
      bot.stop();
    } catch {
      // It had not begun.
    }
    await ended.catch(() => undefined);
  };
  const ended = keepPolling(bot, house, () => stopping).finally(restoreClient);
  return { stop, ended };
}

async function answer(
  arrival: Arrival,
  update: number,
  telegram: Telegram,
  house: TelegramHouse,
): Promise<void> {
  const started = performance.now();
  const aside = (call: Promise<unknown>): void =>
    void call.catch((error: unknown) => house.log('aside failed', nameOf(error)));
  if (arrival.press !== null) aside(telegram.answerCbQuery(arrival.press.query));
  else aside(telegram.sendChatAction(arrival.chat, 'typing'));
  try {
    await sendAnswers(telegram, arrival, await house.answer(arrival.chat, arrival.incoming));
  } catch (error) {
    house.log('answer failed', { update, ...nameOf(error) });
    // 403: blocked by the person; nothing more to say there.
    if (error instanceof TelegramError && error.code === 403) return;
    await sendAnswers(telegram, arrival, await house.trouble(arrival.chat));
  }
  house.log('answered', { update, kind: arrival.incoming.kind, ms: Math.round(performance.now() - started) });
}

const firstPauseMs = 1000;
const longestPauseMs = 30_000;

/** Polls until told to stop. No network and a second instance are waited out; a refused token is not. */
async function keepPolling(bot: Telegraf, house: TelegramHouse, stopping: () => boolean): Promise<void> {
  let pause = firstPauseMs;
  while (!stopping()) {
    try {
      await bot.launch({ allowedUpdates: ['message', 'edited_message', 'callback_query'] }, () => {
        pause = firstPauseMs;
        house.log('polling', {});
        void setMenu(bot, house);
      });
    } catch (error) {
      if (error instanceof TelegramError && (error.code === 401 || error.code === 404)) throw error;
      house.log(
        error instanceof TelegramError && error.code === 409
          ? 'another instance is polling'
          : 'no connection',
        { ...nameOf(error), waitMs: pause },
      );
      if (stopping()) return;
      await sleep(pause);
      pause = Math.min(longestPauseMs, pause * 2);
    }
  }
}

/** The menu of commands, Russian for all, Kazakh where Telegram speaks Kazakh. Without it the bot works as well. */
async function setMenu(bot: Telegraf, house: TelegramHouse): Promise<void> {
  try {
    await bot.telegram.setMyCommands(house.commands.ru);
    await bot.telegram.setMyCommands(house.commands.kk, { language_code: 'kk' });
  } catch (error) {
    house.log('menu not set', nameOf(error));
  }
}

/** What may be logged of an error: its kind. Its message can hold what people wrote. */
function nameOf(error: unknown): { error: string; code: string | number } {
  if (error instanceof TelegramError) return { error: 'TelegramError', code: error.code };
  if (error instanceof Error) {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
    return { error: error.name, code };
  }
  return { error: typeof error, code: '' };
}
