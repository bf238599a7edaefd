// What survives a restart: languages of chats, inbox and outbox, daily counts. SQLite behind an async door.
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, SqliteDialect } from 'kysely';
import type { Mail } from '../mail.ts';
import type { Memory } from '../turn.ts';
import { eraseTraces } from './erase-traces.ts';
import { GroupCommit } from './group-commit.ts';
import { keepsTurns } from './keep-turn.ts';
import { mailRows } from './mail-rows.ts';
import { migrate } from './migrations.ts';
import { isBroken, openDatabase, suspect } from './open-database.ts';
import { purges } from './retention.ts';
import type { Tables } from './schema.ts';
import { Seal } from './seal.ts';
import { readTalk } from './talk.ts';
import { UnwrittenStates } from './unwritten-states.ts';

export interface Store extends Memory, Mail {
  /** Whom to tell about a text, if anybody asked. */
  subscriberOf(donation: number): Promise<{ chat: string; address: string } | null>;
  /** How many texts got each verdict. */
  counts(): Promise<{ verdict: string; amount: number }[]>;
  /** Texts given by their owners to learn from, oldest first. */
  donations(): Promise<{ id: number; text: string; reason: string; verdict: string; scheme: string }[]>;
  /** How often campaigns' codes were used, and answers called wrong. */
  tallies(): Promise<{ what: string; name: string; amount: number }[]>;
  /** Updates nothing could be made of. */
  deadLetters(): Promise<{ id: number; kind: string; error: string }[]>;
  /** Whether a row can be made durable within `ms`; tried, not guessed. */
  writable(ms: number): Promise<boolean>;
  /** Forgets what has had its time; resolves with the number of rows. */
  purge(): Promise<number>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Seals what is on its way. */
  readonly key: string;
  /** What was sealed under the key before can still be read. */
  readonly previousKey?: string | null;
  readonly now?: () => Date;
  /** The disk began to refuse (SQLite's code), or is well again (null). */
  readonly onHealth?: (trouble: string | null) => void;
  /** A broken file was put there, and a new one begun. */
  readonly onSetAside?: (file: string) => void;
}

const leastGapMs = 2;
const mostWaiting = 20_000;

/** Opens (and makes, and migrates) the database file; `:memory:` for one that lives as long as the process. */
export async function openStore(file: string, options: StoreOptions): Promise<Store> {
  const now = options.now ?? ((): Date => new Date());
  const { sqlite, setAside } = openDatabase(file, now());
  if (setAside !== null) options.onSetAside?.(setAside);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) });
  await migrate(sqlite, db);
  const commits = new GroupCommit(sqlite, {
    leastGapMs,
    mostWaiting,
    onHealth(trouble) {
      if (trouble !== null && isBroken(trouble)) suspect(file);
      options.onHealth?.(trouble);
    },
  });
  const keepTurn = keepsTurns(sqlite, db);
  const today = (): string => now().toISOString().slice(0, 10);
  const states = new UnwrittenStates();
  const purge = purges(sqlite);
  const breathe = sqlite.prepare('UPDATE breath SET at = ?');
  const loadChat = sqlite.prepare<[string], Omit<Tables['chats'], 'key' | 'updated_on' | 'talk_at'>>(
    'SELECT chosen, last, simple, alerted, talk FROM chats WHERE key = ?',
  );
  return {
    ...mailRows({
      sqlite,
      commits,
      states,
      seal: new Seal('mail', options.key, options.previousKey ?? null),
      keepTurn,
      now,
    }),
    // A broken file rejects, it does not throw.
    load: (chat) =>
      new Promise((resolve) => {
        const unwritten = states.of(chat);
        const row = unwritten === undefined ? loadChat.get(chat) : undefined;
        const read = row && { ...row, simple: row.simple === 1, talk: readTalk(row.talk) };
        resolve(unwritten ?? read ?? null);
      }),
    async keep(kept) {
      const write = commits.write(() => keepTurn(kept, today()));
      states.hold(kept, write.durable);
      eraseTraces(sqlite, kept, write.durable);
      await write.soon;
    },
    donations: () =>
      db
        .selectFrom('donations')
        .select(['id', 'text', 'reason', 'verdict', 'scheme'])
        .orderBy('id')
        .execute(),
    async subscriberOf(donation): Promise<{ chat: string; address: string } | null> {
      const row = await db
        .selectFrom('donations')
        .select(['chat', 'address'])
        .where('id', '=', donation)
        .executeTakeFirst();
      return row?.address ? { chat: row.chat, address: row.address } : null;
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
    deadLetters: () => db.selectFrom('dead_letters').select(['id', 'kind', 'error']).orderBy('id').execute(),
    async writable(ms) {
      const { durable } = commits.write(() => breathe.run(now().getTime()));
      const inTime = durable.then(
        () => true,
        () => false,
      );
      return Promise.race([inTime, sleep(ms, false, { ref: false })]);
    },
    purge: async () => {
      const outcome = await commits.write(() => purge(now())).soon;
      return outcome.durable ? outcome.value : 0;
    },
    async close() {
      commits.close();
      await db.destroy();
    },
  };
}
