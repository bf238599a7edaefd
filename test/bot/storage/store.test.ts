import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ChatState } from '../../../bot/dialog/types.ts';
import { chatKey, hashKey } from '../../../bot/storage/hash-key.ts';
import { openStore } from '../../../bot/storage/store.ts';

const state: ChatState = {
  chosen: 'ru',
  last: 'ru',
  simple: true,
  alerted: 0,
  talk: {
    at: 1,
    story: {
      verdict: { kind: 'unclear' },
      chance: 0.2,
      schemes: [{ id: 'sms-code', score: 0.1 }],
      lost: ['code'],
    },
    answers: [{ question: 1, option: null }],
    steps: null,
    asked: false,
  },
};

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'abaila-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('what was saved is there after a restart', async () => {
  const file = join(folder, 'deep', 'abaila.sqlite');
  const before = await openStore(file);
  await before.save('chat', { chosen: 'kk', last: 'kk', simple: false, alerted: null, talk: null });
  await before.save('chat', state);
  expect(await before.firstTime(5)).toBe(true);
  await before.close();
  const after = await openStore(file);
  expect(await after.load('chat')).toEqual(state);
  expect(await after.load('other')).toBeNull();
  expect(await after.firstTime(5)).toBe(false);
  await after.close();
});

test('what was given is forgotten with its owner', async () => {
  const store = await openStore(join(folder, 'abaila.sqlite'));
  await store.save('chat', state);
  await store.carryOut('chat', {
    kind: 'donate',
    text: 'код •••',
    reason: 'is-scam',
    verdict: { kind: 'no-signs' },
  });
  await store.carryOut('chat', { kind: 'campaign', name: 'taldyqorgan' });
  await store.carryOut('chat', { kind: 'forget' });
  expect(await store.load('chat')).toBeNull();
  expect(await store.donations()).toEqual([]);
  expect(await store.tallies()).toEqual([{ what: 'campaign', name: 'taldyqorgan', amount: 1 }]);
  await store.close();
});

test('a chat known by another key keeps what was kept of it, unless that key has news of its own', async () => {
  const store = await openStore(join(folder, 'abaila.sqlite'));
  await store.save('before', state);
  const donation = {
    kind: 'donate',
    text: 'код •••',
    reason: 'is-scam',
    verdict: { kind: 'no-signs' },
  } as const;
  await store.carryOut('before', donation);
  await store.move('before', 'after');
  expect(await store.load('before')).toBeNull();
  expect(await store.load('after')).toEqual(state);
  await store.save('before', { ...state, chosen: 'kk' });
  await store.move('before', 'after');
  expect(await store.load('after')).toEqual(state);
  expect(await store.load('before')).toBeNull();
  await store.carryOut('after', { kind: 'forget' });
  expect(await store.donations()).toEqual([]);
  await store.close();
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
