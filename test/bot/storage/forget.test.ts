import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Incoming } from '../../../bot/dialog/types.ts';
import { answering } from '../../../bot/answering.ts';
import { openHouse } from '../../../bot/run.ts';
import type { Outcome } from '../../../bot/telegram/outcome.ts';
import { chatKey } from '../../../bot/storage/hash-key.ts';
import { seal } from '../../../bot/storage/seal.ts';
import { openStore, type Store } from '../../../bot/storage/store.ts';

const house = openHouse();
const oldKey = 'the key of last year, long enough to be one';
const newKey = 'the key of this year, long enough to be one';
const chat = 77_012_345_678;
const donated = 'сосед по даче Ерболат перевёл ••• на карту •••';

let folder: string;
let file: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'abaila-'));
  file = join(folder, 'abaila.sqlite');
  store = await openStore(file, { key: newKey, previousKey: oldKey });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const edge = (key: string, previous: string | null = null): ReturnType<typeof answering> =>
  answering(house, store, key, new Set([900]), () => undefined, previous);
/** Takes a turn and keeps what comes of it. */
async function turn(
  by: ReturnType<typeof answering>,
  incoming: Incoming,
  speaksKazakh = false,
): Promise<Outcome> {
  const outcome = await by.answer(chat, incoming, speaksKazakh);
  if (outcome.kept !== null) await store.keep(outcome.kept);
  return outcome;
}
const command = (name: string, argument = ''): Incoming => ({ kind: 'command', name, argument });
const said = (text: string): Incoming => ({
  kind: 'text',
  passage: { text, hiddenLinks: [] },
  forwarded: false,
  beside: null,
});

/** Leaves something of the person in every table, under the given key. */
async function leaveTraces(key: string): Promise<void> {
  await turn(edge(key), command('start', 'hall-7'));
  await turn(edge(key), said('Это банк. Продиктуйте код из СМС'));
  const state = { chosen: 'kk', last: 'kk', simple: true, alerted: 0, talk: null } as const;
  await store.keep({
    chat: chatKey(chat, key),
    state,
    counted: { verdict: 'scam', scheme: null, language: 'ru' },
    effects: [
      { kind: 'donate', text: donated, reason: 'is-scam', verdict: { kind: 'no-signs' } },
      { kind: 'subscribe', address: seal(chat, key) },
    ],
  });
  await store.accept([{ update: 1, body: donated }]);
  const draft = {
    chat: chatKey(chat, key),
    body: donated,
    notBefore: Date.now() + 3_600_000,
    expiresAt: null,
  };
  await store.conclude({ done: [1], dead: [], kept: null, out: [draft] });
}

/** Every row of every table as text. */
function rows(): string {
  const sqlite = new Sqlite(file, { readonly: true });
  const tables = sqlite
    .prepare("select name from sqlite_master where type = 'table'")
    .pluck()
    .all() as string[];
  const all = tables.map((table) => [table, sqlite.prepare(`select * from "${table}"`).all()]);
  sqlite.close();
  return JSON.stringify(all);
}

/** Every byte on disk. */
const bytes = (): Buffer =>
  Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));

test('/forget erases within a second whatever leads to the person, from rows and from the bytes of the files', async () => {
  await leaveTraces(newKey);
  for (const trace of [chatKey(chat, newKey), donated]) {
    expect(rows()).toContain(trace);
    expect(bytes().includes(trace)).toBe(true);
  }
  const started = performance.now();
  const { answers } = await turn(edge(newKey), command('forget'));
  expect(performance.now() - started).toBeLessThan(1000);
  expect(JSON.stringify(answers)).toContain(house.words.ui('kk', 'forget.done').slice(0, 20));
  for (const trace of [chatKey(chat, newKey), donated, String(chat)]) {
    expect(rows()).not.toContain(trace);
    expect(bytes().includes(trace)).toBe(false);
  }
});

test('a changed key loses nothing while the one before is known: the first word brings everything along', async () => {
  await leaveTraces(oldKey);
  const after = edge(newKey, oldKey);
  const { answers } = await turn(after, command('help'));
  expect(JSON.stringify(answers)).toContain(house.words.ui('kk', 'help.title'));
  expect(rows()).not.toContain(chatKey(chat, oldKey));
  // Who asked to be told under the old key still is.
  const told = await after.admin(900, command('corrected', '1 scam'));
  expect(told?.elsewhere).toMatchObject([{ chat }]);
  await turn(after, command('forget'));
  expect(rows()).not.toContain(donated);
});

test('whoever says /forget first of all after the change is forgotten under both keys', async () => {
  await leaveTraces(oldKey);
  await turn(edge(newKey, oldKey), command('forget'));
  for (const trace of [chatKey(chat, oldKey), chatKey(chat, newKey), donated])
    expect(rows()).not.toContain(trace);
});

test('without the key before nobody is known any more, and no address can be read', async () => {
  await leaveTraces(oldKey);
  const { answers } = await turn(edge(newKey), command('help'));
  expect(JSON.stringify(answers)).toContain(house.words.ui('ru', 'help.title'));
  expect((await edge(newKey).admin(900, command('corrected', '1 scam')))?.elsewhere).toEqual([]);
});

test('what stands under the new name already is newer, and stays', async () => {
  await leaveTraces(oldKey);
  const newer = { chosen: 'ru', last: 'ru', simple: false, alerted: null, talk: null } as const;
  await store.keep({ chat: chatKey(chat, newKey), state: newer, counted: null, effects: [] });
  await turn(edge(newKey, oldKey), command('help'));
  expect(await store.load(chatKey(chat, newKey))).toEqual(newer);
  expect(rows()).not.toContain(chatKey(chat, oldKey));
  expect(rows()).toContain(donated);
});

test('the same key named twice is no change', async () => {
  await leaveTraces(newKey);
  await turn(edge(newKey, newKey), command('help'));
  expect(await store.load(chatKey(chat, newKey))).toMatchObject({ chosen: 'kk' });
});
