// How fast may be sent: to one chat, to all together, and not before Telegram's `retry_after`. Times are of the monotonic
// clock, in milliseconds: a wrong wall clock changes nothing.

export interface PaceOptions {
  /** Messages a second over all chats, a few more at once now and then; Telegram allows about 30 in any second. */
  readonly perSecond: number;
  /** Between two messages to one chat; Telegram allows about one a second. */
  readonly perChatMs: number;
  /** Between two messages to one group; Telegram allows about twenty a minute. */
  readonly perGroupMs: number;
}

/** So many messages may leave ahead of their time, so that one chat's answer does not hold up the others' (GCRA). */
const atOnce = 5;
/** So many messages a minute to a group come near to its own limit. */
const busyGroup = 15;
const minuteMs = 60_000;

/** What is remembered of a chat while it may have to wait. */
export class ChatPace {
  readyAt: number;
  /** When a group was last written to; nobody counts it for a person. */
  #sent: number[] = [];

  constructor(at: number) {
    this.readyAt = at;
  }

  noteSent(chat: number, at: number, gapMs: number): void {
    this.readyAt = Math.max(this.readyAt, at + gapMs);
    if (chat < 0) this.#sent = [...this.#sent.filter((one) => at - one < minuteMs), at].slice(-busyGroup);
  }

  /** It was sent so much within the last minute that a refusal may be its own fault. */
  isBusy(at: number): boolean {
    return this.#sent.length === busyGroup && at - this.#sent[0]! < minuteMs;
  }

  /** Nothing of it matters any more. */
  isIdle(at: number): boolean {
    return this.readyAt < at && at - (this.#sent.at(-1) ?? -Infinity) >= minuteMs;
  }
}

export class Pace {
  readonly #options: PaceOptions;
  #slot = 0;
  #pausedUntil = 0;

  constructor(options: PaceOptions) {
    this.#options = options;
  }

  /** When the next message may leave, over all chats. */
  nextAt(): number {
    return Math.max(this.#slot - (atOnce * 1000) / this.#options.perSecond, this.#pausedUntil);
  }

  /** A message leaves now. */
  take(at: number): void {
    this.#slot = Math.max(this.#slot, at) + 1000 / this.#options.perSecond;
  }

  gapOf(chat: number): number {
    return chat < 0 ? this.#options.perGroupMs : this.#options.perChatMs;
  }

  /**
   * Telegram asked to wait, and does not say whose limit it was. Every chat is paced below its own limit, so a refusal is
   * everybody's, but for a group that was written to nearly as often as a group may be, while nobody else is refused.
   */
  refused(
    chat: { readonly id: number; readonly pace: ChatPace },
    at: number,
    waitMs: number,
  ): 'chat' | 'all' {
    chat.pace.readyAt = Math.max(chat.pace.readyAt, at + waitMs);
    if (chat.id < 0 && chat.pace.isBusy(at)) return 'chat';
    this.#pausedUntil = Math.max(this.#pausedUntil, at + waitMs);
    return 'all';
  }
}
