// The bot on Telegram: a way in, the inbox, the outbox, and how they begin and end.
import { TelegramError } from 'telegraf';
import type { Mail } from '../mail.ts';
import type { Tell } from '../observe/happening.ts';
import { Answered } from './answered.ts';
import type { Answers } from './answers.ts';
import { type BotApi, botApi } from './bot-api.ts';
import { type Commands, insist, setMenu, setWebhook } from './connect.ts';
import { deliver } from './deliver.ts';
import type { GatherTimes } from './gather.ts';
import { inTime } from './in-time.ts';
import { Inbox } from './inbox.ts';
import type { Limit } from './limits.ts';
import { Outbox, type OutboxHouse } from './outbox.ts';
import type { PaceOptions } from './pace.ts';
import { poll } from './poll.ts';
import type { WebhookOptions } from './webhook.ts';

/** How updates come in. */
export type WayIn = { readonly by: 'polling' } | ({ readonly by: 'webhook' } & WebhookOptions);

/** What the edge is given: whom to ask for answers, where to keep its mail, and whom to tell what happened. */
export interface TelegramHouse {
  readonly token: string;
  readonly apiRoot: string;
  readonly wayIn: WayIn;
  readonly answers: Answers;
  readonly mail: Mail;
  readonly commands: Commands;
  readonly limit: Limit;
  readonly gather: GatherTimes;
  readonly pace: PaceOptions;
  /** One call of Telegram may take this long, in milliseconds. */
  readonly callMs: number;
  /** An answer that takes longer is given up, in milliseconds. */
  readonly answerMs: number;
  readonly tell: Tell;
}

export interface RunningTelegram {
  /** Takes in nothing more, finishes what is at hand, and resolves within five seconds. */
  readonly stop: () => Promise<void>;
  /** Settles when the bot has ended; rejects when the token is refused. */
  readonly ended: Promise<void>;
  /** Telegram knows us, and updates come in. */
  readonly isListening: () => boolean;
  readonly inHand: () => number;
  readonly waiting: () => number;
}

const mostInFlight = 50;
/** Telegram keeps what we have no room for. */
const mostInHand = 500;
const mostWaiting = 2000;
const closeMs = 1000;
const drainInboxMs = 2000;
const drainOutboxMs = 1500;

export function startTelegram(house: TelegramHouse): RunningTelegram {
  const api = botApi({ ...house, timeoutMs: house.callMs, connections: mostInFlight + 14 });
  const life = new AbortController();
  let refusal: unknown = null;
  const outbox = new Outbox({
    mail: house.mail,
    pace: house.pace,
    mostInFlight,
    tell: house.tell,
    deliver: outgoing(api, house),
    onTokenRefused() {
      refusal = new TelegramError({ error_code: 401, description: 'Unauthorized' });
      life.abort();
    },
  });
  let inbox: Inbox | null = null;
  let listening = false;
  const live = async (): Promise<void> => {
    const me = await insist(() => api.telegram.getMe(), life.signal, house.tell);
    if (me === null) return;
    inbox = new Inbox({ ...house, me: me.username, outbox, telegram: api.telegram });
    await outbox.recover();
    await inbox.recover();
    const onListening = (yes: boolean): void => void (listening = yes);
    await letIn(house, api, inbox, outbox, life.signal, onListening);
  };
  const ended = live().finally(async () => {
    listening = false;
    house.tell({ what: 'stopping' });
    await inbox?.drain(drainInboxMs);
    await outbox.stop(drainOutboxMs);
    house.tell({ what: 'stopped', unfinished: (inbox?.inHand ?? 0) + outbox.waiting });
    await api.close();
    if (refusal !== null) throw refusal as Error;
  });
  ended.catch(() => undefined);
  return {
    ended,
    isListening: () => listening,
    inHand: () => inbox?.inHand ?? 0,
    waiting: () => outbox.waiting,
    async stop() {
      life.abort();
      await ended.catch(() => undefined);
    },
  };
}

function outgoing({ telegram }: BotApi, { pace, tell }: TelegramHouse): OutboxHouse['deliver'] {
  const answered = new Answered();
  const onPlain = (): void => tell({ what: 'sent as plain text' });
  return (delivery) => deliver(delivery, { telegram, answered, betweenMs: pace.perChatMs, onPlain });
}

/** Lets updates in until the signal. */
async function letIn(
  { wayIn, commands, tell }: TelegramHouse,
  { telegram }: BotApi,
  inbox: Inbox,
  outbox: Outbox,
  signal: AbortSignal,
  onListening: (listening: boolean) => void,
): Promise<void> {
  switch (wayIn.by) {
    case 'polling': {
      await insist(() => telegram.deleteWebhook(), signal, tell);
      void setMenu(telegram, commands, tell);
      return poll({
        telegram,
        receive: (letters) => inbox.receive(letters),
        hasRoom: () => inbox.inHand < mostInHand && outbox.waiting < mostWaiting,
        onListening,
        signal,
        tell,
      });
    }
    case 'webhook': {
      const { webhookServer } = await import('./webhook.ts');
      const server = webhookServer(wayIn, (letters) => inbox.receive(letters));
      await server.listen({ host: wayIn.host, port: wayIn.port });
      await insist(() => setWebhook(telegram, wayIn), signal, tell);
      onListening(true);
      tell({ what: 'listening', by: 'webhook' });
      void setMenu(telegram, commands, tell);
      if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
      await inTime(server.close(), closeMs).catch(() => undefined);
    }
  }
}
