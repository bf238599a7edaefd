// What has had its time is forgotten, a little at a time, so that nobody waits for it.
import type Sqlite from 'better-sqlite3';

/** How long what is kept. */
export const retention = {
  /** Telegram keeps undelivered updates for a day; after two nothing old comes back. */
  updatesDays: 2,
  talkMs: 30 * 60_000,
  deadLettersDays: 30,
} as const;

const rowsAtATime = 2000;
const dayMs = 86_400_000;

/** One round of forgetting, as statements for inside a transaction; returns the number of rows. */
export function purges(sqlite: Sqlite.Database): (now: Date) => number {
  // Numbers of updates rise with time, so the oldest rows are looked at and no others.
  const updates = sqlite.prepare<[string]>(
    `DELETE FROM updates WHERE seen_on < ? AND body IS NULL
     AND id IN (SELECT id FROM updates ORDER BY id LIMIT ${rowsAtATime})`,
  );
  const talks = sqlite.prepare<[number]>(
    `UPDATE chats SET talk = NULL, talk_at = NULL
     WHERE key IN (SELECT key FROM chats WHERE talk_at < ? LIMIT ${rowsAtATime})`,
  );
  const dead = sqlite.prepare<[string]>('DELETE FROM dead_letters WHERE died_on < ?');
  const dayBefore = (now: Date, days: number): string =>
    new Date(now.getTime() - days * dayMs).toISOString().slice(0, 10);
  return (now) =>
    updates.run(dayBefore(now, retention.updatesDays)).changes +
    talks.run(now.getTime() - retention.talkMs).changes +
    dead.run(dayBefore(now, retention.deadLettersDays)).changes;
}
