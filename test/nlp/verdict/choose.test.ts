// Which pretext it is, and which words are shown for it.
import { expect, test } from 'vitest';
import type { Scheme, Signal, SignalRole } from '../../../nlp/knowledge/types.ts';
import type { FoundSignal, Verdict } from '../../../nlp/types.ts';
import { chooseEvidence } from '../../../nlp/verdict/choose-evidence.ts';
import { chooseVariant } from '../../../nlp/verdict/choose-variant.ts';

const nothing = { ru: [], kk: [], any: [] };
const scheme = (id: string, ...variants: string[]): Scheme => ({
  id,
  signals: { needs: [], supports: [], excludes: [] },
  variants: variants.map((variant) => ({ id: variant, cues: nothing })),
  commonness: 1,
  answers: {},
});
const schemes = [scheme('a', 'a1', 'a2'), scheme('b', 'b1'), scheme('c', 'c1', 'c2', 'c3'), scheme('d')];
const cues = (...counts: number[]): Float64Array => Float64Array.from(counts);

test('the pretext with most cues is named when it leads by half a cue', () => {
  expect(chooseVariant('a', cues(2, 1, 0, 0, 0, 0), schemes)).toBe('a1');
  expect(chooseVariant('a', cues(1, 1.5, 0, 0, 0, 0), schemes)).toBe('a2');
  expect(chooseVariant('a', cues(1, 1.4, 0, 0, 0, 0), schemes)).toBeNull();
  expect(chooseVariant('a', cues(0, 0, 0, 0, 0, 0), schemes)).toBeNull();
});

test('cues are those of the scheme, whatever stands before and behind it', () => {
  expect(chooseVariant('c', cues(9, 9, 9, 0, 0, 1), schemes)).toBe('c3');
  expect(chooseVariant('c', cues(0, 0, 0, 2, 1, 2), schemes)).toBeNull();
});

test('the only pretext needs no cue; without a pretext, or a scheme, none is named', () => {
  expect(chooseVariant('b', cues(0, 0, 0, 0, 0, 0), schemes)).toBe('b1');
  expect(chooseVariant('d', cues(0, 0, 0, 0, 0, 0), schemes)).toBeNull();
  expect(chooseVariant('x', cues(0, 0, 0, 0, 0, 0), schemes)).toBeNull();
});

const signal = (id: string, role: SignalRole, weight: number): [string, Signal] => [
  id,
  {
    id,
    about: '',
    group: '',
    role,
    weight,
    phrases: nothing,
    unless: nothing,
    detector: null,
    loss: null,
    claims: null,
    hits: [],
    misses: [],
  },
];
const signals = new Map([
  signal('weak', 'alarm', 1),
  signal('strong', 'decide', 5),
  signal('as-strong', 'alarm', 5),
  signal('sparing', 'spare', 5),
  signal('noted', 'note', 5),
]);
const scam: Verdict = { kind: 'scam', scheme: 'a', variant: null };
const at = (id: string, start: number, end: number): FoundSignal => ({ id, start, end });
const shown = (verdict: Verdict, ...found: FoundSignal[]): unknown[] =>
  chooseEvidence(verdict, found, signals, () => ({ start: 90, end: 99 })).map((one) => [
    one.signal,
    one.start,
    one.end,
  ]);

test('the strongest flags come first, among equals the earlier', () => {
  expect(shown(scam, at('weak', 0, 5), at('as-strong', 30, 35), at('strong', 10, 15))).toEqual([
    ['strong', 10, 15],
    ['as-strong', 30, 35],
    ['weak', 0, 5],
  ]);
});

test('each flag is shown once and on its own words: those that touch are apart, those that overlap are not', () => {
  expect(shown(scam, at('strong', 10, 20), at('strong', 40, 50))).toEqual([['strong', 10, 20]]);
  expect(shown(scam, at('strong', 10, 20), at('weak', 19, 25))).toEqual([['strong', 10, 20]]);
  expect(shown(scam, at('strong', 10, 20), at('weak', 5, 11))).toEqual([['strong', 10, 20]]);
  expect(shown(scam, at('strong', 10, 20), at('weak', 20, 25))).toHaveLength(2);
  expect(shown(scam, at('strong', 10, 20), at('weak', 5, 10))).toHaveLength(2);
});

test('what spares, what only explains and what nobody knows accuses nobody: then the wording stands alone', () => {
  expect(shown(scam, at('sparing', 0, 5), at('noted', 6, 9), at('unknown', 10, 12))).toEqual([
    [null, 90, 99],
  ]);
  expect(chooseEvidence(scam, [], signals, () => null)).toEqual([]);
  expect(shown({ kind: 'suspicious', scheme: 'a', variant: null }, at('weak', 0, 1))).toEqual([
    ['weak', 0, 1],
  ]);
});

test('the wording is that of the scheme; who is not accused is shown no evidence', () => {
  const asked: string[] = [];
  chooseEvidence(scam, [], signals, (id) => {
    asked.push(id);
    return null;
  });
  expect(asked).toEqual(['a']);
  for (const kind of ['unclear', 'information', 'no-signs'] as const)
    expect(shown({ kind }, at('strong', 0, 1))).toEqual([]);
});
