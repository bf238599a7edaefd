// What survives a restart: languages of chats, updates already answered, daily counts. SQLite behind an async door.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely, sql, SqliteDialect } from 'kysely';
import type { ChatState } from '../dialog/types.ts';
import type { Counted, Memory } from '../turn.ts';
import { migrate } from './migrations.ts';
import type { Database, Tables } from './schema.ts';

/** Telegram keeps undelivered updates for a day; after two nothing old comes back. */
const updatesKeptDays = 2;

export interface Store extends Memory {
  /** Marks an update as worked on; false when it already was. */
  firstTime(update: number): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens (and makes, and migrates) the database file; `:memory:` for one that lives as long as the process. */
export async function openStore(file: string, now: () => Date = () => new Date()): Promise<Store> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const sqlite = new Sqlite(file);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('busy_timeout = 5000');
  const db: Database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) });
  await migrate(db);
  const today = (): string => now().toISOString().slice(0, 10);
  const store: Store = {
    async load(chat): Promise<ChatState | null> {
      const row = await db
        .selectFrom('chats')
        .select(['chosen', 'last'])
        .where('key', '=', chat)
        .executeTakeFirst();
      return row ?? null;
    },
    async save(chat, { chosen, last }): Promise<void> {
      const row = { key: chat, chosen, last, updated_on: today() };
      await db
        .insertInto('chats')
        .values(row)
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet({ chosen, last, updated_on: row.updated_on }),
        )
        .execute();
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
    close: () => db.destroy(),
  };
  const oldest = new Date(now().getTime() - updatesKeptDays * 86_400_000).toISOString().slice(0, 10);
  await db.deleteFrom('updates').where('seen_on', '<', oldest).execute();
  return store;
}
