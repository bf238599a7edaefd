// The model itself, in a thread of its own as the bot runs it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReader } from '../../../bot/reader/open-reader.ts';
import { ReaderPool } from '../../../bot/reader/reader-pool.ts';
import { startThread } from '../../../bot/reader/start-thread.ts';
import { dataFolder } from '../../../nlp/index.ts';
import { loadKnowledge } from '../../../nlp/knowledge/load.ts';
import type { SecondReading } from '../../../nlp/reader/index.ts';
import { readerFixture } from '../../support/reader-fixture.ts';

const schemes = loadKnowledge(dataFolder).schemes.map(({ id }) => id);
// As the bot has it, but for the time: this machine may be busy.
const reader = new ReaderPool({
  startThread: () => startThread(join(dataFolder, 'model', 'reader')),
  schemes,
  mostThreads: 1,
  mostWaiting: Infinity,
  mostMs: 15_000,
  log: () => undefined,
});
let starts: boolean;
beforeAll(async () => void (starts = await reader.start()));
afterAll(() => reader.close());

const probabilityOf = (reading: SecondReading, label: string): number =>
  label === 'harmless' || label === 'unclear' ? reading[label] : reading.schemes[schemes.indexOf(label)]!;

test('the model answers as the plain computation does, within what making it small has cost', async () => {
  expect(starts).toBe(true);
  const answers = await Promise.all(
    readerFixture.map(async ({ text, label, probability }) => {
      const reading = await reader.read(text);
      return { text, off: Math.abs(probabilityOf(reading!, label) - probability) };
    }),
  );
  expect(answers.filter(({ off }) => off > 0.1)).toEqual([]);
  expect(answers.reduce((sum, { off }) => sum + off, 0) / answers.length).toBeLessThan(0.015);
});

test('it tells of a long text that it was not read to its end', async () => {
  expect((await reader.read('Здравствуйте, это банк. '.repeat(60)))!.whole).toBe(false);
  expect((await reader.read('Здравствуйте, это банк.'))!.whole).toBe(true);
});

test('probabilities add up to 1: the reader knows no scheme that the knowledge does not', async () => {
  const { schemes: found, harmless, unclear } = (await reader.read('Продиктуйте код из смс'))!;
  expect(found.reduce((sum, scheme) => sum + scheme, harmless + unclear)).toBeCloseTo(1, 6);
});

test.each(schemes)('the reader was taught %s', async (scheme) => {
  const { schemes: found } = (await reader.read('Салем'))!;
  expect(found[schemes.indexOf(scheme)]).toBeGreaterThan(0);
});

test('without the model there is no reader, and nothing is thrown', async () => {
  expect(await startThread(join(dataFolder, 'model', 'nowhere'))).toBeNull();
});

test('a process that has used it ends by itself, in peace', async () => {
  expect(await useReader(join(dataFolder, '..'))).toEqual({ said: 'reader ready', status: 0 });
});

test('without the optional package there is no reader, and the process goes on', async () => {
  const house = mkdtempSync(join(tmpdir(), 'abaila-'));
  for (const part of ['bot/reader', 'nlp/reader', 'nlp/packed.ts', 'nlp/types.ts', 'package.json'])
    cpSync(join(dataFolder, '..', part), join(house, part), { recursive: true });
  mkdirSync(join(house, 'node_modules'));
  symlinkSync(join(dataFolder, '..', 'node_modules', 'zod'), join(house, 'node_modules', 'zod'));
  expect(await useReader(house)).toEqual({ said: 'no reader here', status: 0 });
  rmSync(house, { recursive: true });
});

/** A process that asks the reader of the given house, and what it says of it. */
async function useReader(house: string): Promise<{ said: string; status: number | null }> {
  const door = pathToFileURL(join(house, 'bot', 'reader', 'open-reader.ts')).href;
  const script = `
    import { openReader } from ${JSON.stringify(door)};
    const dataFolder = ${JSON.stringify(dataFolder)};
    const reader = openReader({ setting: 'on', dataFolder, schemes: [], log: (event) => console.log(event) });
    await reader.start();
    await reader.read('код');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { said: said.trim(), status };
}

test('switched off it never answers', async () => {
  const off = openReader({ setting: 'off', dataFolder, schemes, log: () => undefined });
  expect(await off.start()).toBe(false);
  expect(await off.read('код')).toBeNull();
  await off.close();
});
