// All phrases of the knowledge as numbers: compiled by training, read at start-up, where compiling 15,000 phrases would
// cost a third of the time to the first answer.
import { z } from 'zod';
import { hash } from './hash.ts';
import type { Knowledge } from './knowledge/types.ts';
import { type CompiledPhrase, PhraseCompiler } from './phrases/compile.ts';
import { wordKeys } from './tokens/word-keys.ts';

/** Phrases by what they find; owners are places in `meanings`, `signals`, and all variants in the order of the schemes. */
export interface Lexicon {
  readonly terms: readonly number[];
  readonly meanings: readonly CompiledPhrase[];
  readonly signals: readonly CompiledPhrase[];
  readonly unless: readonly CompiledPhrase[];
  readonly cues: readonly CompiledPhrase[];
}

/** The keys under which phrases know meanings and entities. */
export const meaningKey = (id: string): number => hash(id, 31);
export const entityKey = (name: string): number => hash(name, 32);

/** Throws an Error that names the phrase that cannot be read. */
export function compileLexicon({ meanings, signals, schemes }: Knowledge): Lexicon {
  const compiler = new PhraseCompiler({ word: wordKeys, meaning: meaningKey, entity: entityKey });
  const variants = schemes.flatMap((scheme) => scheme.variants);
  const phrases = {
    meanings: meanings.flatMap(({ ru, kk }, i) => compiler.compile(i, { ru, kk })),
    signals: signals.flatMap((signal, i) => compiler.compile(i, signal.phrases)),
    unless: signals.flatMap(({ unless }, i) => compiler.compile(i, unless)),
    cues: variants.flatMap(({ cues }, i) => compiler.compile(i, cues)),
  };
  return { terms: compiler.terms, ...phrases };
}

/** A phrase in the file: its owner, then its steps as gap, flags (1 far, 2 optional) and terms. */
type WrittenPhrase = readonly [number, ...(readonly number[])[]];

const list = z.array(z.unknown());
const outline = z.strictObject({ terms: list, meanings: list, signals: list, unless: list, cues: list });

export function encodeLexicon({ terms, ...phrases }: Lexicon): string {
  const write = (all: readonly CompiledPhrase[]): WrittenPhrase[] =>
    all.map(({ owner, steps }) => [
      owner,
      ...steps.map((step) => [step.gap, Number(step.far) + 2 * Number(step.optional), ...step.terms]),
    ]);
  const lists = Object.entries(phrases).map(([name, all]) => [name, write(all)]);
  return JSON.stringify({ terms, ...Object.fromEntries(lists) }) + '\n';
}

/** Throws when the text is not what `encodeLexicon` wrote. */
export function decodeLexicon(text: string): Lexicon {
  // Our own file of many numbers: its outline is checked, its numbers are trusted.
  const file = outline.parse(JSON.parse(text));
  const read = (all: readonly unknown[]): CompiledPhrase[] =>
    (all as WrittenPhrase[]).map(([owner, ...steps]) => ({
      owner,
      steps: steps.map(([gap = 0, flags = 0, ...terms]) => ({
        gap,
        far: (flags & 1) === 1,
        optional: (flags & 2) === 2,
        terms,
      })),
    }));
  return {
    terms: file.terms as readonly number[],
    meanings: read(file.meanings),
    signals: read(file.signals),
    unless: read(file.unless),
    cues: read(file.cues),
  };
}
