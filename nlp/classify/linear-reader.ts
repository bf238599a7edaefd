// The first reader: one pass over the words of a text, one sum per column; passage by passage, and as a whole.
import type { FeatureInput } from './feature-input.ts';
import type { Lexeme, Passage, Reading, SchemeId, Span, Token } from '../types.ts';
import { families, type Family, pairOf, textFamilies, valueOf, wordFamilies } from './features.ts';
import { harmlessLabels, otherLabels, summedUp } from './labels.ts';
import type { LinearModel } from './linear-model.ts';
import { passageEnds } from './passages.ts';
import { heaviestStretch } from './telling-words.ts';
import { WeightRows } from './weight-rows.ts';

const wholeTextFamilies = ['edges', 'meanings', 'signals', 'shape'] as const;

/** Sums over the words of a stretch, before dividing by its size. */
interface Sums {
  readonly words: Float64Array;
  readonly pairs: Float64Array;
}

export class LinearReader {
  readonly model: LinearModel;
  readonly #rows: WeightRows;
  readonly #weights: Readonly<Record<Family, number>>;
  readonly #columns: number;
  readonly #schemes: number;
  readonly #labels: number;
  /** What a word adds to every column by itself, by the slot of its lexeme. */
  #wordSums = new Float32Array(0);
  readonly #owners: (Lexeme | undefined)[] = [];
  readonly #whole: Sums;
  readonly #passage: Sums;
  readonly #family: Float64Array;

  constructor(model: LinearModel) {
    this.model = model;
    this.#columns = model.bias.length;
    this.#schemes = model.schemes.length;
    this.#labels = model.schemes.length + otherLabels.length;
    this.#rows = new WeightRows(model.rows);
    this.#weights = Object.fromEntries(
      families.map((family, i) => [family, model.familyWeights[i]!]),
    ) as Record<Family, number>;
    const zeros = (): Float64Array => new Float64Array(this.#columns);
    this.#whole = { words: zeros(), pairs: zeros() };
    this.#passage = { words: zeros(), pairs: zeros() };
    this.#family = zeros();
  }

  read(input: FeatureInput): Reading {
    const { tokens } = input;
    const whole = this.#whole;
    clear(whole);
    const ends = passageEnds(tokens);
    const passages: Passage[] = [];
    let known = 0;
    let from = 0;
    for (const end of ends) {
      clear(this.#passage);
      known += this.#addWords(tokens, from, end, this.#passage);
      add(this.#passage, whole);
      if (ends.length > 1) passages.push(this.#passageOf(end - from));
      from = end;
    }
    const sums = Float64Array.from(this.model.bias);
    this.#weigh(whole, tokens.length, sums);
    for (const family of wholeTextFamilies) {
      let count = 0;
      this.#family.fill(0);
      textFamilies[family](input, (feature) => {
        count++;
        this.#rows.add(feature, this.#family);
      });
      addTimes(this.#family, valueOf(family, this.#weights[family], tokens.length, count), sums);
    }
    const probabilities = softmax(sums, this.#labels);
    return {
      reader: 'linear',
      schemes: probabilities.subarray(0, this.#schemes),
      ...summedUp(probabilities, this.#schemes),
      losses: sums.subarray(this.#labels).map(sigmoid),
      passages,
      known: tokens.length === 0 ? 1 : known / tokens.length,
    };
  }

  /**
   * Where no red flag can be named: the stretch of up to eight words of one sentence that speaks most for the scheme
   * and against its being harmless; offsets into the normalised text. Null when nothing speaks for it.
   */
  tellingWords(tokens: readonly Token[], scheme: SchemeId): Span | null {
    const pro = this.model.schemes.indexOf(scheme);
    const scores = tokens.map(({ lexeme }) => {
      const at = this.#wordSumsAt(lexeme);
      let contra = -Infinity;
      for (let i = 0; i < harmlessLabels.length; i++) {
        contra = Math.max(contra, this.#wordSums[at + this.#schemes + i]!);
      }
      return this.#wordSums[at + pro]! - contra;
    });
    return heaviestStretch(tokens, scores);
  }

  /** Adds what tokens `[from, to)` say to `sums`; returns how many of them the model knows. */
  #addWords(tokens: readonly Token[], from: number, to: number, { words, pairs }: Sums): number {
    const columns = this.#columns;
    let known = 0;
    for (let i = from; i < to; i++) {
      const token = tokens[i]!;
      const at = this.#wordSumsAt(token.lexeme);
      const table = this.#wordSums;
      for (let c = 0; c < columns; c++) words[c]! += table[at + c]!;
      known += table[at + columns]!;
      if (i > 0) this.#rows.add(pairOf(tokens[i - 1]!, token), pairs);
    }
    return known;
  }

  /** Adds sums over `size` words, each divided by its size, to the columns. */
  #weigh({ words, pairs }: Sums, size: number, columns: Float64Array): void {
    addTimes(words, 1 / Math.sqrt(Math.max(1, size)), columns);
    addTimes(pairs, valueOf('pairs', this.#weights.pairs, size, size), columns);
  }

  #passageOf(size: number): Passage {
    const sums = this.#family;
    sums.set(this.model.bias);
    this.#weigh(this.#passage, size, sums);
    return summedUp(softmax(sums, this.#labels), this.#schemes);
  }

  /** Where the sums of a word begin; after its columns stands 1 when the model knows the word, else 0. */
  #wordSumsAt(lexeme: Lexeme): number {
    const width = this.#columns + 1;
    const { slot } = lexeme;
    const at = slot * width;
    if (this.#owners[slot] === lexeme) return at;
    if (this.#wordSums.length < at + width) {
      const grown = new Float32Array(Math.max(at + width, this.#wordSums.length * 2));
      grown.set(this.#wordSums);
      this.#wordSums = grown;
    }
    while (this.#owners.length <= slot) this.#owners.push(undefined);
    this.#owners[slot] = lexeme;
    const sums = this.#wordSums.subarray(at, at + width).fill(0);
    const family = new Float64Array(this.#columns);
    for (const name of ['grams', 'words'] as const) {
      family.fill(0);
      let met = true;
      wordFamilies[name](lexeme, (feature) => {
        met = this.#rows.add(feature, family) && met;
      });
      if (name === 'words') sums[this.#columns] = Number(met);
      addTimes(family, valueOf(name, this.#weights[name], 1, 1), sums);
    }
    return at;
  }
}

function clear({ words, pairs }: Sums): void {
  words.fill(0);
  pairs.fill(0);
}

function add(from: Sums, to: Sums): void {
  addTimes(from.words, 1, to.words);
  addTimes(from.pairs, 1, to.pairs);
}

function addTimes(from: Float64Array, times: number, to: Float64Array | Float32Array): void {
  for (let i = 0; i < from.length; i++) to[i]! += times * from[i]!;
}

function softmax(scores: Float64Array, count: number): Float64Array {
  const powers = new Float64Array(count);
  let most = -Infinity;
  for (let i = 0; i < count; i++) if (scores[i]! > most) most = scores[i]!;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += powers[i] = Math.exp(scores[i]! - most);
  for (let i = 0; i < count; i++) powers[i]! /= sum;
  return powers;
}

function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
