// What single words say to every column, worked out once per word and kept in as few bytes as will do: a text waits for
// memory more than for arithmetic, and one word's record is one line of the processor's cache.
import type { Lexeme } from '../types.ts';
import { type Family, valueOf, wordFamilies } from './features.ts';
import type { WeightRows } from './weight-rows.ts';

const cacheLine = 64;
/** A record: the serial number of its lexeme, the weight of one step of a value, the values, whether the word is known. */
const serialAt = 0;
const stepAt = 4;
const valuesAt = 8;
const mostValue = 127;

export class WordSums {
  readonly #rows: WeightRows;
  readonly #weights: Readonly<Record<Family, number>>;
  readonly #columns: number;
  readonly #recordBytes: number;
  #serials = new Uint32Array(0);
  #steps = new Float32Array(0);
  #values = new Int8Array(0);
  readonly #sums: Float64Array;

  constructor(rows: WeightRows, weights: Readonly<Record<Family, number>>, columns: number) {
    this.#rows = rows;
    this.#weights = weights;
    this.#columns = columns;
    this.#recordBytes = Math.ceil((valuesAt + columns + 1) / cacheLine) * cacheLine;
    this.#sums = new Float64Array(columns);
  }

  /** Adds what the word says to `sums`; whether the model knows the word, as 1 or 0. */
  add(lexeme: Lexeme, sums: Float64Array): number {
    const at = this.#recordOf(lexeme);
    const step = this.#steps[at >>> 2]!;
    const values = this.#values;
    const columns = this.#columns;
    for (let c = 0, v = at + valuesAt - stepAt; c < columns; c++, v++) sums[c]! += step * values[v]!;
    return values[at + valuesAt - stepAt + columns]!;
  }

  /** What the word says to one column. */
  of(lexeme: Lexeme, column: number): number {
    const at = this.#recordOf(lexeme);
    return this.#steps[at >>> 2]! * this.#values[at + valuesAt - stepAt + column]!;
  }

  /** Where the step of the word's record stands, in bytes. */
  #recordOf(lexeme: Lexeme): number {
    const at = lexeme.slot * this.#recordBytes;
    if (at >= this.#values.length) this.#grow(at + this.#recordBytes);
    if (this.#serials[(at + serialAt) >>> 2] !== lexeme.serial) this.#fill(lexeme, at);
    return at + stepAt;
  }

  #fill(lexeme: Lexeme, at: number): void {
    const sums = this.#sums.fill(0);
    let known = true;
    for (const name of ['grams', 'words'] as const) {
      const value = valueOf(name, this.#weights[name], 1, 1);
      wordFamilies[name](lexeme, (feature) => {
        const met = this.#rows.add(feature, sums, value);
        if (name === 'words') known &&= met;
      });
    }
    let most = 0;
    for (const sum of sums) most = Math.max(most, Math.abs(sum));
    const step = most / mostValue;
    this.#serials[(at + serialAt) >>> 2] = lexeme.serial;
    this.#steps[(at + stepAt) >>> 2] = step;
    sums.forEach((sum, c) => {
      this.#values[at + valuesAt + c] = step === 0 ? 0 : Math.round(sum / step);
    });
    this.#values[at + valuesAt + this.#columns] = Number(known);
  }

  #grow(bytes: number): void {
    const grown = new Int8Array(Math.max(bytes, this.#values.length * 2));
    grown.set(this.#values);
    this.#values = grown;
    this.#serials = new Uint32Array(grown.buffer);
    this.#steps = new Float32Array(grown.buffer);
  }
}
