// From the phrases of data/ to numbers the matcher follows: every word, meaning and entity they speak of gets a number.
import type { Phrases } from '../knowledge/types.ts';
import { parsePhrase, type Term } from './parse.ts';

/** The language whose endings the words of a phrase take; `any`: none. */
export type PhraseLanguage = keyof Phrases;

/** How words of a phrase become keys; handed in, so that phrases know no stemmer. */
export interface PhraseKeys {
  /** The keys of a word in any form of a language (`any`: as it stands), in all spellings in which it may meet us. */
  readonly word: (word: string, language: PhraseLanguage) => readonly number[];
  readonly meaning: (id: string) => number;
  readonly entity: (name: string) => number;
}

/** One step: skip at most `gap` tokens (over ends of sentences when `far`), then one of `terms`. */
export interface CompiledStep {
  readonly gap: number;
  readonly far: boolean;
  readonly optional: boolean;
  readonly terms: readonly number[];
}

/** A phrase and the number of whom it belongs to: a meaning, a signal, a variant. */
export interface CompiledPhrase {
  readonly owner: number;
  readonly steps: readonly CompiledStep[];
}

/** Numbers the keys of all phrases it compiles, from 0, in the order in which they are first named. */
export class PhraseCompiler {
  readonly #keys: PhraseKeys;
  readonly #numbers = new Map<number, number>();

  constructor(keys: PhraseKeys) {
    this.#keys = keys;
  }

  /** The keys numbered so far: the key of term `i` at place `i`. */
  get terms(): readonly number[] {
    return [...this.#numbers.keys()];
  }

  /** Throws an Error that names the phrase that cannot be read. */
  compile(owner: number, phrases: Partial<Phrases>): CompiledPhrase[] {
    return (['ru', 'kk', 'any'] as const).flatMap((language) =>
      (phrases[language] ?? []).map((phrase) => ({
        owner,
        steps: parsePhrase(phrase).map(({ gap, far, optional, terms }) => ({
          gap,
          far,
          optional,
          terms: [
            ...new Set(terms.flatMap((term) => this.#keysOf(term, language).map((key) => this.#number(key)))),
          ],
        })),
      })),
    );
  }

  #keysOf(term: Term, language: PhraseLanguage): readonly number[] {
    switch (term.kind) {
      case 'meaning':
        return [this.#keys.meaning(term.id)];
      case 'entity':
        return [this.#keys.entity(term.entity)];
      case 'exact':
        return this.#keys.word(term.word, 'any');
      case 'word':
        return this.#keys.word(term.word, language);
    }
  }

  #number(key: number): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}
