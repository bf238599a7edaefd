// Long polling: updates are asked for, written down, and only then confirmed by asking for the next.
import { type Telegram, TelegramError } from 'telegraf';
import type { Update } from 'telegraf/types';
import { kindOfError, type Tell } from '../observe/happening.ts';
import { allowedUpdates } from './allowed-updates.ts';
import { callByName } from './bot-api.ts';
import { backOff } from './fate.ts';
import type { Letter } from './inbox.ts';
import { sleep } from './sleep.ts';

export interface PollHouse {
  readonly telegram: Telegram;
  /** Resolves when the updates may be confirmed. */
  readonly receive: (letters: readonly Letter[]) => Promise<void>;
  /** Whether there is room for more; otherwise Telegram keeps them for us. */
  readonly hasRoom: () => boolean;
  /** Telegram answers, or does not any more. */
  readonly onListening: (listening: boolean) => void;
  readonly signal: AbortSignal;
  readonly tell: Tell;
}

const waitSeconds = 30;
/** Telegram gives at most so many at once. */
const mostAtOnce = 100;
const roomEveryMs = 50;
const conflictMs = 3000;
/**
 * After a quiet week Telegram numbers updates anew, perhaps lower. What was confirmed is gone there, and what comes twice
 * is known here, so asking from the beginning does no harm.
 */
const quietMs = 86_400_000;

/** Polls until the signal; throws only when the token is refused. No network and a second instance are waited out. */
export async function poll(house: PollHouse): Promise<void> {
  const { telegram, receive, hasRoom, onListening, signal, tell } = house;
  let offset = 0;
  let lastAt = performance.now();
  let listening = false;
  let failures = 0;
  const ended = (): boolean => signal.aborted;
  while (!ended()) {
    try {
      while (!hasRoom() && !ended()) await sleep(roomEveryMs, signal);
      // The first question waits for no update, to know at once that it is answered.
      const updates = await getUpdates(telegram, offset, listening ? waitSeconds : 0, signal);
      if (!listening) tell({ what: 'listening', by: 'polling' });
      onListening((listening = true));
      failures = 0;
      await receive(updates.map((update) => ({ update, body: JSON.stringify(update) })));
      const last = updates.at(-1);
      if (last !== undefined) {
        offset = last.update_id + 1;
        lastAt = performance.now();
      } else if (performance.now() - lastAt > quietMs) {
        offset = 0;
      }
    } catch (error) {
      if (ended()) return;
      onListening((listening = false));
      if (error instanceof TelegramError && error.code === 401) throw error;
      const waitMs = await waitAfter(error, failures++, tell, telegram);
      await sleep(waitMs, signal);
    }
  }
}

async function getUpdates(
  telegram: Telegram,
  offset: number,
  timeout: number,
  signal: AbortSignal,
): Promise<Update[]> {
  const payload = { offset, limit: mostAtOnce, timeout, allowed_updates: allowedUpdates };
  const limit = AbortSignal.any([signal, AbortSignal.timeout((timeout + 10) * 1000)]);
  const updates = await callByName(telegram, 'getUpdates', payload, limit);
  return (updates as Update[]).filter(({ update_id }) => Number.isSafeInteger(update_id));
}

/** Says what is wrong and how long to wait for it, in milliseconds. */
async function waitAfter(error: unknown, failures: number, tell: Tell, telegram: Telegram): Promise<number> {
  if (error instanceof TelegramError && error.code === 429) {
    const waitMs = (error.parameters?.retry_after ?? 1) * 1000;
    tell({ what: 'no connection', waitMs, ...kindOfError(error) });
    return waitMs;
  }
  if (error instanceof TelegramError && error.code === 409) {
    tell({ what: 'another instance', where: 'telegram', waitMs: conflictMs });
    // It may as well be a webhook of an earlier life.
    if (/webhook/.test(error.description)) await telegram.deleteWebhook().catch(() => undefined);
    return conflictMs;
  }
  const waitMs = Math.round(backOff(failures));
  tell({ what: 'no connection', waitMs, ...kindOfError(error) });
  return waitMs;
}
