// The bot as it runs, fed with marked updates while everything around it fails; then a search for the marks in all it
// has left: files, output, a copy of the database, and its heap.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import type { Words } from '../../bot/reply/words.ts';
import { buttonOf } from '../support/button-of.ts';
import { FakeBotApi } from '../support/fake-bot-api.ts';
import type { UpdateBody } from '../support/update-kinds.ts';
import { consentMark, digitMark, findMarks, letterMarks, tokenMark } from './marks.ts';
import { markedUpdates } from './marked-updates.ts';
import { controlMark } from './planted.ts';

const root = join(import.meta.dirname, '..', '..');
const marks = [...letterMarks, digitMark];
const donor = 500;

export interface Searched {
  readonly where: string;
  readonly bytes: number;
  /** Marks found that must not be there. */
  readonly found: readonly string[];
}

export interface CanaryReport {
  readonly updates: number;
  readonly answers: number;
  readonly failures: number;
  readonly searched: readonly Searched[];
  /** The text given by consent, as it was kept. */
  readonly kept: string;
  /** The search found what was planted in the heap. */
  readonly controlFound: boolean;
}

/** Plays `updates` marked updates and searches. Takes about a second for twenty answers: the bot keeps its pace. */
export async function runCanary(updates: number, seed: number, words: Words): Promise<CanaryReport> {
  const folder = mkdtempSync(join(tmpdir(), 'abaila-canary-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  const api = new FakeBotApi();
  const apiRoot = await api.start();
  const metricsPort = await freePort();
  const child = spawn(
    process.execPath,
    [
      '--heapsnapshot-signal=SIGUSR2',
      `--diagnostic-dir=${folder}`,
      `--import=${join(import.meta.dirname, 'throw-on-mark.ts')}`,
      join(root, 'bot', 'main.ts'),
    ],
    {
      cwd: folder,
      env: {
        ...process.env,
        BOT_TOKEN: `1234567:${tokenMark}${'x'.repeat(30)}`,
        TELEGRAM_API_ROOT: apiRoot,
        DATA_DIR: data,
        ADMIN_IDS: '600',
        METRICS_PORT: String(metricsPort),
      },
    },
  );
  const output: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => output.push(part));
  child.stderr.on('data', (part: Buffer) => output.push(part));
  const failures = (): number =>
    Buffer.concat(output)
      .toString()
      .match(/failed|repeated|dead letter|refuses|plain text|chat ended|malformed/g)?.length ?? 0;
  try {
    const ui = (key: Parameters<Words['ui']>[1]): string => words.ui('ru', key);
    const file = join(data, 'abaila.sqlite');
    await give(api, ui);
    const kept = keptText(file);
    const whileKept = [
      ...searchFiles(data, [...marks, tokenMark]),
      searchBytes('output', Buffer.concat(output), [...marks, tokenMark, consentMark]),
    ];
    await feed(api, updates, seed, file);
    api.faults = [];
    await settled(api, 700);
    api.text('/forget', donor);
    const answers = await settled(api, 701);
    const metrics = await restful(metricsPort);
    await backUp(file, join(folder, 'backup.sqlite'));
    const heap = await heapSnapshot(child, folder);
    const onDisk = [...marks, tokenMark, consentMark];
    return {
      updates,
      answers,
      failures: failures(),
      kept,
      controlFound: findMarks(heap, [controlMark]).length > 0,
      searched: [
        ...whileKept,
        ...searchFiles(data, onDisk),
        searchBytes('backup.sqlite', readFileSync(join(folder, 'backup.sqlite')), onDisk),
        searchBytes('metrics', metrics, onDisk),
        searchBytes('output and errors', Buffer.concat(output), onDisk),
        // The token must be in memory: it is in the address of every call.
        searchBytes('heap', heap, [...marks, consentMark]),
      ],
    };
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
    await api.stop();
    rmSync(folder, { recursive: true });
  }
}

/** The metrics, once nothing is in hand and nothing waits to be sent. */
async function restful(port: number): Promise<Buffer> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    if (/^abaila_inbox 0$/m.test(metrics) && /^abaila_outbox 0$/m.test(metrics)) return Buffer.from(metrics);
    if (Date.now() > deadline) throw new Error('the bot does not come to rest');
    await sleep(200);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A person gives a text, by consent. */
async function give(api: FakeBotApi, ui: (key: Parameters<Words['ui']>[1]) => string): Promise<void> {
  api.text(
    `Мама купила хлеба ${consentMark}, код ${digitMark}, карта 4400${digitMark}123456, +7701${digitMark}1`,
    donor,
  );
  const answer = await api.waitFor('sendMessage', 1, 20_000);
  api.press(answer, buttonOf(answer.params, ui('buttons.wrong')), donor);
  const asked = await api.waitFor('sendMessage', 2);
  api.press(asked, buttonOf(asked.params, ui('wrong.reasons.is-scam')), donor);
  const consent = await api.waitFor('editMessageText');
  api.press(consent, buttonOf(consent.params, ui('wrong.give')), donor);
  await api.waitFor('editMessageText', 2);
}

function keptText(file: string): string {
  const sqlite = new Sqlite(file, { readonly: true });
  const kept = sqlite.prepare('select text from donations').pluck().get();
  sqlite.close();
  return String(kept);
}

/** Every kind of trouble in turn, a few updates each. */
async function feed(api: FakeBotApi, updates: number, seed: number, file: string): Promise<void> {
  const stream = markedUpdates(Math.ceil(updates / 8), seed);
  const troubles: readonly (() => void)[] = [
    () => undefined,
    () =>
      api.faults.push({
        method: /^send|^edit/,
        times: 5,
        status: 400,
        description: "Bad Request: can't parse entities",
      }),
    () =>
      api.faults.push({
        method: /^send|^edit/,
        times: 5,
        status: 403,
        description: 'Forbidden: bot was blocked by the user',
      }),
    () =>
      api.faults.push({
        method: /^send|^edit|^answer/,
        times: 3,
        status: 500,
        description: 'Internal Server Error',
      }),
    () =>
      api.faults.push({
        method: /^send/,
        times: 1,
        status: 429,
        description: 'Too Many Requests',
        parameters: { retry_after: 1 },
      }),
    () => renameTable(file, 'chats', 'chats_away'),
    () => renameTable(file, 'chats_away', 'chats'),
    () => renameTable(file, 'counts', 'counts_away'),
    () => renameTable(file, 'counts_away', 'counts'),
  ];
  const each = Math.max(1, Math.floor(updates / (2 * troubles.length)));
  for (let fed = 0, turn = 0; fed < updates; turn++) {
    troubles[turn % troubles.length]!();
    for (let i = 0; i < each && fed < updates; i++, fed++)
      api.update({ ...(stream.next().value as UpdateBody) });
    await settled(api, 10_000 + turn);
  }
  for (const table of ['chats', 'counts']) renameTable(file, `${table}_away`, table);
}

/** Answered what came before, as far as it is answered at all: a command of a chat of its own is. */
async function settled(api: FakeBotApi, chat: number): Promise<number> {
  api.text('/help', chat);
  const deadline = Date.now() + 60_000;
  for (;;) {
    const sent = api.of('sendMessage');
    if (sent.some(({ params }) => params['chat_id'] === chat)) return sent.length;
    if (Date.now() > deadline) throw new Error('the bot has fallen silent');
    await sleep(20);
  }
}

function renameTable(file: string, from: string, to: string): void {
  const sqlite = new Sqlite(file, { timeout: 5000 });
  const exists = sqlite.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(from);
  if (exists !== undefined) sqlite.exec(`alter table ${from} rename to ${to}`);
  sqlite.close();
}

async function backUp(file: string, to: string): Promise<void> {
  const sqlite = new Sqlite(file);
  await sqlite.backup(to);
  sqlite.close();
}

/** Every string of the heap after a full collection, as Node writes it down; complete when it ends as JSON does. */
async function heapSnapshot(child: ChildProcess, folder: string): Promise<Buffer> {
  child.kill('SIGUSR2');
  const deadline = Date.now() + 120_000;
  for (;;) {
    const name = readdirSync(folder).find((one) => one.endsWith('.heapsnapshot'));
    if (name !== undefined && statSync(join(folder, name)).size > 0) {
      const bytes = readFileSync(join(folder, name));
      // Before the strings stand numbers, and any number may come up.
      if (bytes.subarray(-8).toString().trimEnd().endsWith('}'))
        return bytes.subarray(bytes.lastIndexOf('"strings":['));
    }
    if (Date.now() > deadline) throw new Error('no heap snapshot');
    await sleep(100);
  }
}

function searchFiles(folder: string, wanted: readonly string[]): Searched[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => searchBytes(entry.name, readFileSync(join(entry.parentPath, entry.name)), wanted));
}

function searchBytes(where: string, bytes: Buffer, wanted: readonly string[]): Searched {
  return { where, bytes: bytes.length, found: findMarks(bytes, wanted) };
}
