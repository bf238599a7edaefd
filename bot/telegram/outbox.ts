// From the outbox to Telegram: every chat's messages in their order, chats side by side, none lost and none too fast.
import { kindOfError, type Tell } from '../observe/happening.ts';
import type { Mail, Posted } from '../mail.ts';
import { type Delivery, readDelivery } from './delivery.ts';
import { type Fate, fateOf } from './fate.ts';
import { inTime } from './in-time.ts';
import { type Entry, type Lane, Lanes } from './lanes.ts';
import { Pace, type PaceOptions } from './pace.ts';

export interface OutboxHouse {
  readonly mail: Pick<Mail, 'read' | 'settle' | 'settleChat' | 'waiting'>;
  readonly deliver: (delivery: Delivery) => Promise<void>;
  readonly pace: PaceOptions;
  /** So many calls at a time. */
  readonly mostInFlight: number;
  readonly tell: Tell;
  /** The token is refused: nothing can be sent any more. */
  readonly onTokenRefused: () => void;
}

/** With more than this waiting, bodies are left in the database. */
const mostBodies = 500;
/** What setTimeout can hold; a reminder may be further away. */
const longestTimerMs = 2 ** 31 - 1;

export class Outbox {
  readonly #house: OutboxHouse;
  readonly #pace: Pace;
  readonly #lanes = new Lanes();
  readonly #inFlight = new Set<Promise<void>>();
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(house: OutboxHouse) {
    this.#house = house;
    this.#pace = new Pace(house.pace);
  }

  /** Messages that are due and not sent yet. */
  get waiting(): number {
    return this.#lanes.waiting;
  }

  /** Takes up what was left when the process last ended. */
  async recover(): Promise<void> {
    void this.add(await this.#house.mail.waiting());
  }

  /** Queues what is in the outbox; resolves when the disk has it or each of it was sent or given up. */
  async add(posted: readonly Posted[]): Promise<void> {
    const now = performance.now();
    const settled = posted.flatMap((one) => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const body = one.durable && this.waiting > mostBodies ? null : one.body;
      const entry: Entry = { ...one, body, since: now, settled: () => resolve(undefined), attempts: 0 };
      const wait = one.notBefore === null ? 0 : one.notBefore - Date.now();
      if (wait > 0) this.#lanes.addLater(now + wait, one.durable ? { ...entry, body: null } : entry);
      else this.#lanes.add(entry);
      return one.durable ? [] : [promise];
    });
    this.#pump();
    await Promise.all(settled);
  }

  /** Begins nothing new; resolves when what is in flight has come to its end, or after `ms`. */
  async stop(ms: number): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await inTime(Promise.allSettled(this.#inFlight), ms).catch(() => undefined);
  }

  #pump(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    const now = performance.now();
    this.#lanes.wake(now);
    while (this.#inFlight.size < this.#house.mostInFlight && this.#nextSend() <= now) {
      const lane = this.#lanes.take();
      const sending = this.#send(lane, lane.queue[0]!).finally(() => {
        this.#inFlight.delete(sending);
        this.#lanes.release(lane);
        this.#pump();
      });
      this.#inFlight.add(sending);
    }
    this.#lanes.sweep(now);
    const isFull = this.#inFlight.size >= this.#house.mostInFlight;
    const next = Math.min(isFull ? Infinity : this.#nextSend(), this.#lanes.nextLater());
    if (next === Infinity) return;
    const wait = Math.min(longestTimerMs, Math.max(1, Math.ceil(next - now)));
    this.#timer = setTimeout(() => this.#pump(), wait);
  }

  /** When the next message may leave. */
  #nextSend(): number {
    const lane = this.#lanes.first();
    return lane === undefined ? Infinity : Math.max(lane.pace.readyAt, this.#pace.nextAt());
  }

  async #send(lane: Lane, entry: Entry): Promise<void> {
    const { mail, tell } = this.#house;
    const body = entry.body ?? (await mail.read(entry.id).catch(() => undefined));
    if (body === undefined) {
      this.#repeat(lane, entry, new Error('the disk does not give it'), 1000);
      return;
    }
    // Forgotten by its chat's wish, or sent already.
    if (body === null) return this.#settle(lane, entry);
    const delivery = readDelivery(body);
    if (delivery === null) return this.#giveUp(lane, entry, 'unreadable', null);
    if (Date.now() > entry.expiresAt) return this.#giveUp(lane, entry, 'too late', null);
    const chat = 'chat' in delivery ? delivery.chat : 0;
    if (chat !== 0) this.#pace.take(performance.now());
    try {
      await this.#house.deliver(delivery);
    } catch (error) {
      await this.#failed(lane, entry, chat, fateOf(error, entry.attempts++), error);
      return;
    } finally {
      if (chat !== 0) lane.pace.noteSent(chat, performance.now(), this.#pace.gapOf(chat));
    }
    tell({
      what: 'sent',
      id: entry.id,
      kind: delivery.kind,
      ms: Math.round(performance.now() - entry.since),
    });
    return this.#settle(lane, entry);
  }

  async #failed(lane: Lane, entry: Entry, chat: number, fate: Fate, error: unknown): Promise<void> {
    const now = performance.now();
    switch (fate.kind) {
      case 'flood': {
        const whose = this.#pace.refused({ id: chat, pace: lane.pace }, now, fate.waitMs);
        this.#house.tell({ what: 'paused', whose, ms: fate.waitMs });
        return;
      }
      case 'repeat': {
        this.#repeat(lane, entry, error, fate.waitMs);
        return;
      }
      case 'blocked':
        return this.#endChat(lane);
      case 'refused':
        return this.#giveUp(lane, entry, 'refused', error);
      case 'token refused':
        this.#stopped = true;
        this.#house.onTokenRefused();
    }
  }

  #repeat(lane: Lane, entry: Entry, error: unknown, waitMs: number): void {
    lane.pace.readyAt = Math.max(lane.pace.readyAt, performance.now() + waitMs);
    this.#house.tell({
      what: 'send repeated',
      id: entry.id,
      waitMs: Math.round(waitMs),
      ...kindOfError(error),
    });
  }

  /** The person does not want to hear from us any more. */
  async #endChat(lane: Lane): Promise<void> {
    const drafts = await this.#house.mail.settleChat(lane.key);
    this.#house.tell({ what: 'chat ended', chat: lane.key.slice(0, 8), drafts });
    this.#lanes.settleAll(lane);
  }

  async #giveUp(
    lane: Lane,
    entry: Entry,
    why: 'refused' | 'too late' | 'unreadable',
    error: unknown,
  ): Promise<void> {
    const kind = error === null ? { error: '', code: '' } : kindOfError(error);
    this.#house.tell({ what: 'send given up', id: entry.id, why, ...kind });
    return this.#settle(lane, entry);
  }

  /** It is not sent again: the next of the chat waits until the disk has noted that. */
  async #settle(lane: Lane, entry: Entry): Promise<void> {
    await this.#house.mail.settle([entry.id]);
    this.#lanes.settleFirst(lane);
  }
}
