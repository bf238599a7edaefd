import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Draft } from '../../../bot/mail.ts';
import { newChat } from '../../../bot/dialog/step.ts';
import { backUp } from '../../../bot/storage/backup.ts';
import { lockInstance } from '../../../bot/storage/instance-lock.ts';
import { suspect } from '../../../bot/storage/open-database.ts';
import { openStore } from '../../../bot/storage/store.ts';

const key = 'k'.repeat(32);
const secretWords = 'продиктуйте код из смс';
const draft = (chat: string | null, body: string): Draft => ({
  chat,
  body,
  notBefore: null,
  expiresAt: null,
});
const nothing = { done: [], dead: [], kept: null, out: [] };

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'abaila-'));
  file = join(folder, 'abaila.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

const bytesAtRest = (): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('');

test('what was accepted lies in the inbox until it is concluded, over a restart', async () => {
  const before = await openStore(file, { key });
  expect(
    (
      await before.accept([
        { update: 1, body: secretWords },
        { update: 2, body: '{}' },
      ])
    ).fresh,
  ).toEqual([1, 2]);
  await before.begin([1]);
  await before.conclude({ ...nothing, done: [2] });
  await before.close();
  const after = await openStore(file, { key });
  expect(await after.open()).toEqual([{ update: 1, body: secretWords, tries: 1 }]);
  expect(
    (
      await after.accept([
        { update: 1, body: '' },
        { update: 2, body: '' },
        { update: 3, body: '' },
      ])
    ).fresh,
  ).toEqual([3]);
  await after.close();
});

test('bodies are sealed, and gone when their work is done', async () => {
  const store = await openStore(file, { key });
  const latin = Buffer.from(secretWords).toString('latin1');
  await store.accept([{ update: 1, body: secretWords }]);
  const [posted] = await store.conclude({ ...nothing, done: [1], out: [draft('chat', secretWords)] });
  expect(bytesAtRest()).not.toContain(latin);
  expect(await store.read(posted!.id)).toBe(secretWords);
  await store.settle([posted!.id]);
  expect(await store.read(posted!.id)).toBeNull();
  await store.close();
  expect(bytesAtRest()).not.toContain(latin);
});

test('under another key nothing can be read, and it is not lost in silence', async () => {
  const before = await openStore(file, { key });
  await before.accept([{ update: 1, body: secretWords }]);
  await before.close();
  const after = await openStore(file, { key: 'another' });
  expect(await after.open()).toEqual([{ update: 1, body: null, tries: 0 }]);
  await after.close();
});

test('a conclusion is written as a whole or not at all', async () => {
  const store = await openStore(file, { key });
  await store.accept([{ update: 1, body: '{}' }]);
  const broken = {
    chat: 'chat',
    state: null,
    counted: { verdict: {} as string, scheme: null, language: 'ru' },
  };
  const kept = { ...broken, effects: [] };
  await expect(
    store.conclude({ ...nothing, done: [1], kept, out: [draft('chat', 'words')] }),
  ).rejects.toThrow();
  expect(await store.open()).toHaveLength(1);
  expect(await store.waiting()).toEqual([]);
  await store.close();
});

test('a dead letter keeps its number, its kind and the class of the error', async () => {
  const store = await openStore(file, { key });
  await store.accept([{ update: 1, body: secretWords }]);
  await store.conclude({ ...nothing, dead: [{ update: 1, kind: 'text', error: 'TypeError' }] });
  expect(await store.deadLetters()).toEqual([{ id: 1, kind: 'text', error: 'TypeError' }]);
  expect(await store.open()).toEqual([]);
  await store.close();
});

test('the outbox keeps order and times, and a chat that ended takes its messages along', async () => {
  const store = await openStore(file, { key, now: () => new Date(1000) });
  const reminder = { ...draft('a', 'later'), notBefore: 5000 };
  await store.conclude({ ...nothing, out: [draft('a', '1'), draft('b', '2'), reminder] });
  const waiting = await store.waiting();
  expect(waiting.map(({ chat, notBefore }) => [chat, notBefore])).toEqual([
    ['a', null],
    ['b', null],
    ['a', 5000],
  ]);
  expect(waiting[2]!.expiresAt).toBe(5000 + 86_400_000);
  expect(await store.settleChat('a')).toBe(2);
  expect(await store.waiting()).toHaveLength(1);
  await store.close();
});

test('while another process holds the file work goes on in memory, and is written when it is free', async () => {
  const health: (string | null)[] = [];
  const store = await openStore(file, { key, onHealth: (code) => health.push(code) });
  const other = new Sqlite(file);
  other.exec('BEGIN IMMEDIATE');
  expect(await store.writable(200)).toBe(false);
  const accepted = await store.accept([{ update: 1, body: '{}' }]);
  expect(accepted.fresh).toEqual([1]);
  expect((await store.accept([{ update: 1, body: '{}' }])).fresh).toEqual([]);
  const kept = { chat: 'chat', state: { ...newChat, simple: true }, counted: null, effects: [] };
  const [posted] = await store.conclude({ ...nothing, done: [1], kept, out: [draft('chat', 'words')] });
  expect(posted).toMatchObject({ durable: false, body: 'words' });
  expect(await store.load('chat')).toMatchObject({ simple: true });
  expect((await store.accept([{ update: 1, body: '{}' }])).fresh).toEqual([]);
  other.exec('ROLLBACK');
  other.close();
  await accepted.durable;
  expect(await store.writable(2000)).toBe(true);
  expect(health).toEqual(['SQLITE_BUSY', null]);
  expect(await store.waiting()).toHaveLength(1);
  expect(await store.load('chat')).toMatchObject({ simple: true });
  expect((await store.accept([{ update: 1, body: '{}' }])).fresh).toEqual([]);
  await store.close();
});

test('a file that is no database is set aside and a new one begun', async () => {
  writeFileSync(file, 'не база данных '.repeat(1000));
  const aside: string[] = [];
  const store = await openStore(file, { key, onSetAside: (path) => aside.push(path) });
  expect((await store.accept([{ update: 1, body: '{}' }])).fresh).toEqual([1]);
  await store.close();
  expect(readFileSync(aside[0]!, 'utf8')).toContain('не база');
});

test('a file that gave a wrong answer is looked at as a whole at the next start', async () => {
  const before = await openStore(file, { key });
  for (let update = 1; update <= 200; update++) await before.accept([{ update, body: 'x'.repeat(500) }]);
  await before.close();
  const bytes = readFileSync(file);
  writeFileSync(
    file,
    Buffer.concat([bytes.subarray(0, 40_000), Buffer.alloc(20_000, 7), bytes.subarray(60_000)]),
  );
  suspect(file);
  const aside: string[] = [];
  const after = await openStore(file, { key, onSetAside: (path) => aside.push(path) });
  expect(aside).toHaveLength(1);
  expect(await after.open()).toEqual([]);
  await after.close();
  // Once is enough.
  await (await openStore(file, { key, onSetAside: (path) => aside.push(path) })).close();
  expect(aside).toHaveLength(1);
});

test('a backup taken while work goes on is whole', async () => {
  const store = await openStore(file, { key });
  const accepting = Array.from({ length: 300 }, (_, i) => store.accept([{ update: i + 1, body: '{}' }]));
  await Promise.all(accepting.slice(0, 100));
  const copy = join(folder, 'copy.sqlite');
  await Promise.all([backUp(file, copy), ...accepting]);
  await store.close();
  const restored = await openStore(copy, { key });
  expect((await restored.open()).length).toBeGreaterThanOrEqual(100);
  await restored.close();
  await expect(backUp(join(folder, 'none'), copy)).rejects.toThrow('no database');
});

test('one instance at a time works on a folder', () => {
  const unlock = lockInstance(file)!;
  expect(lockInstance(file)).toBeNull();
  unlock();
  const next = lockInstance(file);
  expect(next).not.toBeNull();
  next!();
});
