// Updates that cannot be answered, and a disk that cannot write: everybody else goes on.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Happening } from '../../../bot/observe/happening.ts';
import { openHouse } from '../../../bot/run.ts';
import { openStore, type Store } from '../../../bot/storage/store.ts';
import type { Answers } from '../../../bot/telegram/answers.ts';
import { Inbox } from '../../../bot/telegram/inbox.ts';
import type { RunningTelegram } from '../../../bot/telegram/start-telegram.ts';
import type { Incoming } from '../../../bot/dialog/types.ts';
import { FakeBotApi } from '../../support/fake-bot-api.ts';
import { startBot } from '../../support/start-bot.ts';

const house = openHouse();
const scam = 'Вас записали на флюорографию, продиктуйте код из СМС 1414';
const key = 'k'.repeat(32);

let folder: string;
let file: string;
let api: FakeBotApi;
let root: string;
let store: Store;
let bot: RunningTelegram;
let answers: Answers;
let told: Happening[];
/** Called with what is to be answered; may throw or hang. */
let onAnswer: (incoming: Incoming) => unknown;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'abaila-'));
  file = join(folder, 'abaila.sqlite');
  api = new FakeBotApi();
  root = await api.start();
  told = [];
  onAnswer = () => undefined;
});
afterEach(async () => {
  await bot.stop();
  await api.stop();
  await store.close();
  rmSync(folder, { recursive: true });
});

async function start(): Promise<void> {
  store = await openStore(file, { key });
  ({ bot, answers } = await startBot(house, root, {
    store,
    answerMs: 200,
    onAnswer: (incoming) => onAnswer(incoming),
    tell: (happening) => told.push(happening),
  }));
}

const textOf = (incoming: Incoming): string => (incoming.kind === 'text' ? incoming.passage.text : '');
const texts = (): string[] => api.of('sendMessage').map(({ params }) => String(params['text']));

test('an update that always throws is tried twice, then laid aside alone; the others are answered', async () => {
  let tries = 0;
  onAnswer = (incoming) => {
    if (!textOf(incoming).includes('яд')) return;
    tries++;
    throw new TypeError(`не могу: ${textOf(incoming)}`);
  };
  await start();
  api.text('яд', 7);
  api.text(scam, 8);
  await api.waitFor('sendMessage', 2);
  expect(tries).toBe(2);
  expect(await store.deadLetters()).toEqual([{ id: 1, kind: 'text', error: 'TypeError' }]);
  expect(texts().filter((text) => text.includes(house.words.ui('ru', 'other.trouble')))).toHaveLength(1);
  expect(texts().filter((text) => text.includes('🔴'))).toHaveLength(1);
  expect(JSON.stringify(told)).not.toContain('яд');
});

test('an update that hangs is given up after its time, twice; the chat goes on', async () => {
  onAnswer = (incoming) => (textOf(incoming).includes('яд') ? new Promise(() => undefined) : undefined);
  await start();
  api.text('яд');
  await api.waitFor('sendMessage');
  api.text('/help');
  await api.waitFor('sendMessage', 2);
  expect(await store.deadLetters()).toEqual([{ id: 1, kind: 'text', error: 'TimeLimit' }]);
  expect(texts()[1]).toContain(house.words.ui('ru', 'help.title'));
});

test('in a story only the part that is poison is laid aside', async () => {
  onAnswer = (incoming) => {
    if (textOf(incoming).includes('яд')) throw new RangeError();
  };
  await start();
  const forward = (text: string): void =>
    void api.update({ message: api.message({ text, forward_origin: { type: 'hidden_user', date: 1 } }) });
  forward('яд');
  forward(scam);
  await api.waitFor('sendMessage', 2);
  expect((await store.deadLetters()).map(({ id }) => id)).toEqual([1]);
  expect(texts().filter((text) => text.includes('🔴'))).toHaveLength(1);
});

test('what was left in the inbox is answered after a restart, once, and one by one', async () => {
  store = await openStore(file, { key });
  const update = (id: number, chat: number): object => ({
    update_id: id,
    message: { ...api.message({ text: scam }, chat), message_id: id },
  });
  const received = [7, 8, 9].map((chat, i) => ({ update: i + 1, body: JSON.stringify(update(i + 1, chat)) }));
  await store.accept(received);
  await store.close();
  let atOnce = 0;
  let most = 0;
  onAnswer = async () => {
    most = Math.max(most, ++atOnce);
    await new Promise(setImmediate);
    atOnce--;
  };
  await start();
  await api.waitFor('sendMessage', 3);
  api.again(2, update(2, 8) as Record<string, unknown>);
  api.again(50, { message: api.message({ text: '/help' }, 10) });
  await api.waitFor('sendMessage', 4);
  expect(
    api
      .of('sendMessage')
      .map(({ params }) => Number(params['chat_id']))
      .sort(),
  ).toEqual([10, 7, 8, 9]);
  expect(most).toBe(1);
  expect(await store.open()).toEqual([]);
});

test('an update that brought the process down twice is laid aside at the next start, with a word to the person', async () => {
  store = await openStore(file, { key });
  const body = JSON.stringify({ update_id: 1, message: api.message({ text: 'яд' }) });
  await store.accept([{ update: 1, body }]);
  await store.begin([1]);
  await store.begin([1]);
  await store.close();
  await start();
  await api.waitFor('sendMessage');
  expect(texts()[0]).toContain(house.words.ui('ru', 'other.trouble'));
  expect(await store.deadLetters()).toEqual([{ id: 1, kind: 'message', error: 'Crash' }]);
});

test('answers that were not sent yet are sent after a restart', async () => {
  await start();
  api.faults.push({ method: 'sendMessage', status: 502, description: 'Bad Gateway', times: 1000 });
  api.text(scam);
  await api.waitFor('sendMessage');
  await bot.stop();
  await store.close();
  api.faults = [];
  api.calls = [];
  await start();
  await api.waitFor('sendMessage');
  expect(texts()[0]).toContain('🔴');
});

test('while the disk cannot write the verdict is sent, and the update acknowledged only then', async () => {
  await start();
  await api.waitFor('setMyCommands', 2);
  const other = new Sqlite(file);
  other.exec('BEGIN IMMEDIATE');
  const sent = Promise.withResolvers<undefined>();
  api.faults.push({ method: 'sendMessage', status: 502, description: 'Bad Gateway', times: 1 });
  const inbox = inboxOf(sent.promise);
  let acknowledged = false;
  const update = { update_id: 99, message: api.message({ text: scam }) } as never;
  const receiving = inbox
    .receive([{ update, body: JSON.stringify(update) }])
    .then(() => (acknowledged = true));
  await expect.poll(() => sentByInbox).toBe(1);
  expect(acknowledged).toBe(false);
  sent.resolve(undefined);
  await receiving;
  // Brought again, because nobody knew that it was done: it is not answered again.
  await inbox.receive([{ update, body: JSON.stringify(update) }]);
  expect(sentByInbox).toBe(1);
  other.exec('ROLLBACK');
  other.close();
  expect(await store.writable(2000)).toBe(true);
  expect(await store.open()).toEqual([]);
});

let sentByInbox = 0;

/** An inbox on the store of the test whose messages are sent when told. */
function inboxOf(sent: Promise<undefined>): Inbox {
  sentByInbox = 0;
  return new Inbox({
    answers,
    mail: store,
    outbox: {
      async add(posted) {
        sentByInbox += posted.length;
        if (posted.some(({ durable }) => !durable)) await sent;
      },
    },
    telegram: { sendChatAction: () => Promise.resolve(true), answerCbQuery: () => Promise.resolve(true) },
    me: 'fake_bot',
    limit: { updates: 30, seconds: 60 },
    gather: { afterForwardMs: 0, afterOwnMs: 0, mostMs: 0 },
    answerMs: 1000,
    tell: () => undefined,
  });
}
