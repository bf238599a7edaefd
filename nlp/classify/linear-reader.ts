// The first reader: one pass over the features of a text, one sum per column.
import type { Lexeme, Reading, Span, Token } from '../types.ts';
import { families, type FeatureInput, textFamilies, wordFamilies } from './features.ts';
import { type LinearModel, rowOf } from './linear-model.ts';

/** What a word adds to every column by its n-grams and as a whole, before normalising by the text. */
interface WordSums {
  readonly grams: Float32Array;
  readonly words: Float32Array;
  readonly gramCount: number;
}

export class LinearReader {
  readonly #model: LinearModel;
  readonly #columns: number;
  /** Known words cost one addition per column; the lexemes themselves are kept (and let go) by the tokens stage. */
  readonly #sums = new WeakMap<Lexeme, WordSums>();
  readonly #family: Float64Array;

  constructor(model: LinearModel) {
    this.#model = model;
    this.#columns = model.bias.length;
    this.#family = new Float64Array(this.#columns);
  }

  get model(): LinearModel {
    return this.#model;
  }

  read(input: FeatureInput): Reading {
    const { bias, familyWeights, labels, temperature } = this.#model;
    const sums = Float64Array.from(bias);
    const family = this.#family;
    const addFamily = (index: number, count: number): void => {
      const value = familyWeights[index]! / Math.sqrt(Math.max(1, count));
      for (let c = 0; c < sums.length; c++) sums[c]! += value * family[c]!;
    };
    let gramCount = 0;
    family.fill(0);
    for (const { lexeme } of input.tokens) {
      const word = this.#sumsOf(lexeme);
      gramCount += word.gramCount;
      for (let c = 0; c < family.length; c++) family[c]! += word.grams[c]!;
    }
    addFamily(families.indexOf('grams'), gramCount);
    family.fill(0);
    for (const { lexeme } of input.tokens) {
      const word = this.#sumsOf(lexeme);
      for (let c = 0; c < family.length; c++) family[c]! += word.words[c]!;
    }
    addFamily(families.indexOf('words'), input.tokens.length * 2);
    for (const name of ['pairs', 'gaps', 'meanings', 'signals', 'shape'] as const) {
      let count = 0;
      family.fill(0);
      textFamilies[name](input, (feature) => {
        count++;
        this.#add(feature, family);
      });
      addFamily(families.indexOf(name), count);
    }
    return {
      reader: 'linear',
      labels: softmax(sums.subarray(0, labels.length), temperature),
      information: sigmoid(sums[labels.length]!),
      losses: sums.subarray(labels.length + 1).map(sigmoid),
    };
  }

  /**
   * Where no red flag can be named: the stretch of up to eight words of one sentence that speaks most for `label` and
   * against its being harmless; offsets into the normalised text. Null when nothing speaks for it.
   */
  tellingWords(tokens: readonly Token[], label: string): Span | null {
    const pro = this.#model.labels.indexOf(label);
    const contra = this.#model.labels.indexOf('harmless');
    const scores = tokens.map(({ lexeme }) => {
      const { grams, words, gramCount } = this.#sumsOf(lexeme);
      return (grams[pro]! - grams[contra]!) / Math.sqrt(gramCount + 1) + words[pro]! - words[contra]!;
    });
    return heaviestStretch(tokens, scores);
  }

  #sumsOf(lexeme: Lexeme): WordSums {
    let word = this.#sums.get(lexeme);
    if (word === undefined) {
      const grams = new Float32Array(this.#columns);
      const words = new Float32Array(this.#columns);
      wordFamilies.grams(lexeme, (feature) => this.#add(feature, grams));
      wordFamilies.words(lexeme, (feature) => this.#add(feature, words));
      word = { grams, words, gramCount: lexeme.grams.length };
      this.#sums.set(lexeme, word);
    }
    return word;
  }

  #add(feature: number, sums: Float32Array | Float64Array): void {
    const row = rowOf(this.#model, feature);
    if (row < 0) return;
    const { weights, scales } = this.#model;
    const scale = scales[row]!;
    const start = row * sums.length;
    for (let c = 0; c < sums.length; c++) sums[c]! += scale * weights[start + c]!;
  }
}

const mostWords = 8;
const leastWords = 3;

function heaviestStretch(tokens: readonly Token[], scores: readonly number[]): Span | null {
  let best: Span | null = null;
  let most = 0;
  for (let from = 0; from < tokens.length; from++) {
    let sum = 0;
    for (let to = from; to < Math.min(tokens.length, from + mostWords); to++) {
      if (tokens[to]!.sentence !== tokens[from]!.sentence) break;
      sum += scores[to]!;
      const score = sum / Math.sqrt(to - from + 2);
      if (to - from + 1 >= leastWords && score > most) {
        most = score;
        best = { start: tokens[from]!.start, end: tokens[to]!.end };
      }
    }
  }
  return best;
}

function softmax(scores: Float64Array, temperature: number): Float64Array {
  let most = -Infinity;
  for (const score of scores) if (score > most) most = score;
  const powers = scores.map((score) => Math.exp((score - most) / temperature));
  let sum = 0;
  for (const power of powers) sum += power;
  return powers.map((power) => power / sum);
}

function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
