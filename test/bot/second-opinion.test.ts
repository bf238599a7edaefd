// When the second reader is asked, what its word changes, and what is shown where it alone sees a scam.
import { expect, test } from 'vitest';
import { noReader, type Reader } from '../../bot/reader/reader.ts';
import { analyzeTwice } from '../../bot/second-opinion.ts';
import { loadPipeline, type SecondReading } from '../../nlp/index.ts';

const pipeline = loadPipeline();
const settled = 'Мама, купи хлеба по дороге домой';
const doubtful = 'Вам позвонят завтра насчёт пособия. Возьмите с собой телефон. Погода хорошая.';
const passage = (text: string): { text: string; hiddenLinks: [] } => ({ text, hiddenLinks: [] });

/** A reader that finds `scam` in a text, by the text; it notes what it was asked. */
function readerOf(scam: (text: string) => number): Pick<Reader, 'read'> & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    read(text): Promise<SecondReading | null> {
      asked.push(text);
      const chance = scam(text);
      const schemes = new Float64Array(pipeline.schemeIds.length);
      schemes[0] = chance;
      return Promise.resolve({ reader: 'test', schemes, harmless: 1 - chance, unclear: 0, whole: true });
    },
  };
}

test('what the first reader has settled is not read again', async () => {
  const reader = readerOf(() => 1);
  const { verdict, readers } = await analyzeTwice(passage(settled), pipeline, reader);
  expect(reader.asked).toEqual([]);
  expect(verdict.kind).toBe('no-signs');
  expect(readers).toEqual(['linear']);
});

test('what is in doubt is read by both, and moves with the second', async () => {
  expect(pipeline.analyze(doubtful).doubtful).toBe(true);
  const sure = await analyzeTwice(
    passage(doubtful),
    pipeline,
    readerOf(() => 0.9999),
  );
  const calm = await analyzeTwice(
    passage(doubtful),
    pipeline,
    readerOf(() => 0.0001),
  );
  expect(sure.readers).toEqual(['linear', 'test']);
  expect(sure.chance).toBeGreaterThan(pipeline.analyze(doubtful).chance);
  expect(calm.chance).toBeLessThan(sure.chance);
  expect(sure.doubtful).toBe(false);
});

test('where there is no second reader, or it is late, the first stands and says so', async () => {
  expect(await analyzeTwice(passage(doubtful), pipeline, noReader)).toEqual(pipeline.analyze(doubtful));
});

test('where it alone sees a scam, the sentence without which it would not is the evidence', async () => {
  const reader = readerOf((text) => (text.includes('телефон') ? 0.9999 : 0.01));
  const first = pipeline.analyze(doubtful);
  const { verdict, evidence } = await analyzeTwice(passage(doubtful), pipeline, reader);
  expect('scheme' in first.verdict).toBe(false);
  expect('scheme' in verdict).toBe(true);
  expect(evidence).toHaveLength(1);
  expect(evidence[0]!.bySense).toBe(true);
  expect(doubtful.slice(evidence[0]!.start, evidence[0]!.end)).toBe('Возьмите с собой телефон.');
});

test('the second reader is given letters as they are read, not as they are disguised', () => {
  expect(pipeline.forSecondReader('Прoдиктyйте кoд из cмс')).toBe('продиктуйте код из смс');
  expect(pipeline.forSecondReader('Продик\u200bтуйте код')).toBe('продиктуйте код');
  expect(pipeline.forSecondReader('ПРОДИКТУЙТЕ КОД')).toBe('продиктуйте код');
  expect(pipeline.forSecondReader('Продиктуйте Код')).toBe('Продиктуйте Код');
});
