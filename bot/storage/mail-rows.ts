// Inbox and outbox as rows. Bodies are sealed, and gone as soon as they have done their work.
import type Sqlite from 'better-sqlite3';
import type { Conclusion, Mail, OpenUpdate, Posted, Received } from '../mail.ts';
import { eraseTraces } from './erase-traces.ts';
import type { GroupCommit, Write } from './group-commit.ts';
import type { KeepTurn } from './keep-turn.ts';
import type { Seal } from './seal.ts';
import type { UnwrittenStates } from './unwritten-states.ts';

export interface MailHouse {
  readonly sqlite: Sqlite.Database;
  readonly commits: GroupCommit;
  readonly states: UnwrittenStates;
  readonly seal: Seal;
  readonly keepTurn: KeepTurn;
  readonly now: () => Date;
}

const dayMs = 86_400_000;

export function mailRows({ sqlite, commits, states, seal, keepTurn, now }: MailHouse): Mail {
  const insert = sqlite.prepare(
    'INSERT INTO updates (id, seen_on, body) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const known = sqlite.prepare<[number]>('SELECT 1 FROM updates WHERE id = ?');
  const open = sqlite.prepare<[], { id: number; body: Buffer; tries: number }>(
    'SELECT id, body, tries FROM updates WHERE body IS NOT NULL ORDER BY id',
  );
  const begin = sqlite.prepare('UPDATE updates SET tries = tries + 1 WHERE id = ?');
  // A row that was never written because the disk was ill is written now, or its update would be taken again.
  const conclude = sqlite.prepare(
    'INSERT INTO updates (id, seen_on, body) VALUES (?, ?, NULL) ON CONFLICT (id) DO UPDATE SET body = NULL',
  );
  const bury = sqlite.prepare(
    'INSERT INTO dead_letters (id, kind, error, died_on) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const post = sqlite.prepare(
    'INSERT INTO outbox (id, chat, not_before, expires_at, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const waiting = sqlite.prepare<
    [],
    { id: number; chat: string | null; notBefore: number | null; expiresAt: number }
  >('SELECT id, chat, not_before AS notBefore, expires_at AS expiresAt FROM outbox ORDER BY id');
  const read = sqlite.prepare<[number], { body: Buffer }>('SELECT body FROM outbox WHERE id = ?');
  const settle = sqlite.prepare('DELETE FROM outbox WHERE id = ?');
  const settleChat = sqlite.prepare('DELETE FROM outbox WHERE chat = ?');
  const today = (): string => now().toISOString().slice(0, 10);

  /** Updates of which something is still waiting for the disk: SQLite cannot tell yet that they are known. */
  const unwritten = new Set<number>();
  let lastPosted = sqlite.prepare<[], number | null>('SELECT max(id) FROM outbox').pluck().get() ?? 0;

  const wasWritten = (update: number): boolean => {
    try {
      return known.get(update) !== undefined;
    } catch {
      return false;
    }
  };
  /** Resolves when the write is durable, or the disk refused. */
  const soon = async (write: Write<unknown>): Promise<boolean> => (await write.soon).durable;

  return {
    async accept(received) {
      const fresh = received.filter(({ update }) => !unwritten.has(update));
      for (const { update } of fresh) unwritten.add(update);
      const rows = fresh.map(({ update, body }: Received) => ({ update, sealed: seal.close(body) }));
      const day = today();
      const write = commits.write(() =>
        rows
          .filter(({ update, sealed }) => insert.run(update, day, sealed).changes === 1)
          .map(({ update }) => update),
      );
      const outcome = await write.soon;
      const taken = outcome.durable
        ? outcome.value
        : fresh.map(({ update }) => update).filter((update) => !wasWritten(update));
      for (const { update } of fresh)
        if (outcome.durable || !taken.includes(update)) unwritten.delete(update);
      return { fresh: taken, durable: write.durable };
    },
    open: () =>
      Promise.resolve(
        open.all().map(({ id, body, tries }): OpenUpdate => ({ update: id, body: seal.open(body), tries })),
      ),
    async begin(updates) {
      await soon(commits.write(() => updates.forEach((update) => begin.run(update))));
    },
    async conclude({ done, dead, kept, out }: Conclusion) {
      const at = now().getTime();
      const day = today();
      const drafts = out.map(({ chat, body, notBefore, expiresAt }) => ({
        sealed: seal.close(body),
        posted: {
          id: ++lastPosted,
          chat,
          body,
          notBefore,
          expiresAt: expiresAt ?? Math.max(at, notBefore ?? 0) + dayMs,
        },
      }));
      const concluded = [...done, ...dead.map(({ update }) => update)];
      const write = commits.write(() => {
        for (const update of concluded) conclude.run(update, day);
        for (const { update, kind, error } of dead) bury.run(update, kind, error, day);
        if (kept !== null) keepTurn(kept, day);
        for (const { sealed, posted } of drafts)
          post.run(posted.id, posted.chat, posted.notBefore, posted.expiresAt, sealed);
      });
      if (kept !== null) {
        states.hold(kept, write.durable);
        eraseTraces(sqlite, kept, write.durable);
      }
      write.durable.then(
        () => concluded.forEach((update) => unwritten.delete(update)),
        () => undefined,
      );
      const durable = await soon(write);
      return drafts.map(({ posted }): Posted => ({ ...posted, durable }));
    },
    waiting: () =>
      Promise.resolve(waiting.all().map((row): Posted => ({ ...row, body: null, durable: true }))),
    read(id) {
      const row = read.get(id);
      return Promise.resolve(row === undefined ? null : seal.open(row.body));
    },
    async settle(ids) {
      await soon(commits.write(() => ids.forEach((id) => settle.run(id))));
    },
    async settleChat(chat) {
      const outcome = await commits.write(() => settleChat.run(chat).changes).soon;
      return outcome.durable ? outcome.value : 0;
    },
  };
}
