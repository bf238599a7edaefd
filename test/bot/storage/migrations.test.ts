// Databases as released versions left them come up to date with what they held.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../../bot/storage/store.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'abaila-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const fixtures = new URL('../../fixtures/databases/', import.meta.url);

test.each(['001', '002'])('version %s', async (version) => {
  const file = join(folder, 'abaila.sqlite');
  const old = new Sqlite(file);
  old.exec(readFileSync(new URL(`${version}.sql`, fixtures), 'utf8'));
  old.close();
  const store = await openStore(file, { key: 'key', now: () => new Date('2026-01-05T10:00:00Z') });
  expect(await store.load('chat-a')).toMatchObject({ chosen: 'kk', last: 'kk' });
  expect((await store.accept([{ update: 7, body: '{}' }])).fresh).toEqual([]);
  expect(await store.open()).toEqual([]);
  expect(await store.counts()).toEqual([{ verdict: 'scam', amount: 3 }]);
  if (version === '002') {
    expect((await store.load('chat-b'))!.talk).toMatchObject({ at: 1767607200000 });
    expect(await store.donations()).toMatchObject([{ text: 'код •••' }]);
    // Not JSON: no talk at all.
    expect((await store.load('chat-c'))!.talk).toBeNull();
  }
  await store.close();
  const again = await openStore(file, { key: 'key' });
  await again.close();
});

test('a migration that comes to no end leaves nothing behind', async () => {
  const file = join(folder, 'abaila.sqlite');
  const old = new Sqlite(file);
  old.exec(readFileSync(new URL('002.sql', fixtures), 'utf8'));
  // In the way of the last statements of the migration.
  old.exec('CREATE TABLE chats_talk_at (id)');
  await expect(openStore(file, { key: 'key' })).rejects.toThrow('chats_talk_at');
  expect(old.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'outbox'").pluck().get()).toBe(0);
  old.exec('DROP TABLE chats_talk_at');
  old.close();
  const store = await openStore(file, { key: 'key' });
  expect(await store.load('chat-a')).toMatchObject({ chosen: 'kk' });
  await store.close();
});
