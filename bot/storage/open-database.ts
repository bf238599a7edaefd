// The database file: opened so that what was committed is on the disk, and set aside when it is broken.
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';

export interface Opened {
  readonly sqlite: Sqlite.Database;
  /** Where a broken file was put, for whoever runs the bot; a new one took its place. */
  readonly setAside: string | null;
}

/** Opens or makes the file; `:memory:` for one that lives as long as the process. Throws when there is no room for it. */
export function openDatabase(file: string, now: Date): Opened {
  if (file === ':memory:') return { sqlite: opened(file, false), setAside: null };
  mkdirSync(dirname(file), { recursive: true });
  const suspicious = existsSync(suspicionOf(file));
  rmSync(suspicionOf(file), { force: true });
  try {
    return { sqlite: opened(file, suspicious), setAside: null };
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError) || !isBroken(error.code)) throw error;
    // A bot that remembers nothing helps more than none.
    const setAside = `${file}.broken-${now.toISOString().replaceAll(/[^\dTZ]/g, '')}`;
    for (const suffix of ['', '-wal', '-shm'])
      if (existsSync(file + suffix)) renameSync(file + suffix, setAside + suffix);
    return { sqlite: opened(file, false), setAside };
  }
}

export const isBroken = (code: string): boolean => /^SQLITE_(?:CORRUPT|NOTADB)/.test(code);

/** The file gave a wrong answer: the next start looks at the whole of it. */
export function suspect(file: string): void {
  if (file === ':memory:') return;
  try {
    closeSync(openSync(suspicionOf(file), 'w'));
  } catch {
    // The disk is worse off than we thought.
  }
}

const suspicionOf = (file: string): string => `${file}.suspicious`;

function opened(file: string, suspicious: boolean): Sqlite.Database {
  const sqlite = new Sqlite(file);
  try {
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    // What was deleted is overwritten.
    sqlite.pragma('secure_delete = ON');
    // Everything here runs on the one thread that answers people: a lock is waited for outside.
    sqlite.pragma('busy_timeout = 50');
    if (suspicious && sqlite.pragma('quick_check(1)', { simple: true }) !== 'ok')
      throw new Sqlite.SqliteError('not what was written', 'SQLITE_CORRUPT');
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}
