// Which of the terms that phrases speak of a word may stand for; most words of a text are none of them.
import type { WordKeys } from '../types.ts';

const none: readonly number[] = [];

export class Terms {
  readonly #numbers: ReadonlyMap<number, number>;

  /** `keys`: the key of term `i` at place `i`. */
  constructor(keys: Iterable<number>) {
    let number = 0;
    const numbers = new Map<number, number>();
    for (const key of keys) numbers.set(key, number++);
    this.#numbers = numbers;
  }

  /** The term of a key, or -1 when no phrase speaks of it. */
  number(key: number): number {
    return this.#numbers.get(key) ?? -1;
  }

  of({ form, ru, kk, loan }: WordKeys): readonly number[] {
    const terms = [...new Set([form, ru, kk, loan])].flatMap((key) => this.#numbers.get(key) ?? []);
    return terms.length === 0 ? none : terms;
  }
}
