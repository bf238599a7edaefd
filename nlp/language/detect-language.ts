// How a text is written. Letters first, then our own n-gram table, franc where both leave it open.
import { createRequire } from 'node:module';
import type { francAll as FrancAll } from 'franc';
import { hash } from '../hash.ts';
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
const latinMajority = 3;
const cacheSlots = 1 << 14;
const seeds = { slot: 12, check: 13 };

/** Word scores, remembered by hash: no word of a user stays in memory. */
export class WordScores {
  readonly #model: Pick<LanguageModel, 'cyrillic' | 'latin'>;
  readonly #fold: (word: string) => string;
  readonly #checks = new Uint32Array(cacheSlots);
  readonly #scores = new Float32Array(cacheSlots).fill(NaN);

  /** `fold` brings Kazakh letters to how people type without them. */
  constructor(model: Pick<LanguageModel, 'cyrillic' | 'latin'>, fold: (word: string) => string) {
    this.#model = model;
    this.#fold = fold;
  }

  /** The scores of a text's words, and whether they are Latin ones; null for a text without words. */
  of(text: string): { scores: number[]; latin: boolean } | null {
    const scores: number[] = [];
    const latinScores: number[] = [];
    for (const [found] of text.matchAll(word)) {
      if (scores.length + latinScores.length >= mostWords) break;
      if (cyrillic.test(found)) scores.push(this.#score(found, this.#model.cyrillic));
      else if (latin.test(found)) latinScores.push(this.#score(found, this.#model.latin));
    }
    if (scores.length === 0 && latinScores.length === 0) return null;
    // Names of shops and banks stand in Latin letters in any text; a few Cyrillic words tell how it is written.
    const latinText = latinScores.length > scores.length * latinMajority;
    return latinText ? { scores: latinScores, latin: true } : { scores, latin: false };
  }

  #score(found: string, table: Int8Array): number {
    const slot = hash(found, seeds.slot) & (cacheSlots - 1);
    const check = hash(found, seeds.check);
    if (this.#checks[slot] === check && !Number.isNaN(this.#scores[slot]!)) return this.#scores[slot]!;
    this.#checks[slot] = check;
    return (this.#scores[slot] = wordScore(found, this.#fold(found), table));
  }
}

/** What decides between the ways of writing, from the scores of the words. */
export function textFeatures(scores: readonly number[]): number[] {
  let kazakh = 0;
  let russian = 0;
  let leaning = 0;
  let sum = 0;
  let lowest = 1;
  let secondLowest = 1;
  let highest = -1;
  for (const score of scores) {
    sum += Math.max(-1, Math.min(1, score));
    highest = Math.max(highest, score);
    if (score < lowest) [lowest, secondLowest] = [score, lowest];
    else if (score < secondLowest) secondLowest = score;
    if (score > sure) kazakh++;
    else if (score < -sure) russian++;
    if (score < 0) leaning++;
  }
  const words = scores.length;
  return [
    1,
    sum / words,
    kazakh / words,
    russian / words,
    leaning / words,
    Math.log1p(kazakh),
    Math.log1p(russian),
    Math.log1p(leaning),
    Math.min(kazakh, russian) / words,
    Math.min(2, Math.log1p(Math.min(kazakh, russian))),
    lowest,
    secondLowest,
    Math.min(1, highest),
  ];
}

export function detectLanguage(text: string, words: WordScores, model: LanguageModel): Language {
  const found = words.of(text);
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
/** What franc may take Latin Kazakh and Russian for. */
const nearby = ['tur', 'uzn', 'azj', 'hrv', 'pol', 'slv'];
const englishWords =
  /(?<![\p{L}])(?:the|you|your|and|is|are|was|to|of|for|please|with|this|that|have|will|can|not|my|me|we|be|on|it|in|hello|here)(?![\p{L}])/gu;
/** Below this many characters franc guesses; this many little English words tell better. */
const leastForFranc = 40;
const leastEnglishWords = 2;

/** English or another western language, rather than Kazakh or Russian in Latin letters. */
function isForeign(text: string): boolean {
  if ((text.match(englishWords)?.length ?? 0) < leastEnglishWords) return false;
  return text.length < leastForFranc || western.includes(franc(text, [...western, ...nearby], 1));
}
