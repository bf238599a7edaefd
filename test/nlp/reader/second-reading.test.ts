import { expect, test } from 'vitest';
import { toSecondReading } from '../../../nlp/reader/index.ts';
import { mixReadings } from '../../../nlp/training/reader/mix-readings.ts';

const labels = ['harmless', 'sms-code', 'unclear', 'romance'];

test('numbers become probabilities in the order of the knowledge', () => {
  const reading = toSecondReading(
    { logits: Float32Array.of(0, Math.log(6), 0, Math.log(2)), whole: true },
    labels,
    ['romance', 'sms-code'],
  );
  expect(reading!.schemes[0]).toBeCloseTo(0.2);
  expect(reading!.schemes[1]).toBeCloseTo(0.6);
  expect(reading!.harmless).toBeCloseTo(0.1);
  expect(reading!.unclear).toBeCloseTo(0.1);
});

test('a scheme the reader was not taught is impossible to it, and does not hinder it', () => {
  const reading = toSecondReading({ logits: Float32Array.of(0, 0, 0, 0), whole: true }, labels, [
    'brand-new',
    'sms-code',
  ]);
  expect([...reading!.schemes]).toEqual([0, 0.25]);
});

test.each([
  ['not numbers', Float32Array.of(NaN, 0, 0, 0)],
  ['too few', Float32Array.of(0, 0)],
])('%s are no reading', (_, logits) => {
  expect(toSecondReading({ logits, whole: true }, labels, ['sms-code'])).toBeNull();
});

test('huge numbers are no trouble', () => {
  expect(
    toSecondReading({ logits: Float32Array.of(0, 900, -900, 0), whole: true }, labels, ['sms-code'])!
      .schemes[0],
  ).toBeCloseTo(1);
});

const first = { schemes: Float64Array.of(0.8, 0.1), harmless: 0.05, unclear: 0.05 };
const second = { schemes: Float64Array.of(0.2, 0), harmless: 0.7, unclear: 0.1 };

test.each([
  [0, first],
  [1, { ...second, schemes: Float64Array.of(0.2, 0.000001) }],
])('with the weight %d one reader decides alone', (weight, wanted) => {
  const mixed = mixReadings(first, second, weight);
  expect(mixed.harmless).toBeCloseTo(wanted.harmless, 5);
  expect([...mixed.schemes].map((scheme, i) => scheme - wanted.schemes[i]!)).toEqual([
    expect.closeTo(0, 5),
    expect.closeTo(0, 5),
  ]);
});

test('together they add up to 1, and what one finds impossible stays possible', () => {
  const { schemes, harmless, unclear } = mixReadings(first, second, 0.5);
  expect(schemes[0]! + schemes[1]! + harmless + unclear).toBeCloseTo(1);
  expect(schemes[1]).toBeGreaterThan(0);
});
