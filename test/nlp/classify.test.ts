import { expect, test } from 'vitest';
import { RowIndex } from '../../nlp/classify/weight-rows.ts';
import { passageEnds } from '../../nlp/classify/passages.ts';
import { loadPipeline } from '../../nlp/index.ts';
import type { Token } from '../../nlp/types.ts';
import { Lexemes } from '../../nlp/tokens/lexemes.ts';
import { tokenize } from '../../nlp/tokens/tokenize.ts';

const lexemes = new Lexemes(() => []);
const tokens = (text: string): Token[] => tokenize(text, 'ru', lexemes);
const pipeline = loadPipeline();

test('the index finds the row of every feature, and of no other', () => {
  const features = Uint32Array.of(0, 31, 32, 33, 1000, (1 << 22) - 1);
  const index = new RowIndex(features);
  features.forEach((feature, row) => expect(index.of(feature)).toBe(row));
  for (const feature of [1, 30, 34, 999, 1001, (1 << 22) - 2]) expect(index.of(feature)).toBe(-1);
});

test('a short text is one passage, a long one several, and they cover it', () => {
  expect(passageEnds([])).toEqual([0]);
  expect(passageEnds(tokens('код из смс'))).toEqual([3]);
  const long = tokens('слово '.repeat(60));
  const ends = passageEnds(long);
  expect(ends.length).toBeGreaterThan(2);
  expect(ends.at(-1)).toBe(long.length);
  expect([...ends].sort((a, b) => a - b)).toEqual(ends);
});

test('passages follow sentences where there are any', () => {
  const first = 'один два три четыре пять шесть семь восемь девять десять. ';
  expect(passageEnds(tokens(first + first))).toEqual([10, 20]);
});

const scam =
  'Здравствуйте, это служба безопасности банка. С вашего счёта пытаются снять деньги, продиктуйте код из смс, чтобы отменить операцию.';
const harmless =
  'Сегодня мы с детьми ходили в зоопарк, видели слонов и жирафов, потом ели мороженое и катались на лодке. ' +
  'Вечером приехала бабушка, привезла пирог с капустой, долго пили чай и вспоминали лето на даче. ';

test.each([
  ['before it', harmless + scam],
  ['after it', scam + ' ' + harmless],
  ['around it', harmless + scam + ' ' + harmless],
])('harmless talk %s does not hide a scam', (_where, text) => {
  expect(['scam', 'suspicious']).toContain(pipeline.analyze(text).verdict.kind);
});

test('an exception speaks for its own neighbourhood only', () => {
  const demand = 'продиктуйте код из смс';
  const { signals } = pipeline.analyze(
    `никому не называйте код ${'потом мы долго гуляли '.repeat(6)} ${demand}`,
  );
  expect(signals.map(({ id }) => id)).toContain('asks-code');
});

test('a reading says how many of the words it was taught', () => {
  expect(pipeline.read('Назовите код из смс').reading.known).toBe(1);
  expect(pipeline.read('бзжырк фтшщёк хъцгэп щзвюкц юъэпря жгщцтк ьъфзшж цщхгъы').reading.known).toBeLessThan(
    0.3,
  );
});
