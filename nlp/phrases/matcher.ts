// Many phrases against one text in a single pass over its tokens.
import type { Lexeme } from '../types.ts';
import type { Phrases } from '../knowledge/types.ts';
import type { Lattice } from './lattice.ts';
import { parsePhrase, type Step, type Term } from './parse.ts';

/** How words of a phrase become keys; handed in, so that phrases know no stemmer. */
export interface PhraseKeys {
  readonly lexeme: (word: string) => Lexeme;
  /** All spellings under which a word of the lexicon may meet us (folded; Latin words also as Cyrillic). */
  readonly spellings: (word: string) => readonly string[];
  readonly meaning: (id: string) => number;
  readonly entity: (name: string) => number;
}

interface CompiledStep {
  readonly gap: number;
  readonly keys: ReadonlySet<number>;
  readonly optional: boolean;
}

interface CompiledPhrase {
  readonly owner: number;
  readonly steps: readonly CompiledStep[];
}

export type PhraseLanguage = keyof Phrases;

/** A phrase of `owner` stands on tokens `[from, to)`. */
export type OnMatch = (owner: number, from: number, to: number) => void;

/** All phrases of all owners (meanings, signals, cues), by the key of their first word. */
export class PhraseMatcher {
  readonly #byFirstKey = new Map<number, CompiledPhrase[]>();
  readonly #keys: PhraseKeys;

  constructor(keys: PhraseKeys) {
    this.#keys = keys;
  }

  /** Adds the phrases of one owner. Throws an Error that names a phrase that cannot be read. */
  add(owner: number, phrases: Partial<Phrases>): void {
    for (const language of ['ru', 'kk', 'any'] as const) {
      for (const phrase of phrases[language] ?? []) this.#addOne(owner, parsePhrase(phrase), language);
    }
  }

  /** Calls `onMatch` for every place where a phrase stands; from one place each phrase matches once, as short as it can. */
  match(lattice: Lattice, onMatch: OnMatch): void {
    const { tokens, arcs } = lattice;
    for (let at = 0; at < tokens.length; at++) {
      const { form, ru, kk, loan } = tokens[at]!.lexeme;
      this.#begin(lattice, form, at, at + 1, onMatch);
      this.#begin(lattice, ru, at, at + 1, onMatch);
      this.#begin(lattice, kk, at, at + 1, onMatch);
      if (loan !== ru) this.#begin(lattice, loan, at, at + 1, onMatch);
      for (const arc of arcs[at]!) this.#begin(lattice, arc.key, at, arc.next, onMatch);
    }
  }

  #begin(lattice: Lattice, key: number, from: number, next: number, onMatch: OnMatch): void {
    const phrases = this.#byFirstKey.get(key);
    if (phrases === undefined) return;
    for (const { owner, steps } of phrases) {
      const to = follow(lattice, steps, 1, next);
      if (to >= 0) onMatch(owner, from, to);
    }
  }

  #addOne(owner: number, steps: readonly Step[], language: PhraseLanguage): void {
    const compiled = steps.map(({ gap, terms, optional }) => ({
      gap,
      optional,
      keys: new Set(terms.flatMap((term) => this.#keysOfTerm(term, language))),
    }));
    const phrase: CompiledPhrase = { owner, steps: compiled };
    for (const key of compiled[0]!.keys) {
      const siblings = this.#byFirstKey.get(key);
      if (siblings === undefined) this.#byFirstKey.set(key, [phrase]);
      else siblings.push(phrase);
    }
  }

  #keysOfTerm(term: Term, language: PhraseLanguage): number[] {
    switch (term.kind) {
      case 'meaning':
        return [this.#keys.meaning(term.id)];
      case 'entity':
        return [this.#keys.entity(term.entity)];
      case 'exact':
        return this.#keys.spellings(term.word).map((word) => this.#keys.lexeme(word).form);
      case 'word':
        return this.#keys.spellings(term.word).map((word) => {
          const lexeme = this.#keys.lexeme(word);
          switch (language) {
            case 'ru':
              return lexeme.ru;
            case 'kk':
              return lexeme.kk;
            case 'any':
              return lexeme.form;
          }
        });
    }
  }
}

/** Where the rest of a phrase ends if it goes on at token `at`, or -1. Bounded: few steps, short gaps, one sentence. */
function follow(lattice: Lattice, steps: readonly CompiledStep[], step: number, at: number): number {
  const current = steps[step];
  if (current === undefined) return at;
  const sentence = lattice.tokens[at - 1]!.sentence;
  for (let i = at; i <= at + current.gap; i++) {
    const token = lattice.tokens[i];
    if (token?.sentence !== sentence) break;
    const { form, ru, kk, loan } = token.lexeme;
    if (current.keys.has(form) || current.keys.has(ru) || current.keys.has(kk) || current.keys.has(loan)) {
      const to = follow(lattice, steps, step + 1, i + 1);
      if (to >= 0) return to;
    }
    for (const arc of lattice.arcs[i]!) {
      if (current.keys.has(arc.key)) {
        const to = follow(lattice, steps, step + 1, arc.next);
        if (to >= 0) return to;
      }
    }
  }
  return current.optional ? follow(lattice, steps, step + 1, at) : -1;
}
