// What can be seen of a text from afar: how long, in how many lines, asking or exclaiming, with what in it.
import { hash } from '../hash.ts';
import type { Entity, Language } from '../types.ts';
import type { FeatureInput } from './feature-input.ts';

const seed = 29;
/** Few traits there are, so each is hashed once. */
const shape = (name: string): number => hash(name, seed);
const each = <K extends string>(what: string, kinds: readonly K[]): Readonly<Record<K, number>> =>
  Object.fromEntries(kinds.map((kind) => [kind, shape(`${what} ${kind}`)])) as Record<K, number>;
const ofLanguage = each<Language>('language', ['ru', 'kk', 'mixed', 'kk-latn', 'ru-latn', 'other']);
const ofEntity = each<Entity['kind']>('entity', ['link', 'phone', 'card', 'iin', 'iban', 'code', 'sum']);
/** By the binary logarithm of the number of words. */
const ofWords = Array.from({ length: 32 }, (_, i) => shape(`words ${i}`));
const ofLines = [0, 1, 2, 3].map((lines) => shape(`lines ${lines}`));
const endsWithQuestion = shape('ends with a question');
const asks = shape('asks');
const exclaims = shape('exclaims');
const exclaimsALot = shape('exclaims a lot');
const hasEmoji = shape('emoji');
const quotes = shape('quotes');
const dialogue = shape('dialogue');

/** Pictographs have no letter's or digit's code: what has only everyday units needs no closer look. */
const beyondEveryday = /[^\u0000-\u00a8\u00aa-\u00ad\u00af-\u203b\u2100-\u2121\u20a0-\u20cf]/;
const emoji = /\p{Extended_Pictographic}/u;
const spokenLine = /(?:^|\n)[^\n:]{1,24}: /g;
const manyMarks = 4;

/** Hands each trait of the text's shape to `emit`, as a hash. */
export function shapeOf(
  { text, language, tokens, entities }: FeatureInput,
  emit: (shape: number) => void,
): void {
  const clean = text.clean.text;
  emit(ofLanguage[language]);
  emit(ofWords[Math.round(Math.log2(tokens.length + 1))]!);
  for (let i = 0; i < entities.length; i++) {
    const { kind } = entities[i]!;
    if (entities.findIndex((entity) => entity.kind === kind) === i) emit(ofEntity[kind]);
  }
  if (clean.trimEnd().endsWith('?')) emit(endsWithQuestion);
  if (clean.includes('?')) emit(asks);
  const marks = count(clean, '!', manyMarks);
  if (marks > 0) emit(marks === manyMarks ? exclaimsALot : exclaims);
  if (beyondEveryday.test(clean) && emoji.test(clean)) emit(hasEmoji);
  if (clean.includes('«') || clean.includes('"')) emit(quotes);
  if (clean.includes(': ') && (clean.match(spokenLine)?.length ?? 0) > 1) emit(dialogue);
  const lines = count(clean, '\n', 3);
  if (lines > 0) emit(ofLines[lines]!);
}

/** How often `what` stands in the text, counted up to `most`. */
function count(text: string, what: string, most: number): number {
  let found = 0;
  for (let at = text.indexOf(what); at >= 0 && found < most; at = text.indexOf(what, at + 1)) found++;
  return found;
}
