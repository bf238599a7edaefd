// The bot as a process: how it begins, waits, takes over and ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeBotApi } from '../support/fake-bot-api.ts';
import { freePort } from '../support/start-bot-process.ts';
import { WebhookPusher } from '../support/webhook-pusher.ts';

const root = join(import.meta.dirname, '..', '..');
const scam = 'Вас записали на флюорографию, продиктуйте код из СМС 1414';

interface Running {
  readonly child: ChildProcess;
  /** Resolves when a line of the log says so. */
  readonly says: (event: string) => Promise<void>;
  readonly output: () => string;
}

let api: FakeBotApi;
let folder: string;
let running: Running[];
let env: Record<string, string>;

beforeEach(async () => {
  api = new FakeBotApi();
  folder = mkdtempSync(join(tmpdir(), 'abaila-'));
  running = [];
  env = { BOT_TOKEN: `1:${'a'.repeat(35)}`, TELEGRAM_API_ROOT: await api.start(), DATA_DIR: folder };
});
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await api.stop();
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

function start(more: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [join(root, 'bot/main.ts')], {
    cwd: root,
    env: { ...process.env, ...env, ...more },
  });
  let output = '';
  const listen = (part: Buffer): void => void (output += part.toString());
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const one: Running = {
    child,
    output: () => output,
    async says(event) {
      while (!output.includes(`"msg":"${event}"`)) await once(child.stdout, 'data');
    },
  };
  running.push(one);
  return one;
}

async function end({ child }: Running): Promise<number> {
  const begun = performance.now();
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  return performance.now() - begun;
}

test('a signal ends it within five seconds; what it had no time for is answered by the next', async () => {
  api.faults.push({ method: 'sendMessage', status: 200, description: '', instead: 'hang', times: 1 });
  const first = start();
  api.text(scam);
  await api.waitFor('sendMessage');
  expect(await end(first)).toBeLessThan(5000);
  expect(first.output()).toContain('"unfinished":1');
  api.calls = [];
  start();
  const { params } = await api.waitFor('sendMessage');
  expect(params['text']).toContain('🔴');
  expect(first.output()).not.toContain('флюорографию');
});

test('without a network it waits, says so, and begins when there is one', async () => {
  api.faults.push({ status: 502, description: 'Bad Gateway', times: 2 });
  const bot = start();
  await bot.says('no connection');
  await bot.says('listening');
});

test('a second instance on the same folder waits and takes over', async () => {
  const first = start();
  await first.says('listening');
  const second = start();
  await second.says('another instance');
  first.child.kill('SIGKILL');
  await second.says('listening');
  api.text(scam);
  expect((await api.waitFor('sendMessage')).params['text']).toContain('🔴');
});

test('a second instance with the same token is told apart from no network', async () => {
  api.faults.push({
    method: 'getUpdates',
    status: 409,
    description: 'Conflict: terminated by other getUpdates request',
    times: 1,
  });
  const bot = start();
  await bot.says('another instance');
  expect(bot.output()).toContain('"where":"telegram"');
  await bot.says('listening');
});

test('a webhook: Telegram is told of it, brings updates, and sees when the bot is ready', async () => {
  const [port, metrics] = [await freePort(), await freePort()];
  const secret = 'a-secret-of-enough-length';
  const bot = start({
    WEBHOOK_URL: 'https://bot.example.kz/telegram',
    WEBHOOK_SECRET: secret,
    WEBHOOK_PORT: String(port),
    METRICS_PORT: String(metrics),
  });
  const ready = async (): Promise<number> => {
    try {
      return (await fetch(`http://127.0.0.1:${metrics}/ready`)).status;
    } catch {
      return 0;
    }
  };
  await bot.says('listening');
  expect(api.of('setWebhook')[0]!.params).toMatchObject({
    url: 'https://bot.example.kz/telegram',
    secret_token: secret,
  });
  expect(await ready()).toBe(200);
  const pusher = new WebhookPusher(`http://127.0.0.1:${port}/telegram`, secret);
  await pusher.push(7, { update_id: 1, message: api.message({ text: scam }) });
  await api.waitFor('sendMessage');
  // Another process holds the database: nothing can be written, and a verdict goes out all the same.
  const other = new Sqlite(join(folder, 'abaila.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  const began = performance.now();
  expect(await ready()).toBe(503);
  expect(performance.now() - began).toBeLessThan(2000);
  void pusher.push(8, { update_id: 2, message: api.message({ text: scam }, 8) });
  await api.waitFor('sendMessage', 2);
  other.exec('ROLLBACK');
  other.close();
  await expect.poll(ready, { timeout: 5000 }).toBe(200);
  expect(await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text()).toContain('abaila_answers_total');
  await pusher.stop();
  expect(await end(bot)).toBeLessThan(5000);
});
