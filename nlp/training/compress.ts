// From learned weights to the model in the repository: the features that matter, eight bits a weight.
import type { Learned } from './learn.ts';

export interface Compressed {
  readonly features: Uint32Array;
  readonly weights: Int8Array;
  readonly scales: Float32Array;
}

/** Keeps the `most` features with the largest weights (by their length as vectors) and rounds to 8 bits a weight. */
export function compress({ features, weights }: Learned, columnCount: number, most: number): Compressed {
  const norms = new Float32Array(features.length);
  for (let row = 0; row < features.length; row++) {
    let sum = 0;
    for (let c = 0; c < columnCount; c++) sum += weights[row * columnCount + c]! ** 2;
    norms[row] = sum;
  }
  const kept = Array.from(norms.keys())
    .sort((a, b) => norms[b]! - norms[a]! || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
  const values = new Int8Array(kept.length * columnCount);
  const scales = new Float32Array(kept.length);
  kept.forEach((row, i) => {
    const from = weights.subarray(row * columnCount, (row + 1) * columnCount);
    const largest = from.reduce((max, w) => Math.max(max, Math.abs(w)), 0);
    scales[i] = largest / 127;
    if (largest === 0) return;
    for (let c = 0; c < columnCount; c++)
      values[i * columnCount + c] = Math.round((from[c]! / largest) * 127);
  });
  return { features: Uint32Array.from(kept, (row) => features[row]!), weights: values, scales };
}
