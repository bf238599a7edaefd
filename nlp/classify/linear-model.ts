// The linear reader's weights: sparse and coarse in memory, packed in a file.
import { zstdCompressSync, zstdDecompressSync, constants } from 'node:zlib';
import { z } from 'zod';
import { families } from './features.ts';

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
