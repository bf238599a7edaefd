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
const mostTokens = 1200;
const mostFeatures = 1 << 16;

/** Collects features into one reused buffer; `ends[i]` is where family `i` ends. */
export class FeatureBuffer {
  readonly ids = new Uint32Array(mostFeatures);
  readonly ends = new Int32Array(families.length);
  size = 0;

  add(id: number): void {
    if (this.size < mostFeatures) this.ids[this.size++] = id & mask;
  }

  endFamily(family: number): void {
    this.ends[family] = this.size;
  }
}

/** Fills the buffer with the features of one text. */
export function extractFeatures(input: FeatureInput, buffer: FeatureBuffer): void {
  const tokens = input.tokens.length > mostTokens ? input.tokens.slice(0, mostTokens) : input.tokens;
  buffer.size = 0;
  for (const { lexeme } of tokens) for (const gram of lexeme.grams) buffer.add(gram);
  buffer.endFamily(0);
  for (const { lexeme } of tokens) for (const feature of wordFeatures(lexeme)) buffer.add(feature);
  buffer.endFamily(1);
  for (let i = 1; i < tokens.length; i++) {
    buffer.add(combine(tokens[i - 1]!.lexeme.loan, tokens[i]!.lexeme.loan, seeds.pair));
  }
  buffer.endFamily(2);
  for (let i = 2; i < tokens.length; i++) {
    buffer.add(combine(tokens[i - 2]!.lexeme.loan, tokens[i]!.lexeme.loan, seeds.gap));
    if (i > 2) buffer.add(combine(tokens[i - 3]!.lexeme.loan, tokens[i]!.lexeme.loan, seeds.gap));
  }
  buffer.endFamily(3);
  addMeanings(input.meanings, buffer);
  buffer.endFamily(4);
  for (const id of new Set(input.signals.map((signal) => signal.id))) buffer.add(hash(id, seeds.signal));
  buffer.endFamily(5);
  addShape(input, buffer);
  buffer.endFamily(6);
}

/** The features of one word by itself: as it stands, and its stem. */
export function wordFeatures({ form, loan }: Lexeme): readonly [number, number] {
  return [combine(form, 0, seeds.word), combine(loan, 0, seeds.stem)];
}

/** Which ideas, which idea after which, and which close together. */
function addMeanings(meanings: readonly FoundMeaning[], buffer: FeatureBuffer): void {
  for (const meaning of new Set(meanings.map(({ meaning }) => meaning)))
    buffer.add(combine(meaning, 0, seeds.meaning));
  for (let i = 1; i < meanings.length; i++) {
    const before = meanings[i - 1]!;
    const after = meanings[i]!;
    buffer.add(combine(before.meaning, after.meaning, seeds.order));
    if (after.from - before.to <= 4) buffer.add(combine(before.meaning, after.meaning, seeds.near));
  }
}

const emoji = /\p{Extended_Pictographic}/u;
const spokenLine = /(?:^|\n)[^\n:]{1,24}: /g;

function addShape({ text, language, tokens, entities }: FeatureInput, buffer: FeatureBuffer): void {
  const shape = (name: string, amount = 0): void => buffer.add(hash(name, seeds.shape + amount));
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
  const spoken = clean.match(spokenLine)?.length ?? 0;
  if (spoken > 1) shape('dialogue');
  if (clean.includes('\n')) shape('lines', Math.min(4, clean.split('\n').length));
}
