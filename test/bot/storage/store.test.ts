import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chatKey, hashKey } from '../../../bot/storage/hash-key.ts';
import { openStore } from '../../../bot/storage/store.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'abaila-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('what was saved is there after a restart', async () => {
  const file = join(folder, 'deep', 'abaila.sqlite');
  const before = await openStore(file);
  await before.save('chat', { chosen: 'kk', last: 'kk' });
  await before.save('chat', { chosen: 'ru', last: 'ru' });
  expect(await before.firstTime(5)).toBe(true);
  await before.close();
  const after = await openStore(file);
  expect(await after.load('chat')).toEqual({ chosen: 'ru', last: 'ru' });
  expect(await after.load('other')).toBeNull();
  expect(await after.firstTime(5)).toBe(false);
  await after.close();
});

test('updates are forgotten after two days', async () => {
  const file = join(folder, 'abaila.sqlite');
  const monday = await openStore(file, () => new Date('2026-01-05T10:00:00Z'));
  await monday.firstTime(1);
  await monday.close();
  const friday = await openStore(file, () => new Date('2026-01-09T10:00:00Z'));
  expect(await friday.firstTime(1)).toBe(true);
  await friday.close();
});

test('an id can be known again, but not read', () => {
  const key = hashKey({ keptIn: join(folder, 'hash-key') });
  expect(hashKey({ keptIn: join(folder, 'hash-key') })).toBe(key);
  expect(statSync(join(folder, 'hash-key')).mode & 0o077).toBe(0);
  expect(readFileSync(join(folder, 'hash-key'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
  expect(chatKey(77012345678, key)).toBe(chatKey(77012345678, key));
  expect(chatKey(77012345678, key)).not.toContain('77012345678');
  expect(chatKey(77012345678, 'another key')).not.toBe(chatKey(77012345678, key));
});
