import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ChatState } from '../../../bot/dialog/types.ts';
import { chatKey, hashKey } from '../../../bot/storage/hash-key.ts';
import { openStore } from '../../../bot/storage/store.ts';
import type { Kept } from '../../../bot/turn.ts';

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

const key = 'k'.repeat(32);
const draft = { chat: null, body: '{}', notBefore: null, expiresAt: null };

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'abaila-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const kept = (chat: string, saved: ChatState | null, ...effects: Kept['effects']): Kept => ({
  chat,
  state: saved,
  counted: null,
  effects,
});

test('what was kept is there after a restart', async () => {
  const file = join(folder, 'deep', 'abaila.sqlite');
  const before = await openStore(file, { key });
  await before.keep(kept('chat', { chosen: 'kk', last: 'kk', simple: false, alerted: null, talk: null }));
  await before.keep(kept('chat', state));
  await before.close();
  const after = await openStore(file, { key });
  expect(await after.load('chat')).toEqual(state);
  expect(await after.load('other')).toBeNull();
  await after.close();
});

test('what was given is forgotten with its owner, and what waits to be sent', async () => {
  const store = await openStore(join(folder, 'abaila.sqlite'), { key });
  const donated = {
    kind: 'donate',
    text: 'код •••',
    reason: 'is-scam',
    verdict: { kind: 'no-signs' },
  } as const;
  await store.keep(kept('chat', state, donated, { kind: 'campaign', name: 'taldyqorgan' }));
  await store.conclude({ done: [], dead: [], kept: null, out: [{ ...draft, chat: 'chat' }] });
  expect(await store.donations()).toHaveLength(1);
  await store.keep(kept('chat', null, { kind: 'forget' }));
  expect(await store.load('chat')).toBeNull();
  expect(await store.donations()).toEqual([]);
  expect(await store.waiting()).toEqual([]);
  expect(await store.tallies()).toEqual([{ what: 'campaign', name: 'taldyqorgan', amount: 1 }]);
  await store.close();
});

test('who wants to be told is known until told', async () => {
  const store = await openStore(':memory:', { key });
  const donated = { kind: 'donate', text: '•••', reason: 'is-scam', verdict: { kind: 'no-signs' } } as const;
  await store.keep(kept('chat', null, donated));
  await store.keep(kept('chat', null, { kind: 'subscribe', address: 'sealed' }));
  const { id } = (await store.donations())[0]!;
  expect(await store.subscriberOf(id)).toEqual({ chat: 'chat', address: 'sealed' });
  await store.keep(kept('chat', null, { kind: 'told', donation: id }));
  expect(await store.subscriberOf(id)).toBeNull();
  await store.close();
});

test('updates are forgotten after two days, talks after half an hour', async () => {
  let now = new Date('2026-01-05T10:00:00Z');
  const store = await openStore(join(folder, 'abaila.sqlite'), { key, now: () => now });
  const talk = { ...state.talk!, at: now.getTime() };
  await store.accept([
    { update: 1, body: 'done' },
    { update: 2, body: 'open' },
  ]);
  await store.conclude({ done: [1], dead: [], kept: kept('chat', { ...state, talk }), out: [] });
  expect(await store.purge()).toBe(0);
  now = new Date('2026-01-05T10:31:00Z');
  expect(await store.purge()).toBe(1);
  expect((await store.load('chat'))!.talk).toBeNull();
  now = new Date('2026-01-09T10:00:00Z');
  expect(await store.purge()).toBe(1);
  expect((await store.accept([{ update: 1, body: 'again' }])).fresh).toEqual([1]);
  expect((await store.open()).map(({ update }) => update)).toEqual([1, 2]);
  await store.close();
});

test('an id can be known again, but not read', () => {
  const made = hashKey({ keptIn: join(folder, 'hash-key') });
  expect(hashKey({ keptIn: join(folder, 'hash-key') })).toBe(made);
  expect(statSync(join(folder, 'hash-key')).mode & 0o077).toBe(0);
  expect(readFileSync(join(folder, 'hash-key'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
  expect(chatKey(77012345678, made)).toBe(chatKey(77012345678, made));
  expect(chatKey(77012345678, made)).not.toContain('77012345678');
  expect(chatKey(77012345678, 'another key')).not.toBe(chatKey(77012345678, made));
});
