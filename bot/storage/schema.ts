// The tables, as the queries see them. Ids and counts only: no text, no name, no phone.
import type { Kysely } from 'kysely';

export interface Tables {
  /** One row per chat, under a keyed hash of its id. */
  chats: { key: string; chosen: 'ru' | 'kk' | null; last: 'ru' | 'kk'; updated_on: string };
  /** Updates that have been worked on, so that a repeated delivery is not answered twice. */
  updates: { id: number; seen_on: string };
  counts: { day: string; verdict: string; scheme: string; language: string; amount: number };
}

export type Database = Kysely<Tables>;
