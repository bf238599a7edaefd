import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openSession } from '../../../bot/reader/session.ts';
import { dataFolder } from '../../../nlp/index.ts';
import { readCorpus } from '../../../nlp/training/corpus.ts';

const session = await openSession(join(dataFolder, 'model', 'reader'));
afterAll(() => session.close());

test('a text of 200 characters is read in 40 ms of one core, 95 of 100 times', async () => {
  const texts = readCorpus(dataFolder)
    .map(({ text }) => text)
    .filter(({ length }) => length >= 190 && length <= 210)
    .slice(0, 100);
  const costs: number[] = [];
  for (const text of texts) {
    // The time this thread had a core, whoever else wants one.
    const before = process.threadCpuUsage();
    await session.read(text);
    const { user, system } = process.threadCpuUsage();
    costs.push((user + system - before.user - before.system) / 1000);
  }
  expect(costs.sort((a, b) => a - b)[Math.floor(costs.length * 0.95)]).toBeLessThan(40);
});
