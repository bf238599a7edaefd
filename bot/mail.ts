// Inbox and outbox as the edge sees them. An update is written down before it is acknowledged, what a turn leaves behind
// is written as one with what it has to say, and what has to be said stays written until it was said.
import type { Kept } from './turn.ts';

/** An update as it came in. */
export interface Received {
  readonly update: number;
  /** Its JSON. */
  readonly body: string | Uint8Array;
}

export interface Acceptance {
  /** The updates nobody has seen before. */
  readonly fresh: readonly number[];
  /** Settles when they can no longer be lost; `fresh` is known sooner when the disk refuses. */
  readonly durable: Promise<unknown>;
}

/** Accepted, and not worked off when the process last ended. */
export interface OpenUpdate {
  readonly update: number;
  /** Null: written under another key. */
  readonly body: string | null;
  /** How often it was begun by itself and came to no end. */
  readonly tries: number;
}

/** Something to be sent. */
export interface Draft {
  /** Whose: an opaque key, never an id of the messenger; null: nobody's in particular. */
  readonly chat: string | null;
  readonly body: string;
  /** In milliseconds since 1970; null: now. */
  readonly notBefore: number | null;
  /** After this it is of no use to anybody, in milliseconds since 1970; null: for a day. */
  readonly expiresAt: number | null;
}

/** A draft in the outbox; `body` is null where it has to be read again. */
export interface Posted {
  readonly id: number;
  readonly chat: string | null;
  readonly body: string | null;
  readonly notBefore: number | null;
  readonly expiresAt: number;
  /** Written down: it may be forgotten here and read again. */
  readonly durable: boolean;
}

/** An update nothing can be made of: no word of it is kept. */
export interface DeadLetter {
  readonly update: number;
  /** What kind of update it was. */
  readonly kind: string;
  /** The class of the error. */
  readonly error: string;
}

/** All that comes of working on some updates: written as one, or not at all. */
export interface Conclusion {
  /** The updates that are worked off by it. */
  readonly done: readonly number[];
  readonly dead: readonly DeadLetter[];
  readonly kept: Kept | null;
  readonly out: readonly Draft[];
}

export interface Mail {
  /** Writes updates down. Never rejects for the sake of the disk: see `Acceptance`. */
  accept(received: readonly Received[]): Promise<Acceptance>;
  /** What was left lying when the process last ended, oldest first. */
  open(): Promise<readonly OpenUpdate[]>;
  /** Notes that updates are being worked on by themselves: the next start will know who brought the process down. */
  begin(updates: readonly number[]): Promise<void>;
  /** Writes a conclusion; resolves when it is durable, or when the disk refuses (it is written when the disk is well). */
  conclude(conclusion: Conclusion): Promise<readonly Posted[]>;
  /** The outbox as it was left, oldest first, without the bodies. */
  waiting(): Promise<readonly Posted[]>;
  /** The body of something in the outbox; null when it is gone. */
  read(id: number): Promise<string | null>;
  /** Takes out of the outbox what was sent or will never be; resolves like `conclude`. */
  settle(ids: readonly number[]): Promise<void>;
  /** Takes out everything that waits for a chat; resolves with the number of drafts. */
  settleChat(chat: string): Promise<number>;
}
