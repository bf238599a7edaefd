// One process at a time works on a folder: two would answer the same inbox. The system frees the lock of a process that died.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Takes the lock beside the database; null while another process has it. Call what it returns to give it back. */
export function lockInstance(databaseFile: string): (() => void) | null {
  mkdirSync(dirname(databaseFile), { recursive: true });
  const lock = new Sqlite(`${databaseFile}.lock`);
  try {
    lock.pragma('busy_timeout = 0');
    lock.exec('BEGIN EXCLUSIVE');
    return () => lock.close();
  } catch (error) {
    lock.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}
