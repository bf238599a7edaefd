// What was forgotten must not be readable in the files either. Deleted rows are overwritten (`secure_delete`); the
// write-ahead log still holds the pages as they were.
import type Sqlite from 'better-sqlite3';
import type { Kept } from '../turn.ts';

/** Empties the log as soon as a wish to be forgotten is durable. */
export function eraseTraces(
  sqlite: Sqlite.Database,
  { effects }: Pick<Kept, 'effects'>,
  durable: Promise<unknown>,
): void {
  if (!effects.some(({ kind }) => kind === 'forget')) return;
  durable.then(() => sqlite.open && sqlite.pragma('wal_checkpoint(TRUNCATE)')).catch(() => undefined);
}
