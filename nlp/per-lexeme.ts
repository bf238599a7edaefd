// What a stage has worked out about a word, kept as long as the tokens stage keeps the word.
import type { Lexeme } from './types.ts';

/** Remembers one value per lexeme by the lexeme's slot; `make` is asked when another word stood there. */
export class PerLexeme<Value> {
  readonly #make: (lexeme: Lexeme) => Value;
  readonly #owners: (Lexeme | undefined)[] = [];
  readonly #values: Value[] = [];

  constructor(make: (lexeme: Lexeme) => Value) {
    this.#make = make;
  }

  of(lexeme: Lexeme): Value {
    const { slot } = lexeme;
    if (this.#owners[slot] === lexeme) return this.#values[slot]!;
    // Filled up to the slot, so that the arrays stay dense and fast.
    while (this.#owners.length <= slot) {
      this.#owners.push(undefined);
      this.#values.push(undefined as Value);
    }
    const value = this.#make(lexeme);
    this.#owners[slot] = lexeme;
    this.#values[slot] = value;
    return value;
  }
}
