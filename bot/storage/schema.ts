// The tables, as the queries see them. Ids and counts only: no text, no name, no phone, but sealed and on its way.
import type { Generated, Kysely } from 'kysely';

export interface Tables {
  /** One row per chat, under a keyed hash of its id. */
  chats: {
    key: string;
    chosen: 'ru' | 'kk' | null;
    last: 'ru' | 'kk';
    simple: number;
    alerted: number | null;
    /** What is going on, as JSON: ids and numbers. */
    talk: string | null;
    /** When it was last spoken of, in milliseconds since 1970. */
    talk_at: number | null;
    updated_on: string;
  };
  /** Updates that were accepted: with a sealed body until they are worked off, then to tell a repeated delivery. */
  updates: { id: number; seen_on: string; body: Buffer | null; tries: Generated<number> };
  /** What is to be sent, sealed, until it is. Times in milliseconds since 1970. */
  outbox: { id: number; chat: string | null; not_before: number | null; expires_at: number; body: Buffer };
  /** Updates nothing could be made of: which, of what kind, and the class of the error. */
  dead_letters: { id: number; kind: string; error: string; died_on: string };
  /** Texts their owners gave, masked, to learn from. */
  donations: {
    id: Generated<number>;
    chat: string;
    text: string;
    reason: string;
    verdict: string;
    scheme: string;
    given_on: string;
    /** Sealed: where to write to when it was judged wrongly; null: nobody asked. */
    address: string | null;
  };
  /** How often something happened: a campaign's code was used, an answer was called wrong. */
  tallies: { day: string; what: string; name: string; amount: number };
  counts: { day: string; verdict: string; scheme: string; language: string; amount: number };
}

export type Database = Kysely<Tables>;
