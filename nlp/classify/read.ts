// The first reader: one pass over the features of a text, one sum per column.
import type { Reading } from '../types.ts';
import { type FeatureBuffer, families } from './features.ts';
import { type LinearModel, rowOf } from './linear-model.ts';

/** The linear reading of the text whose features are in the buffer. */
export function read(buffer: FeatureBuffer, model: LinearModel): Reading {
  const columns = model.bias.length;
  const sums = Float64Array.from(model.bias);
  let at = 0;
  for (let family = 0; family < families.length; family++) {
    const end = buffer.ends[family]!;
    const value = model.familyWeights[family]! / Math.sqrt(Math.max(1, end - at));
    for (; at < end; at++) {
      const row = rowOf(model, buffer.ids[at]!);
      if (row < 0) continue;
      const scale = value * model.scales[row]!;
      const start = row * columns;
      for (let c = 0; c < columns; c++) sums[c]! += scale * model.weights[start + c]!;
    }
  }
  const labels = model.labels.length;
  return {
    reader: 'linear',
    labels: softmax(sums.subarray(0, labels), model.temperature),
    information: sigmoid(sums[labels]!),
    losses: sums.subarray(labels + 1).map(sigmoid),
  };
}

function softmax(scores: Float64Array, temperature: number): Float64Array {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp((score - most) / temperature));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / sum);
}

function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
