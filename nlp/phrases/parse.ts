// The phrase syntax of data/signals and data/meanings, whole:
//
//   перевести        this word in any form          (Russian or Kazakh endings, by the list it stands in)
//   =код             this form only
//   CODE             a meaning of data/meanings
//   <link>           an entity: link phone card iin iban code sum number
//   код|пароль|CODE  any of these
//   срочно?          may be missing
//   ..               up to three other words between, in the same sentence
//   ...              up to eight
//   ....             up to twenty-four, also in the sentences that follow
//
// No regular expressions: a domain expert reads it, and nothing in it can run away.

export type Term =
  | { readonly kind: 'word' | 'exact'; readonly word: string }
  | { readonly kind: 'meaning'; readonly id: string }
  | { readonly kind: 'entity'; readonly entity: string };

/** One step of a phrase: skip at most `gap` tokens, then one of `terms`. */
export interface Step {
  readonly gap: number;
  /** The gap may run over the end of a sentence. */
  readonly far: boolean;
  readonly terms: readonly Term[];
  readonly optional: boolean;
}

const gaps: Readonly<Record<string, number>> = { '..': 3, '...': 8, '....': 24 };
const farGap = '....';
const entities = new Set(['link', 'phone', 'card', 'iin', 'iban', 'code', 'sum', 'number']);

/** Reads one phrase. Throws an Error that says what is wrong with it. */
export function parsePhrase(phrase: string): readonly Step[] {
  const steps: Step[] = [];
  let gap = 0;
  let far = false;
  for (const piece of phrase.trim().split(/\s+/)) {
    const skips = gaps[piece];
    if (skips !== undefined) {
      if (steps.length === 0) throw new Error(`«${phrase}» begins with a gap`);
      gap = skips;
      far = piece === farGap;
      continue;
    }
    const optional = piece.endsWith('?');
    if (optional && steps.length === 0) throw new Error(`«${phrase}» begins with a word that may be missing`);
    const terms = (optional ? piece.slice(0, -1) : piece).split('|').map((term) => parseTerm(term, phrase));
    steps.push({ gap, far, terms, optional });
    gap = 0;
    far = false;
  }
  const last = steps.at(-1);
  if (last === undefined) throw new Error('an empty phrase');
  if (gap > 0) throw new Error(`«${phrase}» ends with a gap`);
  if (last.optional) throw new Error(`«${phrase}» ends with a word that may be missing`);
  return steps;
}

function parseTerm(term: string, phrase: string): Term {
  const entity = /^<(\w+)>$/.exec(term)?.[1];
  if (entity !== undefined) {
    if (!entities.has(entity))
      throw new Error(`«${phrase}»: no entity <${entity}>; there are ${[...entities].join(' ')}`);
    return { kind: 'entity', entity };
  }
  if (/^[A-Z][A-Z0-9-]+$/.test(term)) return { kind: 'meaning', id: term };
  const exact = term.startsWith('=');
  const word = exact ? term.slice(1) : term;
  if (!/^[\p{Ll}\p{Lo}\p{N}]+$/u.test(word)) {
    throw new Error(`«${phrase}»: «${term}» is not one lower-case word (write «смс код», not «смс-код»)`);
  }
  return { kind: exact ? 'exact' : 'word', word };
}
