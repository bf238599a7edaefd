// The tables, as the queries see them. Ids and counts only: no text, no name, no phone.
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
    updated_on: string;
  };
  /** Updates that have been worked on, so that a repeated delivery is not answered twice. */
  updates: { id: number; seen_on: string };
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
