// Which of the terms that phrases speak of a word may stand for; most words of a text are none of them.
import type { Lexeme } from '../types.ts';

export class Terms {
  readonly #numbers: ReadonlyMap<number, number>;
  readonly #ofLexeme = new WeakMap<Lexeme, readonly number[]>();

  /** `keys`: the key of term `i` at place `i`. */
  constructor(keys: readonly number[]) {
    this.#numbers = new Map(keys.map((key, i) => [key, i]));
  }

  /** The term of a key, or -1 when no phrase speaks of it. */
  number(key: number): number {
    return this.#numbers.get(key) ?? -1;
  }

  of(lexeme: Lexeme): readonly number[] {
    let terms = this.#ofLexeme.get(lexeme);
    if (terms === undefined) {
      const keys = new Set([lexeme.form, lexeme.ru, lexeme.kk, lexeme.loan]);
      terms = [...keys].flatMap((key) => this.#numbers.get(key) ?? []);
      this.#ofLexeme.set(lexeme, terms);
    }
    return terms;
  }
}
