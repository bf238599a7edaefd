// What waits to be sent: a queue for every chat, the chats by when they may be written to, and what is for later.
import TinyQueue from 'tinyqueue';
import type { Posted } from '../mail.ts';
import { ChatPace } from './pace.ts';

export interface Entry extends Posted {
  /** When it was handed in, of the monotonic clock. */
  readonly since: number;
  /** To be called when it was sent, or never will be. */
  readonly settled: () => void;
  attempts: number;
}

/** Messages of one chat, sent one after another. */
export interface Lane {
  readonly key: string;
  readonly queue: Entry[];
  readonly pace: ChatPace;
  busy: boolean;
}

const sweepMs = 5000;

export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  /** Lanes that have something to send and nothing in flight, the readiest first. */
  readonly #ready = new TinyQueue<Lane>([], (a, b) => a.pace.readyAt - b.pace.readyAt);
  readonly #later = new TinyQueue<{ at: number; entry: Entry }>([], (a, b) => a.at - b.at);
  #waiting = 0;
  #sweptAt = 0;

  /** What is due and not settled. */
  get waiting(): number {
    return this.#waiting;
  }

  add(entry: Entry): void {
    // What belongs to no chat waits for nobody.
    const key = entry.chat ?? `#${entry.id}`;
    let lane = this.#lanes.get(key);
    if (lane === undefined) {
      lane = { key, queue: [], pace: new ChatPace(performance.now()), busy: false };
      this.#lanes.set(key, lane);
    }
    lane.queue.push(entry);
    this.#waiting++;
    if (!lane.busy && lane.queue.length === 1) this.#ready.push(lane);
  }

  addLater(at: number, entry: Entry): void {
    this.#later.push({ at, entry });
  }

  /** What was for later and is due now stands in its lane. */
  wake(now: number): void {
    while ((this.#later.peek()?.at ?? Infinity) <= now) this.add(this.#later.pop()!.entry);
  }

  /** The lane that may be written to first; it is left where it is. */
  first(): Lane | undefined {
    return this.#ready.peek();
  }

  /** When the next thing for later is due. */
  nextLater(): number {
    return this.#later.peek()?.at ?? Infinity;
  }

  /** Takes the first lane; nobody else gets it until it is released. */
  take(): Lane {
    const lane = this.#ready.pop()!;
    lane.busy = true;
    return lane;
  }

  release(lane: Lane): void {
    lane.busy = false;
    if (lane.queue.length > 0) this.#ready.push(lane);
    else if (lane.key.startsWith('#')) this.#lanes.delete(lane.key);
  }

  /** Takes the first entry out of a lane. */
  settleFirst(lane: Lane): void {
    this.#waiting--;
    lane.queue.shift()?.settled();
  }

  /** Takes all entries out of a lane. */
  settleAll(lane: Lane): void {
    while (lane.queue.length > 0) this.settleFirst(lane);
  }

  /** Chats that wait for nothing are forgotten, once in a while. */
  sweep(now: number): void {
    if (now - this.#sweptAt < sweepMs) return;
    this.#sweptAt = now;
    for (const [key, { queue, pace, busy }] of this.#lanes)
      if (queue.length === 0 && !busy && pace.isIdle(now)) this.#lanes.delete(key);
  }
}
