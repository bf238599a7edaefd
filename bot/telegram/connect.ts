// The first words with Telegram: who we are, where updates go, which commands there are.
import { type Telegram, TelegramError } from 'telegraf';
import { kindOfError, type Tell } from '../observe/happening.ts';
import { allowedUpdates } from './allowed-updates.ts';
import { callByName } from './bot-api.ts';
import { backOff } from './fate.ts';
import { sleep } from './sleep.ts';
import type { WebhookOptions } from './webhook.ts';

export type Commands = Readonly<Record<'ru' | 'kk', readonly { command: string; description: string }[]>>;

/** Asks until there is an answer, or the signal. Throws only when the token is refused. */
export async function insist<T>(ask: () => Promise<T>, signal: AbortSignal, tell: Tell): Promise<T | null> {
  const ended = (): boolean => signal.aborted;
  for (let failures = 0; !ended(); failures++) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof TelegramError && (error.code === 401 || error.code === 404)) throw error;
      const retryAfter = error instanceof TelegramError ? error.parameters?.retry_after : undefined;
      const waitMs = retryAfter === undefined ? Math.round(backOff(failures)) : retryAfter * 1000;
      if (!ended()) tell({ what: 'no connection', waitMs, ...kindOfError(error) });
      await sleep(waitMs, signal);
    }
  }
  return null;
}

/** Has updates brought to the webhook. */
export async function setWebhook(telegram: Telegram, { url, secret }: WebhookOptions): Promise<void> {
  await callByName(telegram, 'setWebhook', {
    url,
    secret_token: secret,
    allowed_updates: allowedUpdates,
    max_connections: 100,
  });
}

/** The menu of commands, Russian for all, Kazakh where Telegram speaks Kazakh. Without it the bot works as well. */
export async function setMenu(telegram: Telegram, commands: Commands, tell: Tell): Promise<void> {
  try {
    await telegram.setMyCommands(commands.ru);
    await telegram.setMyCommands(commands.kk, { language_code: 'kk' });
  } catch (error) {
    tell({ what: 'courtesy failed', ...kindOfError(error) });
  }
}
