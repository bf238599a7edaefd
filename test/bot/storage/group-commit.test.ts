import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GroupCommit } from '../../../bot/storage/group-commit.ts';

let sqlite: Sqlite.Database;
let commits: GroupCommit;
let health: (string | null)[];

beforeEach(() => {
  sqlite = new Sqlite(':memory:');
  sqlite.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, body BLOB)');
  health = [];
  commits = begun(5);
});
afterEach(() => {
  commits.close();
  sqlite.close();
});

function begun(mostWaiting: number): GroupCommit {
  const onHealth = (trouble: string | null): void => void health.push(trouble);
  return new GroupCommit(sqlite, { leastGapMs: 1, mostWaiting, onHealth });
}

const insert = (id: number, bytes = 1): (() => number) => {
  const statement = sqlite.prepare('INSERT INTO rows VALUES (?, ?)');
  return () => statement.run(id, Buffer.alloc(bytes)).changes;
};
const ids = (): unknown[] => sqlite.prepare('SELECT id FROM rows ORDER BY id').pluck().all();

test('writes that come together are one transaction, in their order', async () => {
  const order: number[] = [];
  const writes = [1, 2, 3].map((id) =>
    commits.write(() => {
      order.push(id);
      expect(sqlite.inTransaction).toBe(true);
      return insert(id)();
    }),
  );
  expect(ids()).toEqual([]);
  expect(await Promise.all(writes.map(({ durable }) => durable))).toEqual([1, 1, 1]);
  expect(order).toEqual([1, 2, 3]);
});

test('a write with a fault of its own fails alone, and is not half done', async () => {
  const good = commits.write(insert(1));
  const bad = commits.write(() => {
    insert(2)();
    insert(1)();
  });
  const other = commits.write(insert(3));
  await expect(bad.durable).rejects.toThrow('UNIQUE');
  await expect(bad.soon).rejects.toThrow('UNIQUE');
  await Promise.all([good.durable, other.durable]);
  expect(ids()).toEqual([1, 3]);
});

test('while the disk is full everybody is told soon; when there is room all is written, in order', async () => {
  sqlite.pragma('max_page_count = 2');
  const first = commits.write(insert(1, 100_000));
  expect(await first.soon).toEqual({ durable: false });
  expect(commits.failing).toBe(true);
  const second = commits.write(insert(2));
  expect(await second.soon).toEqual({ durable: false });
  sqlite.pragma('max_page_count = 1000000');
  await Promise.all([first.durable, second.durable]);
  expect(ids()).toEqual([1, 2]);
  expect(health).toEqual(['SQLITE_FULL', null]);
});

test('a disk that stays full costs no endless memory: the oldest writes are given up', async () => {
  sqlite.pragma('max_page_count = 2');
  const first = commits.write(insert(1, 100_000));
  expect((await first.soon).durable).toBe(false);
  const others = [2, 3, 4, 5, 6].map((id) => commits.write(insert(id)));
  await expect(first.durable).rejects.toThrow('given up');
  sqlite.pragma('max_page_count = 1000000');
  await Promise.all(others.map(({ durable }) => durable));
  expect(ids()).toEqual([2, 3, 4, 5, 6]);
});
