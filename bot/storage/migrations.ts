// Forward only: a released step is never changed; a change is a new step below.
import type { Kysely } from 'kysely';
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
};

const provider: MigrationProvider = { getMigrations: () => Promise.resolve(migrations) };

/** Brings the database to today's tables. Throws what went wrong; what ran before it stays. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error !== undefined)
    throw error instanceof Error ? error : new Error('a migration failed', { cause: error });
}
