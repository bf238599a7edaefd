// All phrases of the knowledge as numbers: compiled by training, read at start-up, where compiling 15,000 phrases would
// cost a third of the time to the first answer.
import { hash } from './hash.ts';
import type { Knowledge } from './knowledge/types.ts';
import { type Numbers, pack, unpack } from './packed.ts';
import { type CompiledPhrase, PhraseCompiler } from './phrases/compile.ts';
import { type FlatPhrases, flatten } from './phrases/flat-phrases.ts';
import { wordKeys } from './tokens/word-keys.ts';

/** Phrases by what they find. */
export interface Lexicon {
  /** The key of term `i` at place `i`. */
  readonly terms: Uint32Array;
  /** Owners are places in the knowledge's `meanings`. */
  readonly meanings: FlatPhrases;
  /**
   * Owners are places in its `signals`; the signals' exceptions follow under the same places plus their number, then
   * the cues of all variants in the order of the schemes.
   */
  readonly signals: FlatPhrases;
}

/** The keys under which phrases know meanings and entities. */
export const meaningKey = (id: string): number => hash(id, 31);
export const entityKey = (name: string): number => hash(name, 32);

/** Throws an Error that names the phrase that cannot be read. */
export function compileLexicon({ meanings, signals, schemes }: Knowledge): Lexicon {
  const compiler = new PhraseCompiler({ word: wordKeys, meaning: meaningKey, entity: entityKey });
  const variants = schemes.flatMap((scheme) => scheme.variants);
  const forms = meanings.flatMap(({ ru, kk }, i) => compiler.compile(i, { ru, kk }));
  const flags: CompiledPhrase[] = [
    ...signals.flatMap(({ phrases }, i) => compiler.compile(i, phrases)),
    ...signals.flatMap(({ unless }, i) => compiler.compile(signals.length + i, unless)),
    ...variants.flatMap(({ cues }, i) => compiler.compile(2 * signals.length + i, cues)),
  ];
  const terms = Uint32Array.from(compiler.terms);
  return { terms, meanings: flatten(forms, terms.length), signals: flatten(flags, terms.length) };
}

const phraseLists = [
  'starts',
  'owners',
  'seconds',
  'needStarts',
  'needs',
  'gaps',
  'flags',
  'termStarts',
  'terms',
] as const;

export function encodeLexicon({ terms, meanings, signals }: Lexicon): Uint8Array {
  const lists: Record<string, Numbers> = { terms };
  for (const name of phraseLists) {
    lists[`meanings ${name}`] = meanings[name];
    lists[`signals ${name}`] = signals[name];
  }
  return pack('lexicon', lists);
}

/** Throws when the file is not what `encodeLexicon` wrote. */
export function decodeLexicon(file: Uint8Array): Lexicon {
  const { about, lists } = unpack(file);
  const take = (name: string): Numbers => {
    const list = lists.get(name);
    if (about !== 'lexicon' || list === undefined) throw new Error('no lexicon of ours: `npm run train`');
    return list;
  };
  // Our own file: the lists have the kinds they were written with.
  const phrases = (owner: string): FlatPhrases =>
    Object.fromEntries(phraseLists.map((name) => [name, take(`${owner} ${name}`)])) as never;
  return { terms: take('terms') as Uint32Array, meanings: phrases('meanings'), signals: phrases('signals') };
}
