// The linear reader's weights: sparse and coarse in memory, packed in a file.
import { zstdCompressSync, zstdDecompressSync, constants } from 'node:zlib';
import { z } from 'zod';
import { families, featureBits } from './features.ts';

/** What the columns of the weights stand for, in order: the schemes, the other labels (labels.ts), the losses. */
export interface Columns {
  readonly schemes: readonly string[];
  readonly losses: readonly string[];
}

/** Sparse rows of small whole numbers; row `i` holds the entries `[starts[i], starts[i + 1])`. */
export interface SparseRows {
  /** Feature number of each row, rising. */
  readonly features: Uint32Array;
  readonly starts: Uint32Array;
  readonly columns: Uint8Array;
  readonly values: Int8Array;
  /** A weight is `value * 2^(exponents[row] / 4)`. */
  readonly exponents: Int8Array;
}

export interface LinearModel extends Columns {
  /** Hash of the knowledge and the corpus it was trained on. */
  readonly trainedOn: string;
  readonly rows: SparseRows;
  readonly bias: readonly number[];
  readonly familyWeights: readonly number[];
}

const headerLine = z.strictObject({
  format: z.literal(3),
  trainedOn: z.string(),
  schemes: z.array(z.string()),
  losses: z.array(z.string()),
  bias: z.array(z.number()),
  familyWeights: z.array(z.number()).length(families.length, 'trained with other features: `npm run train`'),
  rowCount: z.int(),
  entryCount: z.int(),
});

/** One file: a line of JSON, then the rows, compressed. */
export function encodeModel({ rows, ...model }: LinearModel): Uint8Array {
  const header = { format: 3, ...model, rowCount: rows.features.length, entryCount: rows.values.length };
  const { features, starts, columns, values, exponents } = rows;
  // Differences and lengths are small numbers; each kind stands by itself, so that like lies beside like.
  const gaps = features.map((feature, i) => feature - (i === 0 ? 0 : features[i - 1]!));
  const lengths = Uint8Array.from(features, (_, i) => starts[i + 1]! - starts[i]!);
  const parts = [
    Uint8Array.from(gaps, (gap) => gap & 255),
    Uint8Array.from(gaps, (gap) => (gap >> 8) & 255),
    Uint8Array.from(gaps, (gap) => gap >> 16),
    lengths,
    exponents,
    columns,
    values,
  ];
  const body = Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
  const packed = zstdCompressSync(body, { params: { [constants.ZSTD_c_compressionLevel]: 19 } });
  return Buffer.concat([Buffer.from(JSON.stringify(header) + '\n'), packed]);
}

/** Reads what `encodeModel` wrote. Throws when the file is something else. */
export function decodeModel(file: Uint8Array): LinearModel {
  const headEnd = file.indexOf(10) + 1;
  const header = headerLine.parse(JSON.parse(Buffer.from(file.subarray(0, headEnd)).toString()));
  const { rowCount, entryCount, trainedOn, schemes, losses, bias, familyWeights } = header;
  const body = zstdDecompressSync(file.subarray(headEnd));
  let at = 0;
  const take = (length: number): Buffer => body.subarray(at, (at += length));
  const [low, middle, high, lengths] = [take(rowCount), take(rowCount), take(rowCount), take(rowCount)];
  const exponents = signed(take(rowCount));
  const columns = new Uint8Array(take(entryCount));
  const values = signed(take(entryCount));
  const features = new Uint32Array(rowCount);
  const starts = new Uint32Array(rowCount + 1);
  let feature = 0;
  for (let row = 0; row < rowCount; row++) {
    feature += low[row]! + (middle[row]! << 8) + (high[row]! << 16);
    features[row] = feature;
    starts[row + 1] = starts[row]! + lengths[row]!;
  }
  return {
    trainedOn,
    schemes,
    losses,
    bias,
    familyWeights,
    rows: { features, starts, columns, values, exponents },
  };
}

function signed(bytes: Buffer): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength).slice();
}

/**
 * Where the row of each feature stands. A bit per possible feature, and for every 32 bits how many rows come before:
 * small enough to stay near the processor, where a table of all features would not.
 */
export class RowIndex {
  readonly #bits = new Uint32Array(1 << (featureBits - 5));
  readonly #before = new Uint32Array(1 << (featureBits - 5));

  /** `features`: those that have rows, rising. */
  constructor(features: Uint32Array) {
    for (const feature of features) this.#bits[feature >>> 5]! |= 1 << (feature & 31);
    let rows = 0;
    for (let word = 0; word < this.#bits.length; word++) {
      this.#before[word] = rows;
      rows += ones(this.#bits[word]!);
    }
  }

  /** The row of a feature, or -1. */
  of(feature: number): number {
    const word = feature >>> 5;
    const bits = this.#bits[word]!;
    const bit = 1 << (feature & 31);
    return (bits & bit) === 0 ? -1 : this.#before[word]! + ones(bits & (bit - 1));
  }
}

/** How many bits of a 32-bit number are 1, by adding neighbours, then pairs, then nibbles. */
function ones(bits: number): number {
  let sum = bits - ((bits >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
