// What can be seen of a text from afar: how long, in how many lines, asking or exclaiming, with what in it.
import { hash } from '../hash.ts';
import type { FeatureInput } from './feature-input.ts';

const seed = 29;
const named = new Map<string, number>();

/** The number of a trait of the shape; few there are, so each is hashed once. */
function shape(name: string): number {
  let number = named.get(name);
  if (number === undefined) named.set(name, (number = hash(name, seed)));
  return number;
}

const emoji = /\p{Extended_Pictographic}/u;
const spokenLine = /(?:^|\n)[^\n:]{1,24}: /g;
const manyMarks = 4;

/** Hands each trait of the text's shape to `emit`, as a hash. */
export function shapeOf(
  { text, language, tokens, entities }: FeatureInput,
  emit: (shape: number) => void,
): void {
  const clean = text.clean.text;
  emit(shape(`language ${language}`));
  emit(shape(`words ${Math.round(Math.log2(tokens.length + 1))}`));
  for (const [i, { kind }] of entities.entries()) {
    if (entities.findIndex((entity) => entity.kind === kind) === i) emit(shape(`entity ${kind}`));
  }
  if (clean.trimEnd().endsWith('?')) emit(shape('ends with a question'));
  if (clean.includes('?')) emit(shape('asks'));
  const marks = count(clean, '!', manyMarks);
  if (marks > 0) emit(shape(marks === manyMarks ? 'exclaims a lot' : 'exclaims'));
  if (emoji.test(clean)) emit(shape('emoji'));
  if (clean.includes('«') || clean.includes('"')) emit(shape('quotes'));
  if (clean.includes(': ') && (clean.match(spokenLine)?.length ?? 0) > 1) emit(shape('dialogue'));
  const lines = count(clean, '\n', 3);
  if (lines > 0) emit(shape(`lines ${lines}`));
}

/** How often `what` stands in the text, counted up to `most`. */
function count(text: string, what: string, most: number): number {
  let found = 0;
  for (let at = text.indexOf(what); at >= 0 && found < most; at = text.indexOf(what, at + 1)) found++;
  return found;
}
