// What survives a restart: languages of chats, updates already answered, daily counts. SQLite behind an async door.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, sql, SqliteDialect } from 'kysely';
import type { ChatState } from '../dialog/types.ts';
import type { Counted, Memory } from '../turn.ts';
import { emptyLog, overwriteDeleted } from './erase-traces.ts';
import { migrate } from './migrations.ts';
import { moveChat } from './move-chat.ts';
import type { Database, Tables } from './schema.ts';
import { readTalk } from './talk.ts';

/** Telegram keeps undelivered updates for a day; after two nothing old comes back. */
const updatesKeptDays = 2;

export interface Store extends Memory {
  /** Marks an update as worked on; false when it already was. */
  firstTime(update: number): Promise<boolean>;
  /** Keeps a sealed address with the text the chat gave last. */
  subscribe(chat: string, address: string): Promise<void>;
  /** Whom to tell about a text, if anybody asked; afterwards nobody is known any more. */
  takeSubscriber(donation: number): Promise<{ chat: string; address: string } | null>;
  /** Everything kept under one key stands under another afterwards. */
  move(from: string, to: string): Promise<void>;
  /** How many texts got each verdict. */
  counts(): Promise<{ verdict: string; amount: number }[]>;
  /** Texts given by their owners to learn from, oldest first. */
  donations(): Promise<{ id: number; text: string; reason: string; verdict: string; scheme: string }[]>;
  /** How often campaigns' codes were used, and answers called wrong. */
  tallies(): Promise<{ what: string; name: string; amount: number }[]>;
  close(): Promise<void>;
}

/** Opens (and makes, and migrates) the database file; `:memory:` for one that lives as long as the process. */
export async function openStore(file: string, now: () => Date = () => new Date()): Promise<Store> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const sqlite = new Sqlite(file);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('busy_timeout = 5000');
  overwriteDeleted(sqlite);
  const db: Database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) });
  await migrate(db);
  const today = (): string => now().toISOString().slice(0, 10);
  const tally = async (what: string, name: string): Promise<void> => {
    await db
      .insertInto('tallies')
      .values({ day: today(), what, name, amount: 1 })
      .onConflict((conflict) =>
        conflict.columns(['day', 'what', 'name']).doUpdateSet({ amount: sql`amount + 1` }),
      )
      .execute();
  };
  const store: Store = {
    async load(chat): Promise<ChatState | null> {
      const row = await db
        .selectFrom('chats')
        .select(['chosen', 'last', 'simple', 'alerted', 'talk'])
        .where('key', '=', chat)
        .executeTakeFirst();
      return row === undefined ? null : { ...row, simple: row.simple === 1, talk: readTalk(row.talk) };
    },
    async save(chat, { chosen, last, simple, alerted, talk }): Promise<void> {
      const row = {
        chosen,
        last,
        simple: Number(simple),
        alerted,
        talk: talk === null ? null : JSON.stringify(talk),
        updated_on: today(),
      };
      await db
        .insertInto('chats')
        .values({ key: chat, ...row })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
        .execute();
    },
    async carryOut(chat, effect): Promise<void> {
      switch (effect.kind) {
        case 'campaign':
          return tally('campaign', effect.name);
        case 'wrong': {
          const { verdict, reason } = effect;
          return tally('wrong', ['scheme' in verdict ? verdict.scheme : verdict.kind, reason].join(' '));
        }
        case 'donate':
          await db
            .insertInto('donations')
            .values({
              chat,
              text: effect.text,
              reason: effect.reason,
              verdict: effect.verdict.kind,
              scheme: 'scheme' in effect.verdict ? effect.verdict.scheme : '',
              given_on: today(),
              address: null,
            })
            .execute();
          return;
        case 'forget':
          await db.deleteFrom('donations').where('chat', '=', chat).execute();
          await db.deleteFrom('chats').where('key', '=', chat).execute();
          emptyLog(sqlite);
          return;
      }
    },
    async count({ verdict, scheme, language }: Counted): Promise<void> {
      await db
        .insertInto('counts')
        .values({ day: today(), verdict, scheme: scheme ?? '', language, amount: 1 })
        .onConflict((conflict) =>
          conflict.columns(['day', 'verdict', 'scheme', 'language']).doUpdateSet({ amount: sql`amount + 1` }),
        )
        .execute();
    },
    async firstTime(update): Promise<boolean> {
      const result = await db
        .insertInto('updates')
        .values({ id: update, seen_on: today() })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    move: (from, to) => moveChat(db, from, to),
    donations: () =>
      db
        .selectFrom('donations')
        .select(['id', 'text', 'reason', 'verdict', 'scheme'])
        .orderBy('id')
        .execute(),
    async subscribe(chat, address): Promise<void> {
      const last = await db
        .selectFrom('donations')
        .select('id')
        .where('chat', '=', chat)
        .orderBy('id', 'desc')
        .executeTakeFirst();
      if (last === undefined) return;
      await db.updateTable('donations').set({ address }).where('id', '=', last.id).execute();
    },
    async takeSubscriber(donation): Promise<{ chat: string; address: string } | null> {
      const row = await db
        .selectFrom('donations')
        .select(['chat', 'address'])
        .where('id', '=', donation)
        .executeTakeFirst();
      if (!row?.address) return null;
      await db.updateTable('donations').set({ address: null }).where('id', '=', donation).execute();
      return { chat: row.chat, address: row.address };
    },
    counts: () =>
      db
        .selectFrom('counts')
        .select(['verdict', ({ fn }) => fn.sum<number>('amount').as('amount')])
        .groupBy('verdict')
        .orderBy('verdict')
        .execute(),
    tallies: () =>
      db
        .selectFrom('tallies')
        .select(['what', 'name', ({ fn }) => fn.sum<number>('amount').as('amount')])
        .groupBy(['what', 'name'])
        .orderBy('what')
        .orderBy('name')
        .execute(),
    close: () => db.destroy(),
  };
  const oldest = new Date(now().getTime() - updatesKeptDays * 86_400_000).toISOString().slice(0, 10);
  await db.deleteFrom('updates').where('seen_on', '<', oldest).execute();
  return store;
}
