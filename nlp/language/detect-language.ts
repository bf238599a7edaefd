// How a text is written. Letters first, then our own n-gram table, franc where both leave it open.
import { createRequire } from 'node:module';
import type { francAll as FrancAll } from 'franc';
import type { Language } from '../types.ts';
import { wordScore } from './word-score.ts';

/** What training wrote: n-gram scores, and how the sums of a text weigh for each way of writing. */
export interface LanguageModel {
  readonly cyrillic: Int8Array;
  readonly latin: Int8Array;
  /** Rows: ru, kk, mixed; columns: the features of `textFeatures`. */
  readonly cyrillicWeights: readonly (readonly number[])[];
  /** Rows: ru-latn, kk-latn; columns as above. */
  readonly latinWeights: readonly (readonly number[])[];
}

export const cyrillicLanguages = ['ru', 'kk', 'mixed'] as const;
export const latinLanguages = ['ru-latn', 'kk-latn'] as const;

const word = /\p{L}+/gu;
const cyrillic = /^[\u0400-\u052f]/;
const latin = /^[a-zß-ɏ]/;
/** From this mean score on a word counts as surely of one language. */
const sure = 0.35;
const mostWords = 300;

/** The words of a text with their scores; `fold` brings Kazakh letters to how people type without them. */
export function scoreWords(
  text: string,
  fold: (word: string) => string,
  model: LanguageModel,
): { scores: number[]; latin: boolean } | null {
  const scores: number[] = [];
  const latinScores: number[] = [];
  for (const [found] of text.matchAll(word)) {
    if (scores.length + latinScores.length >= mostWords) break;
    if (cyrillic.test(found)) scores.push(wordScore(found, fold(found), model.cyrillic));
    else if (latin.test(found)) latinScores.push(wordScore(found, found, model.latin));
  }
  if (scores.length === 0 && latinScores.length === 0) return null;
  return latinScores.length > scores.length ? { scores: latinScores, latin: true } : { scores, latin: false };
}

/** What decides between the ways of writing, from the scores of the words. */
export function textFeatures(scores: readonly number[]): number[] {
  let kazakh = 0;
  let russian = 0;
  let sum = 0;
  for (const score of scores) {
    sum += Math.max(-1, Math.min(1, score));
    if (score > sure) kazakh++;
    else if (score < -sure) russian++;
  }
  const words = scores.length;
  return [
    1,
    sum / words,
    kazakh / words,
    russian / words,
    Math.log1p(kazakh),
    Math.log1p(russian),
    Math.min(kazakh, russian) / words,
    Math.min(2, Math.log1p(Math.min(kazakh, russian))),
  ];
}

export function detectLanguage(text: string, fold: (word: string) => string, model: LanguageModel): Language {
  const found = scoreWords(text, fold, model);
  if (found === null) return 'other';
  const features = textFeatures(found.scores);
  if (found.latin) {
    if (isForeign(text)) return 'other';
    return latinLanguages[best(model.latinWeights, features)]!;
  }
  const kind = best(model.cyrillicWeights, features);
  return Math.abs(features[1]!) < undecided && kind !== 2 ? byFranc(text) : cyrillicLanguages[kind]!;
}

/** Below this mean score our own table has no opinion. */
const undecided = 0.06;

function best(weights: readonly (readonly number[])[], features: readonly number[]): number {
  let top = 0;
  let topScore = -Infinity;
  weights.forEach((row, i) => {
    const score = row.reduce((sum, weight, j) => sum + weight * features[j]!, 0);
    if (score > topScore) [top, topScore] = [i, score];
  });
  return top;
}

// Loaded when first needed: most texts never ask it, and it costs a tenth of the start-up.
let francAll: typeof FrancAll | undefined;
const franc = (text: string, only: string[], minLength: number): string => {
  francAll ??= (createRequire(import.meta.url)('franc') as { francAll: typeof FrancAll }).francAll;
  return francAll(text, { only, minLength })[0]?.[0] ?? 'und';
};

function byFranc(text: string): 'ru' | 'kk' {
  return franc(text, ['rus', 'kaz'], 1) === 'kaz' ? 'kk' : 'ru';
}

const western = ['eng', 'deu', 'fra', 'spa', 'ita', 'por'];
const turkic = ['tur', 'uzn', 'azj'];
/** Below this many characters franc guesses. */
const leastForFranc = 24;

function isForeign(text: string): boolean {
  return (
    text.length >= leastForFranc &&
    western.includes(franc(text, [...western, ...turkic, 'hrv', 'pol', 'slv'], leastForFranc))
  );
}
