// What a reading is worth, number by number: the weights of `npm run calibrate` lean on exactly these.
import { expect, test } from 'vitest';
import type { Calibration, Signal, SignalRole } from '../../../nlp/knowledge/types.ts';
import type { Analysis, Entity, FoundSignal, Gist, NormalText, Reading } from '../../../nlp/types.ts';
import { chancesOf, circumstances, type Found } from '../../../nlp/verdict/calibrate.ts';
import { asksAtEnd, asRead, lossChance, lossCircumstances } from '../../../nlp/verdict/losses.ts';
import { gistOf, together } from '../../../nlp/verdict/together.ts';

/** A number as good as this one. */
const close = (value: number): number => expect.closeTo(value) as number;

const nothing = { ru: [], kk: [], any: [] };
const signals = new Map(
  (
    [
      ['alarms', 'alarm', '', null, null],
      ['decides', 'decide', 'demand', null, null],
      ['spares', 'spare', '', null, null],
      ['gave-code', 'note', '', 'code', null],
      ['gave-money', 'note', '', 'money', null],
      ['claims-loan', 'note', '', null, 'loan'],
    ] as const
  ).map(([id, role, group, loss, claims]): [string, Signal] => [
    id,
    {
      id,
      about: '',
      group,
      role: role satisfies SignalRole,
      weight: 1,
      phrases: nothing,
      unless: nothing,
      detector: null,
      loss,
      claims,
      hits: [],
      misses: [],
    },
  ]),
);
const signs = (...ids: string[]): FoundSignal[] => ids.map((id, i) => ({ id, start: i, end: i + 1 }));
const reading: Reading = {
  reader: 'test',
  schemes: Float64Array.of(0.1, 0.4, 0.1),
  harmless: 0.3,
  unclear: 0.1,
  information: 0.25,
  ordinary: 0.5,
  losses: Float64Array.of(0.2, 0.7, 0.1),
  passages: [],
  known: 0.75,
};
const found: Found = { signals: [], language: 'ru', entities: [], words: 31, meanings: 3 };
const said = Math.log(0.6 / 0.3);

/** By name, in the order of the weights. */
const names = [
  'one said unclear length said×length short alarm alarms spare noSignals noSignals×said meanings noMeanings',
  'noMeanings×said unknown unknown×said information ordinary ordinary×said log(best) best×said mostLost allLost kk mixed',
  'link phone sum card code most least mean first last informs',
].flatMap((line) => line.split(' '));
const named = (one: Partial<Reading> = {}, of: Partial<Found> = {}): Record<string, number> =>
  Object.fromEntries(
    circumstances({ ...reading, ...one }, { ...found, ...of }, signals).map((value, i) => [names[i]!, value]),
  );

test('a plain reading', () => {
  const values = named();
  expect(Object.keys(values)).toHaveLength(36);
  const expected = {
    one: 1,
    said,
    unclear: Math.log(0.1 / 0.3),
    length: 1,
    'said×length': said,
    short: 0,
    alarm: 0,
    alarms: 0,
    spare: 0,
    noSignals: 1,
    'noSignals×said': said,
    meanings: 2,
    noMeanings: 0,
    'noMeanings×said': 0,
    unknown: 0.25,
    'unknown×said': 0.25 * said,
    information: 0.25,
    ordinary: 0.5,
    'ordinary×said': 0.5 * said,
    'log(best)': Math.log(2 / 3),
    'best×said': (2 / 3) * said,
    mostLost: 0.7,
    allLost: 1,
    kk: 0,
    mixed: 0,
    link: 0,
    phone: 0,
    sum: 0,
    card: 0,
    code: 0,
    most: 0,
    least: 0,
    mean: 0,
    first: 0,
    last: 0,
    informs: 0.25,
  };
  for (const [name, value] of Object.entries(expected)) expect(values[name], name).toBeCloseTo(value, 6);
});

test('length, language and what was found', () => {
  expect(named({}, { words: 5 })).toMatchObject({ short: 1 });
  expect(named({}, { words: 6 })).toMatchObject({ short: 0 });
  expect(named({}, { words: 3 })).toMatchObject({ length: -2, 'said×length': -2 * said });
  expect(named({}, { meanings: 0 })).toMatchObject({ meanings: 0, noMeanings: 1, 'noMeanings×said': said });
  expect(named({}, { language: 'kk' })).toMatchObject({ kk: 1, mixed: 0 });
  expect(named({}, { language: 'mixed' })).toMatchObject({ kk: 0, mixed: 1 });
  for (const kind of ['phone', 'sum', 'card', 'code', 'link'] as const) {
    const values = named({}, { entities: [{ kind, start: 0, end: 1 } as Entity] });
    expect(['link', 'phone', 'sum', 'card', 'code'].filter((name) => values[name] === 1)).toEqual([kind]);
  }
});

test('signals count once each: one that alarms, several, one that spares', () => {
  const counted = (...ids: string[]): unknown[] => {
    const { alarm, alarms, spare, noSignals } = named({}, { signals: signs(...ids) });
    return [alarm, alarms, spare, noSignals];
  };
  expect(counted()).toEqual([0, 0, 0, 1]);
  expect(counted('alarms')).toEqual([1, 0, 0, 0]);
  expect(counted('alarms', 'alarms')).toEqual([1, 0, 0, 0]);
  expect(counted('alarms', 'decides')).toEqual([0, 1, 0, 0]);
  expect(counted('decides')).toEqual([1, 0, 0, 0]);
  expect(counted('spares', 'spares')).toEqual([0, 0, 1, 0]);
  expect(counted('gave-code', 'nobody-knows')).toEqual([0, 0, 0, 1]);
  expect(named({}, { signals: signs('spares') })).toMatchObject({ 'noSignals×said': 0 });
});

test('passages: the worst, the best, the mean, the first, the last, and the most informing', () => {
  const passages = [
    { harmless: 0.5, unclear: 0, information: 0.1 },
    { harmless: 0.1, unclear: 0.1, information: 0.9 },
    { harmless: 0.4, unclear: 0.2, information: 0.2 },
  ];
  const here = [0, Math.log(8), 0];
  const values = named({ passages });
  expect(values['most']).toBeCloseTo(here[1]! - said);
  expect(values['least']).toBeCloseTo(-said);
  expect(values['mean']).toBeCloseTo(here[1]! / 3 - said);
  expect(values['first']).toBeCloseTo(-said);
  expect(values['last']).toBeCloseTo(0 - said);
  expect(values['informs']).toBe(0.9);
  const calm = named({
    passages: passages.slice(1, 2).concat({ harmless: 0.8, unclear: 0, information: 0.3 }),
  });
  expect(calm['first']).toBeCloseTo(Math.log(8) - said);
  expect(calm['last']).toBeCloseTo(Math.log(0.25) - said);
  expect(calm['least']).toBeCloseTo(Math.log(0.25) - said);
  expect(named({ passages: passages.slice(0, 1) })['informs']).toBe(0.1);
});

test('certainty has its limits, and nothing becomes infinite', () => {
  expect(named({ harmless: 0, unclear: 0 })['said']).toBeCloseTo(Math.log(1 / 1e-4));
  expect(named({ harmless: 1, unclear: 0 })['said']).toBeCloseTo(Math.log(1e-4));
  expect(named({ harmless: 0.7, unclear: 0.4 })['said']).toBeCloseTo(Math.log(1e-4 / 0.7));
  expect(named({ schemes: Float64Array.of(0, 0, 0) })['log(best)']).toBeCloseTo(Math.log(1e-9));
});

test('chances are weighed and add up to 1, however large the weights', () => {
  const calibration = (scam: number[], harmless: number[], unclear: number[]): Calibration => ({
    scam,
    harmless,
    unclear,
    schemes: {},
    losses: {},
  });
  expect(chancesOf([1, 2], calibration([0, Math.log(2)], [0, 0], [0, 0]))).toEqual({
    scam: close(4 / 6),
    harmless: close(1 / 6),
    unclear: close(1 / 6),
  });
  expect(chancesOf([1], calibration([1e6], [0], [0])).scam).toBeCloseTo(1);
  expect(chancesOf([1], calibration([-1e6], [-1e6], [-1e6])).harmless).toBeCloseTo(1 / 3);
  expect(chancesOf([1], calibration([60], [50], [-1e6])).scam).toBeCloseTo(0.5);
});

const losses = ['code', 'money', 'loan'];

test('what speaks for a loss, number by number', () => {
  const odds = (probability: number): number => Math.log(probability / (1 - probability));
  const scam = Math.log(0.6 / 0.3);
  expect(lossCircumstances(reading, signs(), signals, losses, false)[0]).toEqual(
    [1, odds(0.2), 0, 0, 0, scam / 4, 0, 0, 0, 0, 0, 0, 0].map(close),
  );
  const [code, money, loan] = lossCircumstances(
    reading,
    signs('gave-code', 'decides', 'claims-loan', 'x'),
    signals,
    losses,
    true,
  );
  expect(code).toEqual(
    [1, odds(0.2), 1, odds(0.2), 0, scam / 4, scam / 4, 1, 1, 1, odds(0.2), 0, 0].map(close),
  );
  expect(money!.slice(2, 9)).toEqual([0, 0, 1, scam / 4, 0, 1, 0].map(close));
  expect(loan!.slice(11)).toEqual([1, odds(0.1)].map(close));
  const both = lossCircumstances(reading, signs('gave-code', 'gave-money'), signals, losses, false);
  expect(both.map((values) => values[4])).toEqual([1, 1, 1]);
});

test('a loss read as impossible or certain stays within its limits', () => {
  const certain = { ...reading, losses: Float64Array.of(0, 1, 0.5), harmless: 1, unclear: 0 };
  const values = lossCircumstances(certain, [], signals, losses, false);
  expect(values[0]![1]).toBeCloseTo(Math.log(1e-4 / (1 - 1e-4)));
  expect(values[1]![1]).toBeCloseTo(-values[0]![1]!);
  expect(values[0]![5]).toBeCloseTo(Math.log(1e-4) / 4);
  expect(lossCircumstances({ ...certain, harmless: 0 }, [], signals, losses, false)[0]![5]).toBeCloseTo(
    Math.log(1e4) / 4,
  );
});

test('the chance of a loss: the odds alone, or by weights', () => {
  expect(lossChance([1, Math.log(3)], asRead)).toBeCloseTo(0.75);
  expect(lossChance([1, 0, 1], [0, 0, Math.log(4)])).toBeCloseTo(0.8);
});

test('a text that ends with a question', () => {
  const text = (words: string): NormalText => ({ clean: { text: words } }) as NormalText;
  expect(asksAtEnd(text('дать им карту? '))).toBe(true);
  expect(asksAtEnd(text('дал? им карту'))).toBe(false);
});

const gist = (
  kind: 'scam' | 'suspicious' | 'unclear' | 'information' | 'no-signs',
  chance: number,
  scores: Record<string, number> = {},
  lost: string[] = [],
): Gist => ({
  verdict: kind === 'scam' || kind === 'suspicious' ? { kind, scheme: 'a', variant: null } : { kind },
  chance,
  schemes: Object.entries(scores).map(([id, score]) => ({ id, score })),
  lost,
});
const analysis = (of: Gist): Analysis => ({ ...of, language: 'ru', signals: [] }) as unknown as Analysis;
const thresholds = { suspicious: 0.3 } as Parameters<typeof together>[2];
const joined = (before: Gist, now: Gist): Analysis => together(before, analysis(now), thresholds);

test('two half-hints make a case when together they are enough, and there is a scheme to name', () => {
  const half = gist('unclear', 0.2, { b: 0.1, a: 0.05 });
  const { verdict, chance, schemes } = joined(half, gist('unclear', 0.2, { a: 0.15 }));
  expect(verdict).toEqual({ kind: 'suspicious', scheme: 'a', variant: null });
  expect(chance).toBeCloseTo(0.36);
  expect(schemes).toEqual([
    { id: 'a', score: close(0.2) },
    { id: 'b', score: 0.1 },
  ]);
  expect(joined(gist('unclear', 0.3), gist('unclear', 0, { a: 0.1 })).verdict.kind).toBe('suspicious');
  expect(joined(half, gist('unclear', 0.1, { a: 0.15 })).verdict.kind).toBe('unclear');
  expect(joined(gist('unclear', 0.5), gist('unclear', 0.5)).verdict.kind).toBe('unclear');
  expect(joined(half, gist('no-signs', 0.25)).verdict.kind).toBe('unclear');
  expect(joined(gist('no-signs', 0.25), half).verdict.kind).toBe('unclear');
});

test('what was recognised stays so; of two judgements the graver, among equals the newer', () => {
  const order = ['no-signs', 'information', 'unclear', 'suspicious', 'scam'] as const;
  order.forEach((worse, i) =>
    order.slice(0, i).forEach((better) => {
      expect(joined(gist(worse, 0), gist(better, 0)).verdict.kind).toBe(worse);
      expect(joined(gist(better, 0), gist(worse, 0)).verdict.kind).toBe(worse);
    }),
  );
  const newer: Gist = { ...gist('scam', 0), verdict: { kind: 'scam', scheme: 'b', variant: null } };
  expect(joined(gist('scam', 0), newer).verdict).toMatchObject({ scheme: 'b' });
});

test('losses are remembered once each, five schemes at most, no score above 1', () => {
  const many = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id, i) => [id, 0.1 * (i + 1)]));
  const { schemes, lost } = joined(
    gist('scam', 1, many, ['code', 'money']),
    gist('scam', 1, { g: 0.9 }, ['money', 'loan']),
  );
  expect(schemes.map(({ id }) => id)).toEqual(['g', 'f', 'e', 'd', 'c']);
  expect(schemes[0]!.score).toBe(1);
  expect(lost).toEqual(['code', 'money', 'loan']);
  expect(gistOf(analysis(gist('scam', 0.5, many, ['code'])))).toEqual(gist('scam', 0.5, many, ['code']));
});
