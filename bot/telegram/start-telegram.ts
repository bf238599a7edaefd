// The bot on Telegram by long polling: updates in, answers out, nothing of anybody's words in a log.
import { setTimeout as sleep } from 'node:timers/promises';
import { Telegraf, type Telegram, TelegramError } from 'telegraf';
import type { Update } from 'telegraf/types';
import type { Incoming, Passage } from '../dialog/types.ts';
import { Albums } from './albums.ts';
import { Answered } from './answered.ts';
import { gatherer, type GatherTimes } from './gather.ts';
import { type Arrival, arrivalOf, type Aside, asideOf, migrationOf } from './incoming.ts';
import { inTurn } from './in-turn.ts';
import { type Limit, Limits } from './limits.ts';
import { isWellFormed } from './well-formed.ts';
import { installOutbound } from './outbound.ts';
import { answerGuest, answerInline, type Rendered, sendAnswer } from './outgoing.ts';

/** What came of a turn, ready to be sent. */
export interface Outcome {
  readonly answers: readonly (Rendered & { readonly place: 'new' | 'instead' })[];
  readonly reminders: readonly { readonly minutes: number; readonly answer: Rendered }[];
  readonly leaves: boolean;
  /** Messages to other chats, as an admin had them sent. */
  readonly elsewhere: readonly { readonly chat: number; readonly answer: Rendered }[];
}

/** What the edge is given: whom to ask for answers, and whom to tell what happened. */
export interface TelegramHouse {
  readonly token: string;
  readonly apiRoot: string;
  /** The answers to what came in; the last resort when that fails. */
  readonly answer: (chat: number, incoming: Incoming, speaksKazakh: boolean) => Promise<Outcome>;
  /** The same for a command of somebody who runs the bot; null when it is none of those. */
  readonly admin: (chat: number, incoming: Incoming) => Promise<Outcome | null>;
  readonly trouble: (chat: number) => Promise<Rendered>;
  /** Asks for patience, once in a while. */
  readonly tooMany: (chat: number) => Promise<Rendered>;
  readonly limit: Limit;
  /** The verdict for somebody in another chat: its first line, and the whole. */
  readonly aside: (passage: Passage) => { readonly title: string; readonly answer: Rendered };
  /** A group has a new number: what is remembered of it moves along. */
  readonly moved: (from: number, to: number) => Promise<void>;
  /** False for an update that was worked on before. */
  readonly firstTime: (update: number) => Promise<boolean>;
  readonly commands: Readonly<Record<'ru' | 'kk', readonly { command: string; description: string }[]>>;
  readonly gather: GatherTimes;
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
  const gather = gatherer(house.gather);
  const limits = new Limits(house.limit);
  const albums = new Albums();
  const edge: Edge = { house, telegram: bot.telegram, answered: new Answered(), reminders: new Set() };
  const take = async (update: Update): Promise<void> => {
    if (!isWellFormed(update)) {
      house.log('malformed update', {});
      return;
    }
    const aside = asideOf(update);
    if (aside !== null) {
      if ((await limits.of(aside.from)) === 'within') await answerAside(aside, edge);
      return;
    }
    const migration = migrationOf(update);
    if (migration !== null) return house.moved(migration.from, migration.to);
    const arrival = arrivalOf(update, bot.botInfo?.username ?? '');
    if (arrival === null || !(await house.firstTime(update.update_id))) return;
    if (arrival.incoming.kind === 'overheard') {
      if (await limits.ofGroup(arrival.chat))
        await oneByOne(arrival.chat, () => answer(arrival, update.update_id, edge));
      return;
    }
    const pace = await limits.of(arrival.from);
    if (pace === 'just-over')
      await sendAnswer(bot.telegram, { ...arrival, replaces: null }, await house.tooMany(arrival.chat));
    if (pace !== 'within' || !albums.asks(arrival)) return;
    const whole = await gather(arrival);
    if (whole !== null) await oneByOne(whole.chat, () => answer(whole, update.update_id, edge));
  };
  // telegraf asks for more only when a whole batch is worked on: one slow chat would hold up all others.
  const atWork = new Set<Promise<void>>();
  bot.use(({ update }) => {
    const work = take(update)
      .catch((error: unknown) => house.log('update failed', { update: update.update_id, ...nameOf(error) }))
      .finally(() => atWork.delete(work));
    atWork.add(work);
  });
  let stopping = false;
  const stop = async (): Promise<void> => {
    stopping = true;
    try {
      bot.stop();
    } catch {
      // It had not begun.
    }
    for (const timer of edge.reminders) clearTimeout(timer);
    await Promise.all(atWork);
    await ended.catch(() => undefined);
  };
  const ended = keepPolling(bot, house, () => stopping).finally(restoreClient);
  return { stop, ended };
}

/** What the answering of one update shares with that of others. */
interface Edge {
  readonly house: TelegramHouse;
  readonly telegram: Telegram;
  readonly answered: Answered;
  readonly reminders: Set<NodeJS.Timeout>;
}

async function answer(arrival: Arrival, update: number, edge: Edge): Promise<void> {
  const { house, telegram, answered } = edge;
  const { chat, answerTo, incoming } = arrival;
  const started = performance.now();
  const aside = (call: Promise<unknown>): void =>
    void call.catch((error: unknown) => house.log('aside failed', nameOf(error)));
  if (arrival.query !== null) aside(telegram.answerCbQuery(arrival.query));
  else if (incoming.kind !== 'overheard') aside(telegram.sendChatAction(chat, 'typing'));
  try {
    const { answers, reminders, leaves, elsewhere } =
      (await house.admin(chat, incoming)) ?? (await house.answer(chat, incoming, arrival.speaksKazakh));
    const corrected = arrival.edited && answerTo !== null ? answered.get(chat, answerTo) : null;
    for (const [i, one] of answers.entries()) {
      const replaces = one.place === 'instead' ? arrival.replaces : i === 0 ? corrected : null;
      const sent = await sendAnswer(telegram, { chat, answerTo, replaces }, one);
      if (i === 0 && incoming.kind === 'text' && answerTo !== null) answered.set(chat, answerTo, sent);
    }
    for (const { minutes, answer: later } of reminders) remind(edge, chat, minutes, later);
    for (const { chat: other, answer: told } of elsewhere) {
      await sendAnswer(telegram, { chat: other, answerTo: null, replaces: null }, told);
    }
    if (leaves) await telegram.leaveChat(chat);
  } catch (error) {
    house.log('answer failed', { update, ...nameOf(error) });
    // 403: blocked by the person; nothing more to say there.
    if (error instanceof TelegramError && error.code === 403) return;
    await sendAnswer(telegram, { chat, answerTo, replaces: null }, await house.trouble(chat));
  }
  house.log('answered', { update, kind: incoming.kind, ms: Math.round(performance.now() - started) });
}

/** Once, because the person asked for it. Not over a restart: nobody's number is kept. */
function remind({ house, telegram, reminders }: Edge, chat: number, minutes: number, later: Rendered): void {
  const timer = setTimeout(() => {
    reminders.delete(timer);
    sendAnswer(telegram, { chat, answerTo: null, replaces: null }, later).catch((error: unknown) =>
      house.log('reminder failed', nameOf(error)),
    );
  }, minutes * 60_000);
  reminders.add(timer);
  timer.unref();
}

async function answerAside({ kind, query, passage }: Aside, { house, telegram }: Edge): Promise<void> {
  const { title, answer: verdict } = house.aside(passage);
  if (kind === 'inline') await answerInline(telegram, query, title, verdict);
  else await answerGuest(telegram, query, verdict);
}

type AllowedUpdates = NonNullable<Telegraf.LaunchOptions['allowedUpdates']>;

/** Once a list is given, every kind wanted must be named in it; `guest_message` is newer than telegraf's types. */
const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'guest_message',
] as AllowedUpdates;

const firstPauseMs = 1000;
const longestPauseMs = 30_000;

/** Polls until told to stop. No network and a second instance are waited out; a refused token is not. */
async function keepPolling(bot: Telegraf, house: TelegramHouse, stopping: () => boolean): Promise<void> {
  let pause = firstPauseMs;
  while (!stopping()) {
    try {
      await bot.launch({ allowedUpdates }, () => {
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
