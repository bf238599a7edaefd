// Learning the weights: one softmax over the labels and independent logistic columns, by AdaGrad over shuffled rows,
// one step size per feature. Everything is seeded and single-threaded, so the same corpus gives the same weights to the
// bit.
import { random, shuffle } from './random.ts';
import { frequentFeatures, type Vectors } from './vectors.ts';

/** What the columns should say for each row: the first `labelCount` columns share a softmax. */
export interface Targets {
  readonly columnCount: number;
  readonly labelCount: number;
  /** `rowCount × columnCount`; NaN where a row says nothing about a column. */
  readonly wanted: Float32Array;
}

export interface LearnOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Features in fewer rows than this are chance. */
  readonly leastRows: number;
  /** Pull towards zero, per update of a weight. */
  readonly decay: number;
}

export interface Learned {
  /** Feature numbers, by row of the weights. */
  readonly features: Uint32Array;
  readonly weights: Float32Array;
  readonly bias: Float64Array;
}

const seed = 20261121;
/** Errors smaller than this teach nothing worth the time. */
const leastError = 0.003;
const firstSquare = 1e-2;
/** The bias learns more slowly than the weights: it sees every row. */
const biasRate = 0.1;

export function learn(vectors: Vectors, targets: Targets, rows: Uint32Array, options: LearnOptions): Learned {
  const { columnCount } = targets;
  const { features, offsets, starts, values } = frequentOnly(vectors, rows, options.leastRows, columnCount);
  const weights = new Float32Array(features.length * columnCount);
  const squares = new Float32Array(features.length).fill(firstSquare);
  const bias = new Float64Array(columnCount);
  const biasSquares = new Float64Array(columnCount).fill(firstSquare);
  const sums = new Float64Array(columnCount);
  const errors = new Float64Array(columnCount);
  const active = new Int32Array(columnCount);
  const order = Uint32Array.from(rows.keys());
  const next = random(seed);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, next);
    for (const row of order) {
      const from = offsets[row]!;
      const to = offsets[row + 1]!;
      sums.set(bias);
      for (let i = from; i < to; i++) {
        const value = values[i]!;
        const start = starts[i]!;
        for (let c = 0; c < columnCount; c++) sums[c]! += value * weights[start + c]!;
      }
      const count = errorsOf(sums, rows[row]!, targets, errors, active);
      if (count === 0) continue;
      let square = 0;
      for (let k = 0; k < count; k++) {
        const c = active[k]!;
        const error = errors[c]!;
        square += error * error;
        biasSquares[c]! += error * error;
        bias[c]! -= (options.rate * biasRate * error) / Math.sqrt(biasSquares[c]!);
      }
      for (let i = from; i < to; i++) {
        const value = values[i]!;
        const start = starts[i]!;
        const feature = start / columnCount;
        const step = options.rate / Math.sqrt((squares[feature]! += square * value * value));
        const towards = value * step;
        const back = options.decay * step;
        for (let k = 0; k < count; k++) {
          const c = active[k]!;
          const w = start + c;
          weights[w]! -= towards * errors[c]! + back * weights[w]!;
        }
      }
    }
  }
  return { features, weights, bias };
}

/** The rows with nothing but frequent features, as places where their weights start. */
function frequentOnly(
  vectors: Vectors,
  rows: Uint32Array,
  leastRows: number,
  columnCount: number,
): { features: Uint32Array; offsets: Int32Array; starts: Int32Array; values: Float32Array } {
  const { dense, features } = frequentFeatures(vectors, rows, leastRows);
  const offsets = new Int32Array(rows.length + 1);
  const starts = new Int32Array(vectors.ids.length);
  const values = new Float32Array(vectors.ids.length);
  let size = 0;
  rows.forEach((row, place) => {
    for (let i = vectors.offsets[row]!; i < vectors.offsets[row + 1]!; i++) {
      const feature = dense[vectors.ids[i]!]!;
      if (feature < 0) continue;
      starts[size] = feature * columnCount;
      values[size++] = vectors.values[i]!;
    }
    offsets[place + 1] = size;
  });
  return { features, offsets, starts, values };
}

/** Fills `errors` (probability minus wanted) and `active` (the columns whose error matters); returns how many. */
function errorsOf(
  sums: Float64Array,
  row: number,
  targets: Targets,
  errors: Float64Array,
  active: Int32Array,
): number {
  const { columnCount, labelCount, wanted } = targets;
  const base = row * columnCount;
  let most = -Infinity;
  for (let c = 0; c < labelCount; c++) if (sums[c]! > most) most = sums[c]!;
  let total = 0;
  for (let c = 0; c < labelCount; c++) total += errors[c] = Math.exp(sums[c]! - most);
  let count = 0;
  for (let c = 0; c < columnCount; c++) {
    const want = wanted[base + c]!;
    if (Number.isNaN(want)) continue;
    const p = c < labelCount ? errors[c]! / total : 1 / (1 + Math.exp(-sums[c]!));
    errors[c] = p - want;
    if (Math.abs(p - want) >= leastError) active[count++] = c;
  }
  return count;
}
