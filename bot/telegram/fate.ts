// What a failed call comes to.
import { TelegramError } from 'telegraf';

export type Fate =
  /** Telegram asks to wait. */
  | { readonly kind: 'flood'; readonly waitMs: number }
  /** Not carried out, or nobody knows: to be tried again. */
  | { readonly kind: 'repeat'; readonly waitMs: number }
  /** The person blocked the bot, or the group threw it out. */
  | { readonly kind: 'blocked' }
  /** Will never be carried out. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'token refused' };

const firstMs = 300;
const longestMs = 30_000;

/** `attempt`: how often it had failed before. Waits double, with jitter, so that not all come back at once. */
export function fateOf(error: unknown, attempt: number): Fate {
  if (!(error instanceof TelegramError) || error.code >= 500) {
    return { kind: 'repeat', waitMs: backOff(attempt) };
  }
  switch (error.code) {
    case 429:
      return { kind: 'flood', waitMs: (error.parameters?.retry_after ?? 1) * 1000 };
    case 403:
      return { kind: 'blocked' };
    case 401:
      return { kind: 'token refused' };
    default:
      return { kind: 'refused' };
  }
}

/** Before the next attempt, in milliseconds. */
export function backOff(attempt: number): number {
  return Math.min(longestMs, firstMs * 2 ** attempt) * (0.5 + Math.random() / 2);
}
