// A text as numbered features for the linear reader. One order, one hash, the same in training and in use.
import { combine, hash } from '../hash.ts';
import type { FoundMeaning, Lexeme, Token } from '../types.ts';
import type { FeatureInput } from './feature-input.ts';
import { shapeOf } from './shape.ts';

/** The families of features; each is normalised by its own size, so that none drowns the others. */
export const families = ['grams', 'words', 'pairs', 'edges', 'meanings', 'signals', 'shape'] as const;
export type Family = (typeof families)[number];

/** Feature numbers lie in [0, 2^featureBits). */
export const featureBits = 22;
const mask = (1 << featureBits) - 1;

const seeds = {
  word: 21,
  stem: 22,
  pair: 23,
  meaning: 25,
  order: 26,
  near: 27,
  signal: 28,
  first: 31,
  last: 32,
};

/** Takes one feature number after another. */
export type Emit = (feature: number) => void;

/** What a family's sum is divided by (its root) is counted in words: about this many features each has of a word. */
const perWord = { grams: 15, words: 2, pairs: 1 } as const;

/** The value of each feature of a family that a text of `words` words, or `count` features of this family, has. */
export function valueOf(family: Family, weight: number, words: number, count: number): number {
  const size = family in perWord ? words * perWord[family as keyof typeof perWord] : count;
  return weight / Math.sqrt(Math.max(1, size));
}

/** The families that belong to a word by itself; their features are the same wherever it stands. */
export const wordFamilies = {
  grams({ grams }: Lexeme, emit: Emit): void {
    for (const gram of grams) emit(gram & mask);
  },
  words({ form, loan }: Lexeme, emit: Emit): void {
    emit(combine(form, 0, seeds.word) & mask);
    emit(combine(loan, 0, seeds.stem) & mask);
  },
} as const;

export const pairOf = (first: Token, second: Token): number =>
  combine(first.lexeme.loan, second.lexeme.loan, seeds.pair) & mask;

/** So many words at the beginning and at the end of a text say what it is: a greeting, a question, an order. */
const firstWords = 4;
const lastWords = 5;

/** The families that belong to the text as a whole. */
export const textFamilies: Readonly<
  Record<Exclude<Family, keyof typeof wordFamilies>, (input: FeatureInput, emit: Emit) => void>
> = {
  pairs({ tokens }, emit) {
    for (let i = 1; i < tokens.length; i++) emit(pairOf(tokens[i - 1]!, tokens[i]!));
  },
  edges({ tokens }, emit) {
    const { length } = tokens;
    for (let i = 0; i < Math.min(firstWords, length); i++) {
      emit(combine(tokens[i]!.lexeme.loan, 0, seeds.first) & mask);
    }
    for (let i = Math.max(0, length - lastWords); i < length; i++) {
      emit(combine(tokens[i]!.lexeme.loan, 0, seeds.last) & mask);
    }
  },
  /** Which ideas, which idea after which, and which close together. */
  meanings({ meanings }, emit) {
    for (let i = 0; i < meanings.length; i++) {
      const { meaning, from } = meanings[i]!;
      if (isFirst(meanings, i)) emit(combine(meaning, 0, seeds.meaning) & mask);
      if (i === 0) continue;
      const before = meanings[i - 1]!;
      emit(combine(before.meaning, meaning, seeds.order) & mask);
      if (from - before.to <= 4) emit(combine(before.meaning, meaning, seeds.near) & mask);
    }
  },
  signals({ signals }, emit) {
    for (let i = 0; i < signals.length; i++) {
      const { id } = signals[i]!;
      if (signals.findIndex((signal) => signal.id === id) === i) emit(hash(id, seeds.signal) & mask);
    }
  },
  shape(input, emit) {
    shapeOf(input, (shape) => emit(shape & mask));
  },
};

function isFirst(meanings: readonly FoundMeaning[], at: number): boolean {
  for (let i = 0; i < at; i++) if (meanings[i]!.meaning === meanings[at]!.meaning) return false;
  return true;
}
