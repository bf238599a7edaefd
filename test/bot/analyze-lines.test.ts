import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { answerLines } from '../../bot/analyze-lines.ts';
import { loadPipeline } from '../../nlp/index.ts';

const pipeline = loadPipeline();

async function ask(
  chunks: readonly (string | Buffer)[],
): Promise<{ lines: Record<string, unknown>[]; whole: boolean }> {
  const output = new PassThrough();
  const parts: Buffer[] = [];
  output.on('data', (part: Buffer) => parts.push(part));
  const whole = await answerLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), output, (text) =>
    Promise.resolve(pipeline.analyze(text)),
  );
  const text = Buffer.concat(parts).toString();
  const lines = text === '' ? [] : text.trimEnd().split('\n');
  return { lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>), whole };
}

test('an answer has exactly the fields of the contract', async () => {
  const { lines, whole } = await ask(['{"id":"a","text":"Продиктуйте код из смс, это банк"}\n']);
  expect(Object.keys(lines[0]!)).toEqual([
    'id',
    'language',
    'verdict',
    'scheme',
    'variant',
    'schemes',
    'signals',
    'lost',
    'readers',
  ]);
  expect(lines[0]).toMatchObject({ id: 'a', language: 'ru', verdict: 'scam' });
  expect(whole).toBe(true);
});

test('a harmless text names no scheme', async () => {
  const { lines } = await ask(['{"text":"Мама, купи хлеба по дороге домой"}']);
  expect(lines[0]).toMatchObject({ id: null, verdict: 'no-signs', scheme: null, variant: null });
});

test('broken lines are answered in their place, the others all the same', async () => {
  const { lines, whole } = await ask([
    '{"text":"раз"}\nне json\n{"text":5}\n\n[]\n{"text":"два","id":"z"}\n',
  ]);
  expect(lines.map((line) => ('error' in line ? line['line'] : 'answered'))).toEqual([
    'answered',
    2,
    3,
    4,
    5,
    'answered',
  ]);
  expect(whole).toBe(false);
});

test('lines cut anywhere, also inside a letter, are put together', async () => {
  const bytes = Buffer.from('{"text":"қауіпсіз шот"}\n{"text":"строка\u2028с разделителем"}\n');
  const chunks = Array.from(bytes, (_, i) => bytes.subarray(i, i + 1));
  const { lines } = await ask(chunks);
  expect(lines).toHaveLength(2);
  expect(lines.every((line) => 'verdict' in line)).toBe(true);
});

test('an endless line is refused without being kept', async () => {
  const { lines } = await ask([
    ...Array.from({ length: 50 }, () => 'а'.repeat(100_000)),
    '\n{"text":"дальше"}\n',
  ]);
  expect(lines[0]).toMatchObject({ line: 1, error: 'longer than 4000000 characters' });
  expect(lines[1]).toHaveProperty('verdict');
});
