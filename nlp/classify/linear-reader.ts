// The first reader: one pass over the words of a text, one sum per column; passage by passage, and as a whole.
import type { FeatureInput } from './feature-input.ts';
import type { Passage, Reading, SchemeId, Span, Token } from '../types.ts';
import { families, type Family, pairOf, textFamilies, valueOf } from './features.ts';
import { harmlessLabels, otherLabels, summedUp } from './labels.ts';
import type { LinearModel } from './linear-model.ts';
import { passageEnds } from './passages.ts';
import { heaviestStretch } from './telling-words.ts';
import { WeightRows } from './weight-rows.ts';
import { WordSums } from './word-sums.ts';

const wholeTextFamilies = ['edges', 'meanings', 'signals', 'shape'] as const;

export class LinearReader {
  readonly model: LinearModel;
  readonly #bias: Float64Array;
  readonly #rows: WeightRows;
  readonly #words: WordSums;
  readonly #weights: Readonly<Record<Family, number>>;
  readonly #pairWeight: number;
  readonly #columns: number;
  readonly #schemes: number;
  readonly #labels: number;
  /** Sums over the words and pairs of a passage and of the whole text, before dividing by the root of its size. */
  readonly #passage: Float64Array;
  readonly #whole: Float64Array;
  readonly #family: Float64Array;
  readonly #sums: Float64Array;

  constructor(model: LinearModel) {
    this.model = model;
    this.#bias = Float64Array.from(model.bias);
    this.#columns = model.bias.length;
    this.#schemes = model.schemes.length;
    this.#labels = model.schemes.length + otherLabels.length;
    this.#rows = new WeightRows(model.rows);
    this.#weights = Object.fromEntries(
      families.map((family, i) => [family, model.familyWeights[i]!]),
    ) as Record<Family, number>;
    this.#pairWeight = valueOf('pairs', this.#weights.pairs, 1, 1);
    this.#words = new WordSums(this.#rows, this.#weights, this.#columns);
    const zeros = (): Float64Array => new Float64Array(this.#columns);
    this.#passage = zeros();
    this.#whole = zeros();
    this.#family = zeros();
    this.#sums = zeros();
  }

  read(input: FeatureInput): Reading {
    const { tokens } = input;
    const whole = this.#whole.fill(0);
    const ends = passageEnds(tokens);
    const passages: Passage[] = [];
    let known = 0;
    let from = 0;
    for (const end of ends) {
      const passage = ends.length > 1 ? this.#passage.fill(0) : whole;
      known += this.#addWords(tokens, from, end, passage);
      if (passage !== whole) {
        addTimes(passage, 1, whole);
        passages.push(this.#passageOf(passage, end - from));
      }
      from = end;
    }
    const sums = this.#sums;
    sums.set(this.#bias);
    addTimes(whole, 1 / Math.sqrt(Math.max(1, tokens.length)), sums);
    for (const family of wholeTextFamilies) {
      let count = 0;
      this.#family.fill(0);
      textFamilies[family](input, (feature) => {
        count++;
        this.#rows.add(feature, this.#family, 1);
      });
      addTimes(this.#family, valueOf(family, this.#weights[family], tokens.length, count), sums);
    }
    const losses = sums.slice(this.#labels);
    for (let i = 0; i < losses.length; i++) losses[i] = sigmoid(losses[i]!);
    toChances(sums, this.#labels);
    return {
      reader: 'linear',
      schemes: sums.slice(0, this.#schemes),
      ...summedUp(sums, this.#schemes),
      losses,
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
      let contra = -Infinity;
      for (let i = 0; i < harmlessLabels.length; i++) {
        contra = Math.max(contra, this.#words.of(lexeme, this.#schemes + i));
      }
      return this.#words.of(lexeme, pro) - contra;
    });
    return heaviestStretch(tokens, scores);
  }

  /** Adds what tokens `[from, to)` say to `sums`; returns how many of them the model knows. */
  #addWords(tokens: readonly Token[], from: number, to: number, sums: Float64Array): number {
    let known = 0;
    for (let i = from; i < to; i++) {
      const token = tokens[i]!;
      known += this.#words.add(token.lexeme, sums);
      if (i > 0) this.#rows.add(pairOf(tokens[i - 1]!, token), sums, this.#pairWeight);
    }
    return known;
  }

  #passageOf(passage: Float64Array, size: number): Passage {
    const sums = this.#family;
    sums.set(this.#bias);
    addTimes(passage, 1 / Math.sqrt(Math.max(1, size)), sums);
    toChances(sums, this.#labels);
    return summedUp(sums, this.#schemes);
  }
}

function addTimes(from: Float64Array, times: number, to: Float64Array): void {
  for (let i = 0; i < from.length; i++) to[i]! += times * from[i]!;
}

/** Softmax of the first `count` scores, in their place. */
function toChances(scores: Float64Array, count: number): void {
  let most = -Infinity;
  for (let i = 0; i < count; i++) if (scores[i]! > most) most = scores[i]!;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += scores[i] = Math.exp(scores[i]! - most);
  for (let i = 0; i < count; i++) scores[i]! /= sum;
}

function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
