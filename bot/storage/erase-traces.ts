// What was deleted must not be readable in the file either.
import type Sqlite from 'better-sqlite3';

/** Deleted rows are overwritten from now on, not only marked as free. */
export function overwriteDeleted(sqlite: Sqlite.Database): void {
  sqlite.pragma('secure_delete = ON');
}

/** The write-ahead log still holds pages as they were; it is written back and emptied. */
export function emptyLog(sqlite: Sqlite.Database): void {
  sqlite.pragma('wal_checkpoint(TRUNCATE)');
}
