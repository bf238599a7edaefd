import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadPipeline } from '../../nlp/index.ts';

const pipeline = loadPipeline();
// A service is warm after its first moments; a cold start has its own measure.
for (let i = 0; i < 300; i++)
  pipeline.analyze(
    `Разогрев ${i}: к0д из смс, kodty айтыңыз, 5 000 тг, kaspi.kz/x 8 700 123 45 ${i % 10}${i % 7}`.repeat(
      1 + (i % 9),
    ),
  );

const hard: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['spaces', ' \n\t '],
  ['100,000 letters', 'а'.repeat(100_000)],
  ['100,000 characters of words', 'перевод кода на карту '.repeat(4546)],
  ['100,000 digits', '7'.repeat(100_000)],
  ['digits apart', '1 '.repeat(50_000)],
  ['lone surrogates', 'код \ud800 \udc00 смс'.repeat(100)],
  ['4,000 combining marks', 'к' + '\u0301'.repeat(4000) + 'од'],
  ['right-to-left marks', '\u202eдок\u202c \u200f код'],
  ['binary', String.fromCharCode(...Array.from({ length: 4096 }, (_, i) => i % 256))],
  ['dots', '.'.repeat(4096)],
  ['an endless address', 'a.'.repeat(2000) + 'kz'],
  ['entities', '&#1082;'.repeat(600)],
  ['look-alikes', 'кo'.repeat(2000)],
  ['letters apart', 'к о '.repeat(1000)],
  ['codes', 'код 1234 '.repeat(500)],
];

describe('input that is nothing like a message', () => {
  test.each(hard)('%s is answered within 20 ms', (_, text) => {
    const times = Array.from({ length: 3 }, () => {
      const started = performance.now();
      expect(pipeline.analyze(text).verdict.kind).toBeTypeOf('string');
      return performance.now() - started;
    });
    // The best of three: other tests share the machine.
    expect(Math.min(...times)).toBeLessThan(20);
  });

  test('no text throws, and every span lies inside it on whole characters', () => {
    const words = fc.constantFrom(
      'код',
      'смс',
      'kaspi.kz',
      'переведите',
      'айтыңыз',
      '4400430123456789',
      '\u200b',
      'к.о.д',
      '🔴',
      '\ud83d',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(words, { maxLength: 40 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { signals, entities, evidence } = pipeline.analyze(text);
        for (const { start, end } of [...signals, ...entities, ...evidence]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(splitsPair(text, start) || splitsPair(text, end)).toBe(false);
        }
      }),
      { seed: 2, numRuns: 400 },
    );
  });
});

function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
