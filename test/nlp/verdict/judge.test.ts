// Where chances become verdicts: at the bounds, and on either side of them.
import { expect, test } from 'vitest';
import type { Knowledge, Signal, SignalRole } from '../../../nlp/knowledge/types.ts';
import { type Case, Judge } from '../../../nlp/verdict/decide.ts';
import type { Reading } from '../../../nlp/types.ts';

const nothing = { ru: [], kk: [], any: [] };
const scheme = (
  id: string,
  bearing: Partial<Record<'needs' | 'supports' | 'excludes', string[]>> = {},
): Knowledge['schemes'][number] => ({
  id,
  signals: { needs: [], supports: [], excludes: [], ...bearing },
  variants: [{ id: `${id}-only`, cues: nothing }],
  commonness: 1,
  answers: {},
});
const signal = (id: string, role: SignalRole): Signal => ({
  id,
  about: '',
  group: id === 'demands' ? 'demand' : '',
  role,
  weight: 3,
  phrases: nothing,
  unless: nothing,
  detector: null,
  loss: id === 'gave-code' ? 'code' : null,
  claims: id === 'claims-loan' ? 'loan' : null,
  hits: [],
  misses: [],
});
/** The chance of a scam is what the reading says: its odds stand in the second place of the circumstances. */
const asRead = Array.from({ length: 36 }, (_, i) => Number(i === 1));
const none = asRead.map(() => 0);
const never = asRead.map((_, i) => (i === 0 ? -50 : 0));
const knowledge: Knowledge = {
  schemes: [
    scheme('a', { needs: ['leads'] }),
    scheme('b', { supports: ['goes'] }),
    scheme('c', { excludes: ['bars'] }),
    scheme('d'),
  ],
  losses: ['code', 'loan'],
  meanings: [],
  signals: [
    signal('alarms', 'alarm'),
    signal('decides', 'decide'),
    signal('spares', 'spare'),
    ...['leads', 'goes', 'bars', 'demands', 'gave-code', 'claims-loan'].map((id) => signal(id, 'note')),
  ],
  topics: [],
  interview: { questions: [], harmless: {}, bounds: { scam: 1, suspicious: 1, scheme: 1, harmless: 1 } },
  officialDomains: new Set(),
  genuineDomains: new Set(),
  brands: [],
  shorteners: new Set(),
  serviceNumbers: new Set(),
  thresholds: {
    scam: 0.9,
    suspicious: 0.3,
    suspiciousAtLarge: 0.8,
    atLarge: 0.8,
    unclear: 0.15,
    unclearAtLarge: 0.35,
    scheme: 0.4,
    information: 0.5,
    tooLittle: 0.2,
    lost: 0.5,
    second: { suspicious: 0.45, suspiciousAtLarge: 0.9, unclear: 0.2, unclearAtLarge: 0.4, strange: 0.5 },
  },
  calibration: { scam: asRead, harmless: none, unclear: never, schemes: {}, losses: {} },
  secondCalibration: { scam: asRead, harmless: none, unclear: never, schemeShare: 0.3 },
};
const judge = new Judge(knowledge);

/** A reading in which the chance of a scam is `scam`, spread over the schemes. */
const reading = (
  scam: number,
  shares: readonly number[] = [1, 0, 0, 0],
  more: Partial<Reading> = {},
): Reading => ({
  reader: 'test',
  schemes: Float64Array.from(shares, (share) => share * scam),
  harmless: 1 - scam,
  unclear: 0,
  information: 0,
  ordinary: 0,
  losses: Float64Array.of(0, 0),
  passages: [],
  known: 1,
  ...more,
});
const found = (one: Reading, signals: string[] = [], more: Partial<Case> = {}): Case => ({
  reading: one,
  second: null,
  signals: signals.map((id, i) => ({ id, start: i, end: i + 1 })),
  language: 'ru',
  entities: [],
  words: 20,
  meanings: 1,
  cues: new Float64Array(4),
  disguised: false,
  bare: false,
  ...more,
});
const verdictOf = (...[one, signals, more]: Parameters<typeof found>): string =>
  judge.decide(found(one, signals, more)).verdict.kind;
const bit = 1e-6;

test('from the bounds on, and not below them', () => {
  expect(verdictOf(reading(0.9 + bit))).toBe('scam');
  expect(verdictOf(reading(0.9 - bit))).toBe('suspicious');
  expect(verdictOf(reading(0.3 + bit))).toBe('suspicious');
  expect(verdictOf(reading(0.3 - bit))).toBe('unclear');
  expect(verdictOf(reading(0.15 + bit))).toBe('unclear');
  expect(verdictOf(reading(0.15 - bit))).toBe('no-signs');
});

test('a scheme that does not stand out is not named with certainty', () => {
  expect(verdictOf(reading(0.95, [0.41, 0.2, 0.2, 0.19]))).toBe('scam');
  expect(verdictOf(reading(0.95, [0.39, 0.21, 0.2, 0.2]))).toBe('suspicious');
});

test('the judgement says the chance, the likely schemes and the pretext', () => {
  const { verdict, chance, schemes } = judge.decide(found(reading(0.95, [0.1, 0.85, 0.049, 0.001])));
  expect(verdict).toEqual({ kind: 'scam', scheme: 'b', variant: 'b-only' });
  expect(chance).toBeCloseTo(0.95);
  expect(schemes.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  expect(schemes[0]!.score).toBeCloseTo(0.8075);
  expect(judge.decide(found(reading(0.95, [0.001, 0.99, 0.009, 0]))).schemes).toHaveLength(1);
  expect(judge.decide(found(reading(0.05))).schemes).toEqual([]);
  expect(judge.decide(found(reading(0.2))).schemes).toHaveLength(1);
  expect(judge.decide(found(reading(0.2))).chance).toBeCloseTo(0.2);
});

test('what decides convicts alone, unless something spares; then it takes certainty', () => {
  expect(verdictOf(reading(0.05), ['decides'])).toBe('scam');
  expect(verdictOf(reading(0.05), ['decides', 'spares'])).toBe('no-signs');
  expect(verdictOf(reading(0.5), ['decides', 'spares'])).toBe('suspicious');
  expect(verdictOf(reading(0.5), ['spares'])).toBe('no-signs');
  expect(verdictOf(reading(0.9 - bit), ['spares'])).toBe('no-signs');
  expect(verdictOf(reading(0.9 + bit), ['spares'])).toBe('scam');
  expect(verdictOf(reading(0.5), ['spares', 'alarms'])).toBe('suspicious');
  expect(verdictOf(reading(0.2), ['spares', 'alarms'])).toBe('unclear');
  expect(verdictOf(reading(0.05), ['alarms'])).toBe('no-signs');
  expect(verdictOf(reading(0.05), ['nobody-knows'])).toBe('no-signs');
});

test('too little said, or nothing but an address, is unclear; a report about fraud is information', () => {
  expect(verdictOf(reading(0.05), [], { bare: true })).toBe('unclear');
  expect(verdictOf(reading(0.05), ['spares'], { bare: true })).toBe('no-signs');
  expect(verdictOf(reading(0.05, undefined, { information: 0.5 }))).toBe('information');
  expect(verdictOf(reading(0.05, undefined, { information: 0.5 - bit }))).toBe('no-signs');
  const vague = new Judge({ ...knowledge, calibration: { ...knowledge.calibration, unclear: none } });
  expect(vague.decide(found(reading(0.1))).verdict.kind).toBe('unclear');
  const least = (chance: number): Judge =>
    new Judge({
      ...knowledge,
      thresholds: { ...knowledge.thresholds, tooLittle: chance },
      calibration: { ...knowledge.calibration, unclear: none },
    });
  const share = 1 / (2 + 0.05 / 0.95);
  expect(least(share - bit).decide(found(reading(0.05))).verdict.kind).toBe('unclear');
  expect(least(share + bit).decide(found(reading(0.05))).verdict.kind).toBe('no-signs');
});

test('talk of the world at large is doubted later, by how much it is that; hidden words halve the doubt', () => {
  const atLarge = { ordinary: 0.8 };
  expect(verdictOf(reading(0.8 + bit, undefined, atLarge))).toBe('suspicious');
  expect(verdictOf(reading(0.8 - bit, undefined, atLarge))).toBe('unclear');
  expect(verdictOf(reading(0.35 + bit, undefined, atLarge))).toBe('unclear');
  expect(verdictOf(reading(0.35 - bit, undefined, atLarge))).toBe('no-signs');
  expect(verdictOf(reading(0.8 + bit, undefined, { ordinary: 1 }))).toBe('suspicious');
  expect(verdictOf(reading(0.55 + bit, undefined, { ordinary: 0.4 }))).toBe('suspicious');
  expect(verdictOf(reading(0.55 - bit, undefined, { ordinary: 0.4 }))).toBe('unclear');
  expect(verdictOf(reading(0.55 + bit, undefined, atLarge), [], { disguised: true })).toBe('suspicious');
  expect(verdictOf(reading(0.55 - bit, undefined, atLarge), [], { disguised: true })).toBe('unclear');
  expect(verdictOf(reading(0.25 + bit, undefined, { ordinary: 0.4 }))).toBe('unclear');
  expect(verdictOf(reading(0.25 - bit, undefined, { ordinary: 0.4 }))).toBe('no-signs');
});

test('a signal lifts the scheme it leads to by much, one it goes with by little, and bars another', () => {
  const best = (signals: string[], shares: number[]): unknown[] =>
    judge
      .decide(found(reading(0.95, shares), signals))
      .schemes.map(({ id, score }) => [id, Number(score.toFixed(4))]);
  expect(best([], [0.1, 0.5, 0.4, 0])).toEqual([
    ['b', 0.475],
    ['c', 0.38],
    ['a', 0.095],
  ]);
  // 8 × 0.1 of 1.7
  expect(best(['leads'], [0.1, 0.5, 0.4, 0])).toEqual([
    ['a', 0.4471],
    ['b', 0.2794],
    ['c', 0.2235],
  ]);
  // Twice the same signal counts once.
  expect(best(['leads', 'leads'], [0.1, 0.5, 0.4, 0])[0]).toEqual(['a', 0.4471]);
  // 1.25 × 0.5 of 1.125
  expect(best(['goes'], [0.1, 0.5, 0.4, 0])[0]).toEqual(['b', 0.5278]);
  expect(best(['bars'], [0.1, 0.2, 0.7, 0])).toEqual([
    ['b', 0.6333],
    ['a', 0.3167],
  ]);
  // What was found of one text says nothing of the next.
  expect(best([], [0.1, 0.5, 0.4, 0])[0]).toEqual(['b', 0.475]);
});

test('a scheme the reader names too seldom counts for more', () => {
  const fitted = new Judge({ ...knowledge, calibration: { ...knowledge.calibration, schemes: { d: 3 } } });
  expect(fitted.decide(found(reading(0.95, [0.4, 0.2, 0.15, 0.25]))).schemes[0]!.id).toBe('d');
  expect(judge.decide(found(reading(0.95, [0.4, 0.2, 0.15, 0.25]))).schemes[0]!.id).toBe('a');
});

test('without any chance of a scam no scheme has a score', () => {
  const { schemes } = judge.decide(found(reading(0, [0, 0, 0, 0]), ['decides']));
  expect(schemes).toEqual([{ id: 'a', score: 0 }]);
});

test('a loss that was not fitted is taken as read; one that was, by its weights', () => {
  const given = (code: number, loan: number, signals: string[] = [], asks = false, by = judge): string[] =>
    by.lost(
      { ...reading(0.5), losses: Float64Array.of(code, loan) },
      found(reading(0.5), signals).signals,
      asks,
    );
  expect(given(0.5 + bit, 0.5 - bit)).toEqual(['code']);
  expect(given(0, 1)).toEqual(['loan']);
  const outright = [0, 0, 1];
  const fitted = new Judge({
    ...knowledge,
    calibration: { ...knowledge.calibration, losses: { code: [-0.5, ...outright.slice(1)] } },
  });
  expect(given(0.9, 0, [], false, fitted)).toEqual([]);
  expect(given(0, 0, ['gave-code'], false, fitted)).toEqual(['code']);
  expect(given(0, 0, ['nobody-knows'], false, fitted)).toEqual([]);
});
