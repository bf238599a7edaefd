// How a text is written. Letters first, then our own n-gram table, franc where both leave it open.
import { createRequire } from 'node:module';
import type { francAll as FrancAll } from 'franc';
import { isCyrillic, isLatin, kindOf, letter } from '../characters.ts';
import { hash } from '../hash.ts';
import type { Language } from '../types.ts';
import { wordScore } from './word-score.ts';
import { voteBuckets, voteCount, voteScale } from './word-votes.ts';

/** What training wrote: n-gram scores, and how the sums of a text weigh for each way of writing. */
export interface LanguageModel {
  readonly cyrillic: Int8Array;
  readonly latin: Int8Array;
  /** Rows: ru, kk, mixed; columns: the features of `textFeatures`. */
  readonly cyrillicWeights: readonly (readonly number[])[];
  /** Rows: ru-latn, kk-latn; columns as above. */
  readonly latinWeights: readonly (readonly number[])[];
  /** What single words say for ru, kk, mixed; see word-votes.ts. */
  readonly votes: Int8Array;
}

export const cyrillicLanguages = ['ru', 'kk', 'mixed'] as const;
export const latinLanguages = ['ru-latn', 'kk-latn'] as const;

/** From this mean score on a word counts as surely of one language. */
const sure = 0.35;
const mostWords = 300;
const latinMajority = 3;
const cacheSlots = 1 << 16;
const recordBytes = 16;
/** Places in a record, counted in numbers of their own size. */
const scoreAt = 1;
const votesAt = 4;
const seed = 12;

/** What the words of a text say. */
export interface WordFindings {
  /** Their scores, in the order of the text. */
  readonly scores: readonly number[];
  /** The text is written in Latin letters. */
  readonly latin: boolean;
  /** Votes of the Cyrillic words for each way of writing, added up. */
  readonly votes: readonly number[];
}

/** Word scores and votes, remembered by hash: no word of a user stays in memory. */
export class WordScores {
  readonly #model: Pick<LanguageModel, 'cyrillic' | 'latin' | 'votes'>;
  readonly #fold: (word: string) => string;
  /** By slot: the key of its word, its score, its votes, side by side. */
  readonly #records = new ArrayBuffer(cacheSlots * recordBytes);
  readonly #keys = new Int32Array(this.#records);
  readonly #scores = new Float32Array(this.#records);
  readonly #votes = new Int16Array(this.#records);

  /** `fold` brings Kazakh letters to how people type without them. */
  constructor(model: Pick<LanguageModel, 'cyrillic' | 'latin' | 'votes'>, fold: (word: string) => string) {
    this.#model = model;
    this.#fold = fold;
  }

  /** Null for a text without words. */
  of(text: string): WordFindings | null {
    const scores: number[] = [];
    const latinScores: number[] = [];
    const votes = [0, 0, 0];
    for (let start = 0; start < text.length && scores.length + latinScores.length < mostWords;) {
      const first = text.charCodeAt(start);
      let end = start + 1;
      if (kindOf(first) === letter) {
        while (end < text.length && kindOf(text.charCodeAt(end)) === letter) end++;
        if (isCyrillic(first)) {
          const slot = this.#slotOf(text, start, end, this.#model.cyrillic);
          scores.push(this.#scores[slot * 4 + scoreAt]!);
          for (let k = 0; k < voteCount; k++) votes[k]! += this.#votes[slot * 8 + votesAt + k]!;
        } else if (isLatin(first)) {
          latinScores.push(this.#scores[this.#slotOf(text, start, end, this.#model.latin) * 4 + scoreAt]!);
        }
      }
      start = end;
    }
    if (scores.length === 0 && latinScores.length === 0) return null;
    // Names of shops and banks stand in Latin letters in any text; a few Cyrillic words tell how it is written.
    const latin = latinScores.length > scores.length * latinMajority;
    return { scores: latin ? latinScores : scores, latin, votes };
  }

  /** Where what is known of the word `text[start, end)` stands: in one of two slots, the newest word in the first. */
  #slotOf(text: string, start: number, end: number, table: Int8Array): number {
    const key = hash(text, seed, start, end);
    const first = key & (cacheSlots - 2);
    if (this.#keys[first * 4] === key) return first;
    const second = first + 1;
    if (this.#keys[second * 4] === key) return second;
    this.#keys.copyWithin(second * 4, first * 4, second * 4);
    this.#keys[first * 4] = key;
    const word = text.slice(start, end);
    this.#scores[first * 4 + scoreAt] = wordScore(word, this.#fold(word), table);
    const buckets = voteBuckets(word);
    for (let k = 0; k < voteCount; k++) {
      this.#votes[first * 8 + votesAt + k] = buckets.reduce((sum, at) => sum + this.#model.votes[at + k]!, 0);
    }
    return first;
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
    return latinLanguages[best(model.latinWeights, features, noVotes)]!;
  }
  const weight = 1 / (voteScale * Math.sqrt(found.scores.length));
  const kind = best(
    model.cyrillicWeights,
    features,
    found.votes.map((vote) => vote * weight),
  );
  return Math.abs(features[1]!) < undecided && kind !== 2 ? byFranc(text) : cyrillicLanguages[kind]!;
}

const noVotes = [0, 0];

/** Below this mean score our own table has no opinion. */
const undecided = 0.06;

/** The row with the highest sum of features and votes. */
function best(
  weights: readonly (readonly number[])[],
  features: readonly number[],
  votes: readonly number[],
): number {
  let top = 0;
  let topScore = -Infinity;
  for (let i = 0; i < weights.length; i++) {
    const row = weights[i]!;
    let score = votes[i]!;
    for (let j = 0; j < row.length; j++) score += row[j]! * features[j]!;
    if (score > topScore) {
      top = i;
      topScore = score;
    }
  }
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
