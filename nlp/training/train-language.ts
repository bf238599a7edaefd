// The language tables: how much likelier each n-gram is in Kazakh than in Russian, and how a text's words add up.
import {
  cyrillicLanguages,
  type LanguageModel,
  latinLanguages,
  textFeatures,
  WordScores,
} from '../language/detect-language.ts';
import { gramBuckets, tableScale, tableSize } from '../language/word-score.ts';
import { voteBuckets, voteScale, voteTableSize } from '../language/word-votes.ts';
import { normalize } from '../normalize/normalize.ts';
import { fold } from '../tokens/fold.ts';
import type { Language } from '../types.ts';
import { random, shuffle } from './random.ts';

interface Labelled {
  readonly text: string;
  readonly language: Language;
}

const mostRatio = 4;

export function trainLanguage(examples: readonly Labelled[]): LanguageModel {
  const normal = examples.map(({ text, language }) => ({ text: normalize(text).text.text, language }));
  const cyrillic = ratios(normal, 'kk', 'ru', /[\u0400-\u052f]+/g);
  const latin = ratios(normal, 'kk-latn', 'ru-latn', /[a-zß-ɏ]+/g);
  const scores = new WordScores({ cyrillic, latin, votes: new Int8Array(voteTableSize) }, fold);
  return { cyrillic, latin, ...weighCyrillic(normal, scores), latinWeights: weighLatin(normal, scores) };
}

function ratios(examples: readonly Labelled[], kazakh: Language, russian: Language, word: RegExp): Int8Array {
  const counts = {
    [kazakh]: new Float64Array(tableSize).fill(1),
    [russian]: new Float64Array(tableSize).fill(1),
  };
  for (const { text, language } of examples) {
    const count = counts[language];
    if (count === undefined) continue;
    for (const [found] of text.matchAll(word))
      for (const bucket of gramBuckets(fold(found))) count[bucket]!++;
  }
  const total = (count: Float64Array): number => count.reduce((a, b) => a + b);
  const [kk, ru] = [counts[kazakh]!, counts[russian]!];
  const shift = Math.log(total(ru) / total(kk));
  return Int8Array.from(kk, (count, i) => {
    const ratio = Math.log(count / ru[i]!) + shift;
    return Math.round(Math.max(-mostRatio, Math.min(mostRatio, ratio)) * tableScale);
  });
}

const learning = { epochs: 4, rate: 0.1, decay: 1e-2, firstSquare: 1e-3, leastError: 3e-3, seed: 7 };

/** One logistic regression over the few features of a text and the votes of its words, by AdaGrad. */
function weighCyrillic(
  examples: readonly Labelled[],
  words: WordScores,
): Pick<LanguageModel, 'cyrillicWeights' | 'votes'> {
  const rows = examples.flatMap(({ text, language }) => {
    const label = (cyrillicLanguages as readonly Language[]).indexOf(language);
    const found = label < 0 ? null : words.of(text);
    if (found === null || found.latin) return [];
    const buckets = (text.match(/[\u0400-\u052f]+/g) ?? [])
      .slice(0, found.scores.length)
      .flatMap(voteBuckets);
    return [{ features: textFeatures(found.scores), buckets, size: Math.sqrt(found.scores.length), label }];
  });
  const width = rows[0]?.features.length ?? 0;
  const weights = cyrillicLanguages.map(() => new Float64Array(width));
  const squares = cyrillicLanguages.map(() => new Float64Array(width).fill(learning.firstSquare));
  const votes = new Float32Array(voteTableSize);
  const voteSquares = new Float32Array(voteTableSize).fill(learning.firstSquare);
  const order = Uint32Array.from(rows.keys());
  const next = random(learning.seed);
  const { epochs, rate, decay, leastError } = learning;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, next);
    for (const index of order) {
      const { features, buckets, size, label } = rows[index]!;
      const powers = weights.map((row, k) => {
        let sum = 0;
        for (let j = 0; j < width; j++) sum += row[j]! * features[j]!;
        let voted = 0;
        for (const bucket of buckets) voted += votes[bucket + k]!;
        return Math.exp(Math.min(50, sum + voted / size));
      });
      const total = powers.reduce((a, b) => a + b);
      powers.forEach((power, k) => {
        const error = power / total - Number(k === label);
        if (Math.abs(error) < leastError) return;
        for (let j = 0; j < width; j++) {
          const gradient = error * features[j]!;
          squares[k]![j]! += gradient * gradient;
          weights[k]![j]! -= (rate * gradient) / Math.sqrt(squares[k]![j]!);
        }
        const gradient = error / size;
        for (const bucket of buckets) {
          const at = bucket + k;
          voteSquares[at]! += gradient * gradient;
          votes[at]! -= (rate * (gradient + decay * votes[at]!)) / Math.sqrt(voteSquares[at]!);
        }
      });
    }
  }
  return {
    cyrillicWeights: weights.map((row) => Array.from(row, rounded)),
    votes: Int8Array.from(votes, (vote) => Math.max(-127, Math.min(127, Math.round(vote * voteScale)))),
  };
}

const rounded = (weight: number): number => Math.round(weight * 1e4) / 1e4;

const rounds = 300;
const step = 0.5;

/** Logistic regression over the few features of a text, plain gradient descent: a convex little problem. */
function weighLatin(examples: readonly Labelled[], words: WordScores): number[][] {
  const rows = examples.flatMap(({ text, language }) => {
    const label = (latinLanguages as readonly Language[]).indexOf(language);
    const found = label < 0 ? null : words.of(text);
    return found === null ? [] : [{ features: textFeatures(found.scores), label }];
  });
  const width = rows[0]?.features.length ?? 0;
  const weights = latinLanguages.map(() => new Array<number>(width).fill(0));
  const squares = latinLanguages.map(() => new Array<number>(width).fill(1e-8));
  for (let round = 0; round < rounds; round++) {
    const gradient = latinLanguages.map(() => new Array<number>(width).fill(0));
    for (const { features, label } of rows) {
      const powers = weights.map((row) =>
        Math.exp(row.reduce((sum, weight, j) => sum + weight * features[j]!, 0)),
      );
      const sum = powers.reduce((a, b) => a + b);
      powers.forEach((power, k) => {
        const error = power / sum - (k === label ? 1 : 0);
        features.forEach((feature, j) => (gradient[k]![j]! += (error * feature) / rows.length));
      });
    }
    gradient.forEach((row, k) =>
      row.forEach((g, j) => {
        squares[k]![j]! += g * g;
        weights[k]![j]! -= (step * g) / Math.sqrt(squares[k]![j]!);
      }),
    );
  }
  return weights.map((row) => row.map(rounded));
}
