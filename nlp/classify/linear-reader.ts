// The first reader: one pass over the features of a text, one sum per column.
import type { Lexeme, Reading, Span, Token } from '../types.ts';
import { families, type FeatureInput, textFamilies, wordFamilies } from './features.ts';
import { indexRows, type LinearModel } from './linear-model.ts';

/** What a word adds to every column by its n-grams and as a whole, before normalising by the text. */
interface WordSums {
  readonly grams: Float32Array;
  readonly words: Float32Array;
}

export class LinearReader {
  readonly model: LinearModel;
  readonly #rowOf: Uint32Array;
  /** Weight of one step of a value, by row. */
  readonly #units: Float32Array;
  /** Known words cost one addition per column; the lexemes themselves are kept (and let go) by the tokens stage. */
  readonly #sums = new WeakMap<Lexeme, WordSums>();
  readonly #family: Float64Array;

  constructor(model: LinearModel) {
    this.model = model;
    this.#rowOf = indexRows(model.rows.features);
    this.#units = Float32Array.from(model.rows.exponents, (exponent) => 2 ** (exponent / 4));
    this.#family = new Float64Array(model.bias.length);
  }

  read(input: FeatureInput): Reading {
    const { bias, labels } = this.model;
    const sums = Float64Array.from(bias);
    this.#addWords(input.tokens, sums);
    for (const name of ['pairs', 'gaps', 'meanings', 'signals', 'shape'] as const) {
      let count = 0;
      this.#family.fill(0);
      textFamilies[name](input, (feature) => {
        count++;
        this.#add(feature, this.#family);
      });
      this.#addFamily(families.indexOf(name), count, sums);
    }
    return {
      reader: 'linear',
      labels: softmax(sums.subarray(0, labels.length)),
      information: sigmoid(sums[labels.length]!),
      losses: sums.subarray(labels.length + 1).map(sigmoid),
    };
  }

  /**
   * Where no red flag can be named: the stretch of up to eight words of one sentence that speaks most for `label` and
   * against its being harmless; offsets into the normalised text. Null when nothing speaks for it.
   */
  tellingWords(tokens: readonly Token[], label: string): Span | null {
    const pro = this.model.labels.indexOf(label);
    const contra = this.model.labels.indexOf('harmless');
    const scores = tokens.map(({ lexeme }) => {
      const { grams, words } = this.#sumsOf(lexeme);
      return (
        (grams[pro]! - grams[contra]!) / Math.sqrt(lexeme.grams.length + 1) + words[pro]! - words[contra]!
      );
    });
    return heaviestStretch(tokens, scores);
  }

  #addWords(tokens: readonly Token[], sums: Float64Array): void {
    const family = this.#family;
    const words = tokens.map(({ lexeme }) => this.#sumsOf(lexeme));
    family.fill(0);
    for (const { grams } of words) for (let c = 0; c < family.length; c++) family[c]! += grams[c]!;
    const gramCount = tokens.reduce((sum, { lexeme }) => sum + lexeme.grams.length, 0);
    this.#addFamily(families.indexOf('grams'), gramCount, sums);
    family.fill(0);
    for (const word of words) for (let c = 0; c < family.length; c++) family[c]! += word.words[c]!;
    this.#addFamily(families.indexOf('words'), tokens.length * 2, sums);
  }

  /** Adds a family's sum, normalised by the number of its features. */
  #addFamily(index: number, count: number, sums: Float64Array): void {
    const value = this.model.familyWeights[index]! / Math.sqrt(Math.max(1, count));
    for (let c = 0; c < sums.length; c++) sums[c]! += value * this.#family[c]!;
  }

  #sumsOf(lexeme: Lexeme): WordSums {
    let word = this.#sums.get(lexeme);
    if (word === undefined) {
      const sums = {
        grams: new Float32Array(this.#family.length),
        words: new Float32Array(this.#family.length),
      };
      wordFamilies.grams(lexeme, (feature) => this.#add(feature, sums.grams));
      wordFamilies.words(lexeme, (feature) => this.#add(feature, sums.words));
      this.#sums.set(lexeme, (word = sums));
    }
    return word;
  }

  #add(feature: number, sums: Float32Array | Float64Array): void {
    const row = this.#rowOf[feature]! - 1;
    if (row < 0) return;
    const { starts, columns, values } = this.model.rows;
    const unit = this.#units[row]!;
    for (let i = starts[row]!; i < starts[row + 1]!; i++) sums[columns[i]!]! += unit * values[i]!;
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

function softmax(scores: Float64Array): Float64Array {
  let most = -Infinity;
  for (const score of scores) if (score > most) most = score;
  const powers = scores.map((score) => Math.exp(score - most));
  let sum = 0;
  for (const power of powers) sum += power;
  return powers.map((power) => power / sum);
}

function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
