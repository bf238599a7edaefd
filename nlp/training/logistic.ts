// Multinomial logistic regression over a handful of values, by gradient steps scaled per weight: a convex little problem.

export interface LogisticRow {
  readonly values: readonly number[];
  /** The class it belongs to, from 0. */
  readonly truth: number;
}

const step = 0.3;

/** A row of weights per class. `pull`: how strongly weights are held where they `start`. */
export function fitLogistic(
  rows: readonly LogisticRow[],
  start: readonly (readonly number[])[],
  { rounds, pull }: { readonly rounds: number; readonly pull: number },
): number[][] {
  const width = start[0]!.length;
  const weights = start.map((row) => Float64Array.from(row));
  const squares = weights.map(() => new Float64Array(width).fill(1e-8));
  const powers = new Float64Array(weights.length);
  for (let round = 0; round < rounds; round++) {
    const gradient = weights.map((row, k) => row.map((weight, i) => pull * (weight - start[k]![i]!)));
    for (const { values, truth } of rows) {
      let total = 0;
      for (let k = 0; k < weights.length; k++) {
        const row = weights[k]!;
        let sum = 0;
        for (let i = 0; i < width; i++) sum += row[i]! * values[i]!;
        total += powers[k] = Math.exp(sum);
      }
      for (let k = 0; k < weights.length; k++) {
        const error = (powers[k]! / total - Number(k === truth)) / rows.length;
        const row = gradient[k]!;
        for (let i = 0; i < width; i++) row[i]! += error * values[i]!;
      }
    }
    gradient.forEach((row, k) =>
      row.forEach((g, i) => {
        squares[k]![i]! += g * g;
        weights[k]![i]! -= (step * g) / Math.sqrt(squares[k]![i]!);
      }),
    );
  }
  return weights.map((row) => Array.from(row, (weight) => Math.round(weight * 1e4) / 1e4));
}
