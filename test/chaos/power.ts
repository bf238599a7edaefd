// The power is cut while a store is at work: only bytes that were synced are sure to be there. Every promise must be kept.
// Needs a C compiler, to record what SQLite writes and when it syncs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { seeded } from '../support/seeded.ts';
import { DiskFile, readRecords, type WriteRecord } from './disk-after-cut.ts';

export interface PowerResult {
  readonly trials: number;
  readonly promises: number;
  readonly broken: number;
  readonly corruptFiles: number;
}

const updates = 4000;
const files = ['cut.sqlite', 'cut.sqlite-wal'];

/** One life of a store, cut at `trials` random instants of it. Null without a C compiler. */
export function cutPower(trials: number, seed: number): PowerResult | null {
  const folder = mkdtempSync(join(tmpdir(), 'abaila-power-'));
  try {
    const recorder = join(folder, 'record-writes.so');
    const source = join(import.meta.dirname, 'record-writes.c');
    const built = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', recorder, source, '-lpthread']);
    if (built.status !== 0) return null;
    const log = join(folder, 'log');
    const script = join(import.meta.dirname, 'power-child.ts');
    const env = { ...process.env, LD_PRELOAD: recorder, RECORD_WRITES: log };
    const lived = spawnSync(process.execPath, [script, folder, String(updates)], { env, stdio: 'inherit' });
    if (lived.status !== 0) throw new Error('the store did not come to its end');
    return cutAt(readRecords(readFileSync(log)), trials, seeded(seed), folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function cutAt(
  records: readonly WriteRecord[],
  trials: number,
  random: () => number,
  folder: string,
): PowerResult {
  const cuts = Array.from({ length: trials }, () => Math.floor(random() * records.length)).sort(
    (a, b) => a - b,
  );
  const disk = new Map(files.map((file) => [file, new DiskFile()]));
  const promised = new DiskFile();
  const result = { trials, promises: 0, broken: 0, corruptFiles: 0 };
  for (const [i, record] of records.entries()) {
    while (cuts[0] === i) {
      cuts.shift();
      const file = join(folder, `after-${i}.sqlite`);
      for (const [name, one] of disk)
        writeFileSync(file + name.slice('cut.sqlite'.length), one.afterCut(random));
      const found = look(file, promised.whole().toString().trim().split('\n'));
      result.promises += found.promises;
      result.broken += found.broken;
      result.corruptFiles += found.corrupt ? 1 : 0;
      for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    }
    if (record.file === 'cut.promised') promised.note(record);
    else disk.get(record.file)?.note(record);
  }
  return result;
}

/** Opens what is left and holds it against what was promised. */
function look(
  file: string,
  lines: readonly string[],
): { promises: number; broken: number; corrupt: boolean } {
  const promises = new Map<string, Set<number>>();
  for (const line of lines) {
    const [what = '', id = ''] = line.split(' ');
    const ids = promises.get(what) ?? new Set();
    promises.set(what, ids.add(Number(id)));
  }
  const all = (what: string): readonly number[] => [...(promises.get(what) ?? [])];
  const sqlite = new Sqlite(file);
  try {
    const corrupt = sqlite.pragma('integrity_check(1)', { simple: true }) !== 'ok';
    const hasTables = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = 'outbox'").get() !== undefined;
    const ids = (query: string): Set<unknown> =>
      new Set(hasTables ? sqlite.prepare(query).pluck().all() : []);
    const accepted = ids('SELECT id FROM updates');
    const done = ids('SELECT id FROM updates WHERE body IS NULL');
    const waiting = ids('SELECT id FROM outbox');
    const settling = promises.get('settling') ?? new Set();
    const broken =
      all('accepted').filter((id) => !accepted.has(id)).length +
      all('done').filter((id) => !done.has(id)).length +
      all('posted').filter((id) => !waiting.has(id) && !settling.has(id)).length +
      all('settled').filter((id) => waiting.has(id)).length;
    return { promises: lines.length, broken, corrupt };
  } catch {
    return { promises: lines.length, broken: lines.length, corrupt: true };
  } finally {
    sqlite.close();
  }
}
