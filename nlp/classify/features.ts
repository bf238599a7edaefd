// A text as numbered features for the linear reader. One order, one hash, the same in training and in use.
import { combine, hash } from '../hash.ts';
import type { Entity, FoundMeaning, FoundSignal, Language, Lexeme, NormalText, Token } from '../types.ts';

export interface FeatureInput {
  readonly text: NormalText;
  readonly language: Language;
  readonly tokens: readonly Token[];
  readonly entities: readonly Entity[];
  readonly meanings: readonly FoundMeaning[];
  readonly signals: readonly FoundSignal[];
}

/** The families of features; each is normalised by its own size, so that none drowns the others. */
export const families = ['grams', 'words', 'pairs', 'gaps', 'meanings', 'signals', 'shape'] as const;
export type Family = (typeof families)[number];

/** Feature numbers lie in [0, 2^featureBits). */
export const featureBits = 22;
const mask = (1 << featureBits) - 1;

const seeds = {
  word: 21,
  stem: 22,
  pair: 23,
  gap: 24,
  meaning: 25,
  order: 26,
  near: 27,
  signal: 28,
  shape: 29,
};

/** Takes one feature number after another. */
export type Emit = (feature: number) => void;

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

/** The families that belong to the text as a whole. */
export const textFamilies: Readonly<
  Record<Exclude<Family, keyof typeof wordFamilies>, (input: FeatureInput, emit: Emit) => void>
> = {
  pairs({ tokens }, emit) {
    for (let i = 1; i < tokens.length; i++) {
      emit(combine(tokens[i - 1]!.lexeme.loan, tokens[i]!.lexeme.loan, seeds.pair) & mask);
    }
  },
  gaps({ tokens }, emit) {
    for (let i = 2; i < tokens.length; i++) {
      emit(combine(tokens[i - 2]!.lexeme.loan, tokens[i]!.lexeme.loan, seeds.gap) & mask);
      if (i > 2) emit(combine(tokens[i - 3]!.lexeme.loan, tokens[i]!.lexeme.loan, seeds.gap) & mask);
    }
  },
  /** Which ideas, which idea after which, and which close together. */
  meanings({ meanings }, emit) {
    for (const meaning of new Set(meanings.map(({ meaning }) => meaning)))
      emit(combine(meaning, 0, seeds.meaning) & mask);
    for (let i = 1; i < meanings.length; i++) {
      const before = meanings[i - 1]!;
      const after = meanings[i]!;
      emit(combine(before.meaning, after.meaning, seeds.order) & mask);
      if (after.from - before.to <= 4) emit(combine(before.meaning, after.meaning, seeds.near) & mask);
    }
  },
  signals({ signals }, emit) {
    for (const id of new Set(signals.map((signal) => signal.id))) emit(hash(id, seeds.signal) & mask);
  },
  shape: emitShape,
};

const emoji = /\p{Extended_Pictographic}/u;
const spokenLine = /(?:^|\n)[^\n:]{1,24}: /g;

function emitShape({ text, language, tokens, entities }: FeatureInput, emit: Emit): void {
  const shape = (name: string, amount = 0): void => emit(hash(name, seeds.shape + amount) & mask);
  const clean = text.clean.text;
  shape(`language ${language}`);
  shape('words', Math.round(Math.log2(tokens.length + 1)));
  shape('sentences', Math.min(6, tokens.at(-1)?.sentence ?? 0));
  for (const kind of new Set(entities.map(({ kind }) => kind))) shape(`entity ${kind}`);
  if (text.disguises > 0) shape('disguised');
  if (clean.trimEnd().endsWith('?')) shape('ends with a question');
  if (clean.includes('?')) shape('asks');
  if (clean.includes('!')) shape('exclaims', clean.split('!').length > 3 ? 1 : 0);
  if (emoji.test(clean)) shape('emoji');
  if (clean.includes('«') || clean.includes('"')) shape('quotes');
  if (clean.includes(': ') && (clean.match(spokenLine)?.length ?? 0) > 1) shape('dialogue');
  if (clean.includes('\n')) shape('lines', Math.min(4, clean.split('\n').length));
}
