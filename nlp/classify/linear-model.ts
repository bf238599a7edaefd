// The linear reader's weights: sparse and coarse in memory, packed in a file.
import { z } from 'zod';
import { type Numbers, pack, unpack } from '../packed.ts';
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

const heading = z.strictObject({
  trainedOn: z.string(),
  schemes: z.array(z.string()),
  losses: z.array(z.string()),
  bias: z.array(z.number()),
  familyWeights: z.array(z.number()).length(families.length, 'trained with other features: `npm run train`'),
});

export function encodeModel({ rows, ...about }: LinearModel): Uint8Array {
  const { features, starts, columns, values, exponents } = rows;
  // Differences and lengths are small numbers; each kind stands by itself, so that like lies beside like.
  const gaps = features.map((feature, i) => feature - (i === 0 ? 0 : features[i - 1]!));
  return pack(about, {
    low: Uint8Array.from(gaps, (gap) => gap & 255),
    middle: Uint8Array.from(gaps, (gap) => (gap >> 8) & 255),
    high: Uint8Array.from(gaps, (gap) => gap >> 16),
    lengths: Uint8Array.from(features, (_, i) => starts[i + 1]! - starts[i]!),
    exponents,
    columns,
    values,
  });
}

/** Reads what `encodeModel` wrote. Throws when the file is something else. */
export function decodeModel(file: Uint8Array): LinearModel {
  const { about, lists } = unpack(file);
  const take = (name: string): Numbers => {
    const list = lists.get(name);
    if (list === undefined) throw new Error('no model of ours: `npm run train`');
    return list;
  };
  const [low, middle, high, lengths] = [take('low'), take('middle'), take('high'), take('lengths')];
  const features = new Uint32Array(low.length);
  const starts = new Uint32Array(low.length + 1);
  let feature = 0;
  for (let row = 0; row < low.length; row++) {
    feature += low[row]! + (middle[row]! << 8) + (high[row]! << 16);
    features[row] = feature;
    starts[row + 1] = starts[row]! + lengths[row]!;
  }
  // Our own file: the lists have the kinds they were written with.
  const columns = take('columns') as Uint8Array;
  const values = take('values') as Int8Array;
  const exponents = take('exponents') as Int8Array;
  return { ...heading.parse(about), rows: { features, starts, columns, values, exponents } };
}
