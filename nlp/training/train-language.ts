// The language tables: how much likelier each n-gram is in Kazakh than in Russian, and how a text's words add up.
import {
  cyrillicLanguages,
  type LanguageModel,
  latinLanguages,
  textFeatures,
  WordScores,
} from '../language/detect-language.ts';
import { gramBuckets, tableScale, tableSize } from '../language/word-score.ts';
import { normalize } from '../normalize/normalize.ts';
import { fold } from '../tokens/fold.ts';
import type { Language } from '../types.ts';

interface Labelled {
  readonly text: string;
  readonly language: Language;
}

const mostRatio = 4;

export function trainLanguage(examples: readonly Labelled[]): LanguageModel {
  const normal = examples.map(({ text, language }) => ({ text: normalize(text).text.text, language }));
  const cyrillic = ratios(normal, 'kk', 'ru', /[\u0400-\u052f]+/g);
  const latin = ratios(normal, 'kk-latn', 'ru-latn', /[a-zß-ɏ]+/g);
  const tables: LanguageModel = { cyrillic, latin, cyrillicWeights: [], latinWeights: [] };
  return {
    cyrillic,
    latin,
    cyrillicWeights: weigh(normal, cyrillicLanguages, tables),
    latinWeights: weigh(normal, latinLanguages, tables),
  };
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

const rounds = 300;
const step = 0.5;

/** Multinomial logistic regression over the few features of a text, plain gradient descent: a convex little problem. */
function weigh(
  examples: readonly Labelled[],
  languages: readonly Language[],
  model: LanguageModel,
): number[][] {
  const words = new WordScores(model, fold);
  const rows = examples.flatMap(({ text, language }) => {
    const label = languages.indexOf(language);
    if (label < 0) return [];
    const found = words.of(text);
    return found === null ? [] : [{ features: textFeatures(found.scores), label }];
  });
  const width = rows[0]?.features.length ?? 0;
  const weights = languages.map(() => new Array<number>(width).fill(0));
  const squares = languages.map(() => new Array<number>(width).fill(1e-8));
  for (let round = 0; round < rounds; round++) {
    const gradient = languages.map(() => new Array<number>(width).fill(0));
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
  return weights.map((row) => row.map((weight) => Math.round(weight * 1e4) / 1e4));
}
