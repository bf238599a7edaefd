// Forward only: a released step is never changed; a change is a new step below.
import type Sqlite from 'better-sqlite3';
import { type Kysely, sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';

const migrations: Record<string, Migration> = {
  '001-chats-updates-counts': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('chats')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('chosen', 'text')
        .addColumn('last', 'text', (column) => column.notNull())
        .addColumn('updated_on', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('updates')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('seen_on', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('counts')
        .addColumn('day', 'text', (column) => column.notNull())
        .addColumn('verdict', 'text', (column) => column.notNull())
        .addColumn('scheme', 'text', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('amount', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('counts_key', ['day', 'verdict', 'scheme', 'language'])
        .execute();
    },
  },
  '002-talk-donations-tallies': {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .alterTable('chats')
        .addColumn('simple', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await db.schema.alterTable('chats').addColumn('alerted', 'integer').execute();
      await db.schema.alterTable('chats').addColumn('talk', 'text').execute();
      await db.schema
        .createTable('donations')
        .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('chat', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('verdict', 'text', (column) => column.notNull())
        .addColumn('scheme', 'text', (column) => column.notNull())
        .addColumn('given_on', 'text', (column) => column.notNull())
        .addColumn('address', 'text')
        .execute();
      await db.schema
        .createTable('tallies')
        .addColumn('day', 'text', (column) => column.notNull())
        .addColumn('what', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('amount', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('tallies_key', ['day', 'what', 'name'])
        .execute();
    },
  },
  '003-inbox-outbox-dead-letters': {
    async up(db: Kysely<unknown>): Promise<void> {
      // An update is in the inbox while its row has a body; afterwards the row tells a repeated delivery.
      await db.schema.alterTable('updates').addColumn('body', 'blob').execute();
      await db.schema
        .alterTable('updates')
        .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
      await sql`CREATE INDEX updates_open ON updates (id) WHERE body IS NOT NULL`.execute(db);
      await db.schema
        .createTable('outbox')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('chat', 'text')
        .addColumn('not_before', 'integer')
        .addColumn('expires_at', 'integer', (column) => column.notNull())
        .addColumn('body', 'blob', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('outbox_chat').on('outbox').column('chat').execute();
      await db.schema
        .createTable('dead_letters')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('error', 'text', (column) => column.notNull())
        .addColumn('died_on', 'text', (column) => column.notNull())
        .execute();
      // One row that is written to find out whether anything can be written.
      await db.schema.createTable('breath').addColumn('at', 'integer').execute();
      await sql`INSERT INTO breath (at) VALUES (0)`.execute(db);
      // So that a talk can be forgotten in time without looking through all chats.
      await db.schema.alterTable('chats').addColumn('talk_at', 'integer').execute();
      await sql`UPDATE chats SET talk = NULL WHERE NOT json_valid(talk)`.execute(db);
      await sql`UPDATE chats SET talk_at = json_extract(talk, '$.at')`.execute(db);
      await sql`CREATE INDEX chats_talk_at ON chats (talk_at) WHERE talk_at IS NOT NULL`.execute(db);
    },
  },
};

const provider: MigrationProvider = { getMigrations: () => Promise.resolve(migrations) };

/** Brings the database to today's tables, as a whole or not at all. Throws what went wrong. */
export async function migrate<T>(sqlite: Sqlite.Database, db: Kysely<T>): Promise<void> {
  // Kysely runs SQLite's migrations without a transaction, and a process may end between any two statements.
  sqlite.exec('BEGIN IMMEDIATE');
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error === undefined) {
    sqlite.exec('COMMIT');
    return;
  }
  sqlite.exec('ROLLBACK');
  throw error instanceof Error ? error : new Error('a migration failed', { cause: error });
}
