// Which of the terms that phrases speak of a word may stand for; most words of a text are none of them.
import { PerLexeme } from '../per-lexeme.ts';
import type { Lexeme } from '../types.ts';

const none: readonly number[] = [];

export class Terms {
  readonly #numbers: ReadonlyMap<number, number>;
  readonly #ofLexeme = new PerLexeme((lexeme) => this.#termsOf(lexeme));

  /** `keys`: the key of term `i` at place `i`. */
  constructor(keys: readonly number[]) {
    this.#numbers = new Map(keys.map((key, i) => [key, i]));
  }

  /** How many terms there are; each is a number below it. */
  get count(): number {
    return this.#numbers.size;
  }

  /** The term of a key, or -1 when no phrase speaks of it. */
  number(key: number): number {
    return this.#numbers.get(key) ?? -1;
  }

  of(lexeme: Lexeme): readonly number[] {
    return this.#ofLexeme.of(lexeme);
  }

  #termsOf({ form, ru, kk, loan }: Lexeme): readonly number[] {
    const terms = [...new Set([form, ru, kk, loan])].flatMap((key) => this.#numbers.get(key) ?? []);
    return terms.length === 0 ? none : terms;
  }
}
