// A copy of the whole database while the bot goes on working.
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

/** Copies `from` to `to`, which appears whole or not at all. Throws with a sentence when it cannot be done. */
export async function backUp(from: string, to: string): Promise<void> {
  if (!existsSync(from)) throw new Error(`there is no database at ${from}`);
  const part = `${to}.part`;
  rmSync(part, { force: true });
  const source = new Sqlite(from, { readonly: true });
  try {
    await source.backup(part);
    chmodSync(part, 0o600);
    check(part);
    renameSync(part, to);
  } finally {
    source.close();
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(part + suffix, { force: true });
  }
}

function check(file: string): void {
  const copy = new Sqlite(file, { readonly: true });
  try {
    const verdict = copy.pragma('integrity_check(1)', { simple: true });
    if (verdict !== 'ok') throw new Error(`the copy is broken: ${String(verdict)}`);
  } finally {
    copy.close();
  }
}
