// Learning the weights: one softmax over the labels and independent logistic columns, by AdaGrad over shuffled rows.
// Everything is seeded and single-threaded, so the same corpus gives the same weights to the bit.
import { random, shuffle } from './random.ts';
import { frequentFeatures, type Vectors } from './vectors.ts';

/** What the columns should say for each row: the first `labelCount` columns share a softmax. */
export interface Targets {
  readonly columnCount: number;
  readonly labelCount: number;
  /** `rowCount × columnCount`; NaN where a row says nothing about a column. */
  readonly wanted: Float32Array;
  /** How much each row counts. */
  readonly importance: Float32Array;
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

export function learn(vectors: Vectors, targets: Targets, rows: Uint32Array, options: LearnOptions): Learned {
  const { dense, features } = frequentFeatures(vectors, rows, options.leastRows);
  const { columnCount, importance } = targets;
  const weights = new Float32Array(features.length * columnCount);
  const squares = new Float32Array(features.length * columnCount).fill(1e-2);
  const bias = new Float64Array(columnCount);
  const biasSquares = new Float64Array(columnCount).fill(1e-2);
  const sums = new Float64Array(columnCount);
  const errors = new Float64Array(columnCount);
  const active = new Int32Array(columnCount);
  const order = rows.slice();
  const next = random(seed);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, next);
    for (const row of order) {
      const from = vectors.offsets[row]!;
      const to = vectors.offsets[row + 1]!;
      sums.set(bias);
      for (let i = from; i < to; i++) {
        const feature = dense[vectors.ids[i]!]!;
        if (feature < 0) continue;
        const value = vectors.values[i]!;
        const at = feature * columnCount;
        for (let c = 0; c < columnCount; c++) sums[c]! += value * weights[at + c]!;
      }
      const count = errorsOf(sums, row, targets, errors, active);
      if (count === 0) continue;
      const rowImportance = importance[row]!;
      for (let k = 0; k < count; k++) {
        const c = active[k]!;
        const g = errors[c]! * rowImportance;
        biasSquares[c]! += g * g;
        bias[c]! -= (options.rate * 0.1 * g) / Math.sqrt(biasSquares[c]!);
        errors[c] = g;
      }
      for (let i = from; i < to; i++) {
        const feature = dense[vectors.ids[i]!]!;
        if (feature < 0) continue;
        const value = vectors.values[i]!;
        const at = feature * columnCount;
        for (let k = 0; k < count; k++) {
          const c = active[k]!;
          const w = at + c;
          const g = errors[c]! * value + options.decay * weights[w]!;
          const square = squares[w]! + g * g;
          squares[w] = square;
          weights[w]! -= (options.rate * g) / Math.sqrt(square);
        }
      }
    }
  }
  return { features, weights, bias };
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
  let count = 0;
  let most = -Infinity;
  for (let c = 0; c < labelCount; c++) if (sums[c]! > most) most = sums[c]!;
  let total = 0;
  for (let c = 0; c < labelCount; c++) total += errors[c] = Math.exp(sums[c]! - most);
  for (let c = 0; c < columnCount; c++) {
    const want = wanted[base + c]!;
    if (Number.isNaN(want)) continue;
    const p = c < labelCount ? errors[c]! / total : 1 / (1 + Math.exp(-sums[c]!));
    const error = p - want;
    errors[c] = error;
    if (Math.abs(error) >= leastError) active[count++] = c;
  }
  return count;
}
