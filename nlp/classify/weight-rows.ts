// The model's weights as the reader wants them: the row of a feature in as few looks into memory as can be.
import { featureBits } from './features.ts';
import type { SparseRows } from './linear-model.ts';

/** Entries are fewer than 2^startBits. */
const startBits = 22;
const startMask = (1 << startBits) - 1;

/** The weight of one step of a value, by the exponent of its row plus 128. */
const units = Float64Array.from({ length: 256 }, (_, i) => 2 ** ((i - 128) / 4));

export class WeightRows {
  readonly #index: RowIndex;
  /** By row: where its entries start, and above these bits its exponent plus 128. */
  readonly #heads: Uint32Array;
  /** The entries of the rows: column in the low byte, value above it. */
  readonly #entries: Int16Array;

  constructor({ features, starts, exponents, columns, values }: SparseRows) {
    this.#index = new RowIndex(features);
    this.#heads = starts.map((start, row) => ((exponents[row] ?? 0) + 128) * 2 ** startBits + start);
    this.#entries = new Int16Array(values.length);
    for (let i = 0; i < values.length; i++) this.#entries[i] = values[i]! * 256 + columns[i]!;
  }

  /** Whether the model has the feature; if so, its row times `value` is added to `sums`. */
  add(feature: number, sums: Float64Array, value: number): boolean {
    const row = this.#index.of(feature);
    if (row < 0) return false;
    const head = this.#heads[row]!;
    const unit = units[head >>> startBits]! * value;
    const entries = this.#entries;
    const end = this.#heads[row + 1]! & startMask;
    for (let i = head & startMask; i < end; i++) {
      const entry = entries[i]!;
      sums[entry & 255]! += unit * (entry >> 8);
    }
    return true;
  }
}

/**
 * Where the row of each feature stands. A bit per possible feature, and for every 32 bits how many rows come before:
 * small enough to stay near the processor, where a table of all features would not.
 */
export class RowIndex {
  /** By 32 features: their bits, then the number of rows before them. */
  readonly #table = new Uint32Array(1 << (featureBits - 4));

  /** `features`: those that have rows, rising. */
  constructor(features: Uint32Array) {
    const table = this.#table;
    for (const feature of features) table[(feature >>> 5) * 2]! |= 1 << (feature & 31);
    let rows = 0;
    for (let at = 0; at < table.length; at += 2) {
      table[at + 1] = rows;
      rows += ones(table[at]!);
    }
  }

  /** The row of a feature, or -1. */
  of(feature: number): number {
    const at = (feature >>> 5) * 2;
    const bits = this.#table[at]!;
    const bit = 1 << (feature & 31);
    return (bits & bit) === 0 ? -1 : this.#table[at + 1]! + ones(bits & (bit - 1));
  }
}

/** How many bits of a 32-bit number are 1, by adding neighbours, then pairs, then nibbles. */
function ones(bits: number): number {
  let sum = bits - ((bits >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
