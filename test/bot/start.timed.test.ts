// The processes as a person starts them.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeBotApi } from '../support/fake-bot-api.ts';

const root = join(import.meta.dirname, '..', '..');

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  readonly firstAnswerMs: number;
}

function run(script: string, input: string, env: Record<string, string> = {}, cwd = root): Promise<Ran> {
  return new Promise((resolve) => {
    const started = performance.now();
    let firstAnswerMs = Infinity;
    const child = spawn(process.execPath, [join(cwd, script)], { cwd, env: { ...process.env, ...env } });
    let out = '';
    let err = '';
    child.stdout.on('data', (part: Buffer) => {
      firstAnswerMs = Math.min(firstAnswerMs, performance.now() - started);
      out += part.toString();
    });
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('close', (status) => resolve({ status, out, err, firstAnswerMs }));
  });
}

test('analyze answers, and ends with 1 when a line was broken', async () => {
  const { status, out } = await run('bot/analyze.ts', '{"text":"Продиктуйте код"}\nсломано\n');
  expect(out.trim().split('\n')).toHaveLength(2);
  expect(status).toBe(1);
});

test('the first answer of analyze comes within 350 ms, and does not wait for the second reader', async () => {
  const best = async (work: () => Promise<number>): Promise<number> => {
    const times: number[] = [];
    for (let i = 0; i < 5; i++) times.push(await work());
    return Math.min(...times);
  };
  const answered = await best(
    async () =>
      (
        await run(
          'bot/analyze.ts',
          '{"text":"Служба безопасности банка: с вашей карты пытаются снять деньги, срочно переведите всё на безопасный счёт"}\n',
        )
      ).firstAnswerMs,
  );
  expect(answered).toBeLessThan(350);
});

test('without a token the bot talks here, through a pipe as well', async () => {
  const { status, out } = await run('bot/main.ts', 'Продиктуйте код из смс, это банк\n', { BOT_TOKEN: '' });
  expect(out).toContain('🔴');
  expect(status).toBe(0);
});

test('a token that is none says where to get one', async () => {
  const { status, err } = await run('bot/main.ts', '', { BOT_TOKEN: 'abc', TELEGRAM_API_ROOT: 'nowhere' });
  expect(err).toContain('@BotFather');
  expect(err).toContain('TELEGRAM_API_ROOT');
  expect(status).toBe(1);
});

test('a token that Telegram refuses says where to get one', async () => {
  const api = new FakeBotApi();
  api.faults.push({ status: 401, description: 'Unauthorized', times: 100 });
  const folder = mkdtempSync(join(tmpdir(), 'abaila-'));
  const env = { BOT_TOKEN: `1:${'a'.repeat(35)}`, TELEGRAM_API_ROOT: await api.start(), DATA_DIR: folder };
  const { status, err } = await run('bot/main.ts', '', env);
  expect(err).toContain('@BotFather');
  expect(status).toBe(1);
  await api.stop();
  rmSync(folder, { recursive: true });
});

describe('faults in our files', () => {
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'abaila-'));
    for (const name of ['bot', 'nlp', 'locales', 'package.json'])
      cpSync(join(root, name), join(copy, name), { recursive: true });
    cpSync(join(root, 'data'), join(copy, 'data'), {
      recursive: true,
      filter: (path) => !/\.(?:jsonl|weights)$/.test(path),
    });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  test('are all listed at once, with file and field', async () => {
    writeFileSync(join(copy, 'data/signals/asks-code.json'), '{"id": 5}');
    writeFileSync(join(copy, 'data/contacts.json'), '{');
    writeFileSync(join(copy, 'locales/kk/wrong.json'), '{"only": "kk"}');
    const { status, err } = await run('bot/main.ts', '', { BOT_TOKEN: 'abc' }, copy);
    expect(err).toMatch(/data\/signals\/asks-code\.json → id/);
    expect(err).toContain('data/contacts.json');
    expect(err).toContain('.env → BOT_TOKEN');
    expect(status).toBe(1);
  });

  test('a sentence in one language only keeps the bot from starting', async () => {
    writeFileSync(join(copy, 'locales/kk/wrong.json'), '{"only": "kk"}');
    const { status, err } = await run('bot/main.ts', '', { BOT_TOKEN: '' }, copy);
    expect(err).toContain('locales/ru/wrong.json → only');
    expect(status).toBe(1);
  });
});
