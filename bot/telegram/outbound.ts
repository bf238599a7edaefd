// One door for every call telegraf makes: time limit, pace, retry after 429 and 5xx, and a mend for reply_parameters.
// telegraf makes a new Telegram object for every update, so the only place that reaches them all is the prototype.
import { setTimeout as sleep } from 'node:timers/promises';
import { Telegram, TelegramError } from 'telegraf';

type Payload = Readonly<Record<string, unknown>>;
type CallApi = (
  this: unknown,
  method: string,
  payload: Payload,
  options?: { signal?: AbortSignal },
) => Promise<unknown>;

export interface OutboundOptions {
  /** One call may take this long. */
  readonly timeoutMs: number;
  /** Repeats of a call that surely was not carried out. */
  readonly retries: number;
  /** Messages a second over all chats; Telegram allows about 30. */
  readonly perSecond: number;
  /** Between two messages to one chat; Telegram allows about one a second, with short bursts. */
  readonly perChatMs: number;
  /** A longer wait than this is not worth it: the call fails. */
  readonly longestWaitMs: number;
  /** Told of every repeat; nothing of the payload. */
  readonly onRetry: (method: string, code: number | string, waitMs: number) => void;
}

const paced = /^(send|forward|copy|edit)/;
const mostChats = 50_000;
const burstMs = 500;

/** Puts itself in the way of all calls; the returned function takes it out again. */
export function installOutbound(options: OutboundOptions): () => void {
  const client = Object.getPrototypeOf(Telegram.prototype) as { callApi: CallApi };
  const original = client.callApi;
  const pace = pacer(options);
  client.callApi = async function (method, payload, callOptions = {}): Promise<unknown> {
    // Long polling has its own time limit and its own retry in telegraf.
    if (method === 'getUpdates') return original.call(this, method, payload, callOptions);
    const mended = withReplyParameters(payload);
    for (let attempt = 0; ; attempt++) {
      if (paced.test(method) && method !== 'sendChatAction') await pace.turn(mended['chat_id']);
      try {
        const signal = callOptions.signal ?? AbortSignal.timeout(options.timeoutMs);
        return await original.call(this, method, mended, { ...callOptions, signal });
      } catch (error) {
        const wait = waitBefore(error, attempt);
        if (wait === null || attempt >= options.retries || wait.ms > options.longestWaitMs) throw error;
        if (wait.code === 429) pace.pauseAll(wait.ms);
        options.onRetry(method, wait.code, wait.ms);
        await sleep(wait.ms);
      }
    }
  };
  return () => {
    client.callApi = original;
  };
}

/** How long to wait before repeating; null when the call may have been carried out, or never will be. */
function waitBefore(error: unknown, attempt: number): { ms: number; code: number | string } | null {
  const backOff = Math.min(8000, 250 * 2 ** attempt) * (0.5 + Math.random());
  if (error instanceof TelegramError) {
    if (error.code === 429) return { ms: (error.parameters?.retry_after ?? 1) * 1000, code: 429 };
    return error.code >= 500 ? { ms: backOff, code: error.code } : null;
  }
  const code = (error as { code?: unknown }).code;
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN'
    ? { ms: backOff, code }
    : null;
}

function pacer({ perSecond, perChatMs }: OutboundOptions): {
  turn: (chat: unknown) => Promise<void>;
  pauseAll: (ms: number) => void;
} {
  let slot = 0;
  let pausedUntil = 0;
  const nextOf = new Map<string, number>();
  return {
    async turn(chat) {
      const now = Date.now();
      // What was not used in the last half second may be made up for: a few answers at once hold up nobody.
      slot = Math.max(slot + 1000 / perSecond, now - burstMs, pausedUntil);
      let at = slot;
      if (typeof chat === 'number' || typeof chat === 'string') {
        at = Math.max(at, nextOf.get(String(chat)) ?? 0);
        nextOf.set(String(chat), at + perChatMs);
        if (nextOf.size > mostChats) for (const [one, next] of nextOf) if (next < now) nextOf.delete(one);
      }
      if (at > now) await sleep(at - now);
    },
    pauseAll(ms) {
      pausedUntil = Date.now() + ms;
    },
  };
}

/** telegraf drops reply_parameters beside an upload unless they are text already (its issues 1970, 2094). */
function withReplyParameters(payload: Payload): Payload {
  const reply = payload['reply_parameters'];
  const uploads = Object.values(payload).some(
    (value) => typeof value === 'object' && value !== null && 'source' in value,
  );
  return uploads && typeof reply === 'object'
    ? { ...payload, reply_parameters: JSON.stringify(reply) }
    : payload;
}
