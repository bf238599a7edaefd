// From learned weights to the model in the repository: the weights that matter, in few bits.
import type { SparseRows } from '../classify/linear-model.ts';
import type { Learned } from './learn.ts';
import type { Vectors } from './vectors.ts';

/** Values lie in -15 … 15: measured, finer ones add a third to the file and nothing to the reading. */
const levels = 15;
/** A row's largest weight, rounded to a quarter of a power of two, may lie a little under its true size. */
const headroom = 2 ** (1 / 8);

/**
 * Keeps the `most` weights that move the readings of the given rows most (size of the weight by the root of how often
 * its feature speaks) and rounds them.
 */
export function compress(
  learned: Learned,
  columnCount: number,
  most: number,
  vectors: Vectors,
  rows: Uint32Array,
): SparseRows {
  const { features, weights } = learned;
  const speaks = howMuchSpoken(features, vectors, rows);
  const importance = new Float32Array(weights.length);
  for (let w = 0; w < weights.length; w++) {
    importance[w] = Math.abs(weights[w]!) * speaks[Math.floor(w / columnCount)]!;
  }
  const least = boundOf(importance, most);
  const kept: number[] = [];
  const lengths: number[] = [];
  const exponents: number[] = [];
  const columns: number[] = [];
  const values: number[] = [];
  for (let row = 0; row < features.length; row++) {
    let largest = 0;
    for (let c = 0; c < columnCount; c++) {
      const w = row * columnCount + c;
      if (importance[w]! >= least) largest = Math.max(largest, Math.abs(weights[w]!));
    }
    if (largest === 0) continue;
    const exponent = Math.round(Math.log2((largest * headroom) / levels) * 4);
    const unit = 2 ** (exponent / 4);
    const before = values.length;
    for (let c = 0; c < columnCount; c++) {
      const w = row * columnCount + c;
      if (importance[w]! < least) continue;
      const value = Math.max(-levels, Math.min(levels, Math.round(weights[w]! / unit)));
      if (value === 0) continue;
      columns.push(c);
      values.push(value);
    }
    if (values.length === before) continue;
    kept.push(features[row]!);
    lengths.push(values.length - before);
    exponents.push(exponent);
  }
  const starts = new Uint32Array(kept.length + 1);
  lengths.forEach((length, row) => (starts[row + 1] = starts[row]! + length));
  return {
    features: Uint32Array.from(kept),
    starts,
    columns: Uint8Array.from(columns),
    values: Int8Array.from(values),
    exponents: Int8Array.from(exponents),
  };
}

/** For each feature the root of the sum of its values over the rows. */
function howMuchSpoken(features: Uint32Array, vectors: Vectors, rows: Uint32Array): Float32Array {
  const place = new Map<number, number>();
  features.forEach((feature, i) => place.set(feature, i));
  const sums = new Float32Array(features.length);
  for (const row of rows) {
    for (let i = vectors.offsets[row]!; i < vectors.offsets[row + 1]!; i++) {
      const at = place.get(vectors.ids[i]!);
      if (at !== undefined) sums[at]! += vectors.values[i]!;
    }
  }
  return sums.map((sum) => Math.sqrt(sum));
}

const bins = 1 << 16;

/** A bound that about `most` of the values reach: by counting them in bins of their logarithm, as sorting is slow. */
function boundOf(values: Float32Array, most: number): number {
  // The upper half of a positive float's bits rises with its logarithm.
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const counts = new Uint32Array(bins);
  for (let i = 0; i < bits.length; i++) counts[bits[i]! >>> 16]!++;
  let above = 0;
  let bin = bins - 1;
  while (bin > 0 && above + counts[bin]! <= most) above += counts[bin--]!;
  return new Float32Array(Uint32Array.of((bin + 1) << 16).buffer)[0]!;
}
