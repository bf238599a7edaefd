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
  readonly terms: Int32Array;
  /** Owners are places in the knowledge's `meanings`. */
  readonly meanings: FlatPhrases;
  /** Owners are places in its `signals`; after them come the cues of all variants, in the order of the schemes, then
   *  the `topics`. */
  readonly signals: FlatPhrases;
  /** Where a signal means nothing; owners as above. */
  readonly exceptions: FlatPhrases;
}

/** The keys under which phrases know meanings and entities. */
export const meaningKey = (id: string): number => hash(id, 31);
export const entityKey = (name: string): number => hash(name, 32);

/** Throws an Error that names the phrase that cannot be read. */
export function compileLexicon({ meanings, signals, topics, schemes }: Knowledge): Lexicon {
  const compiler = new PhraseCompiler({ word: wordKeys, meaning: meaningKey, entity: entityKey });
  const variants = schemes.flatMap((scheme) => scheme.variants);
  const forms = meanings.flatMap(({ ru, kk }, i) => compiler.compile(i, { ru, kk }));
  const flags: CompiledPhrase[] = [
    ...signals.flatMap(({ phrases }, i) => compiler.compile(i, phrases)),
    ...variants.flatMap(({ cues }, i) => compiler.compile(signals.length + i, cues)),
    ...topics.flatMap(({ phrases }, i) => compiler.compile(signals.length + variants.length + i, phrases)),
  ];
  const unless = signals.flatMap((signal, i) => compiler.compile(i, signal.unless));
  const terms = Int32Array.from(compiler.terms);
  return {
    terms,
    meanings: flatten(forms, terms.length),
    signals: flatten(flags, terms.length),
    exceptions: flatten(unless, terms.length),
  };
}

const groups = ['meanings', 'signals', 'exceptions'] as const;
const phraseLists = ['starts', 'begins', 'gaps', 'flags', 'termStarts', 'terms'] as const;

export function encodeLexicon(lexicon: Lexicon): Uint8Array {
  const lists: Record<string, Numbers> = { terms: lexicon.terms };
  for (const group of groups) {
    for (const name of phraseLists) lists[`${group} ${name}`] = lexicon[group][name];
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
  const phrases = (group: (typeof groups)[number]): FlatPhrases =>
    Object.fromEntries(phraseLists.map((name) => [name, take(`${group} ${name}`)])) as never;
  return {
    terms: take('terms') as Int32Array,
    meanings: phrases('meanings'),
    signals: phrases('signals'),
    exceptions: phrases('exceptions'),
  };
}
