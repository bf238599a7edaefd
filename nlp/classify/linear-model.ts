// The linear reader's weights in memory, and reading them from a file.
import { families } from './features.ts';

/** What the columns of the weight table stand for, in order: labels, then `information`, then the losses. */
export interface Columns {
  readonly labels: readonly string[];
  readonly losses: readonly string[];
}

export interface LinearModel extends Columns {
  /** Hash of the knowledge and the corpus it was trained on. */
  readonly trainedOn: string;
  /** Feature number → row + 1 by open addressing; 0 is free. */
  readonly keys: Uint32Array;
  readonly rows: Int32Array;
  /** `rowCount × columnCount` weights; a weight is `value * scales[row]`. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float64Array;
  readonly familyWeights: readonly number[];
  readonly temperature: number;
}

interface Header extends Columns {
  readonly format: 1;
  readonly trainedOn: string;
  readonly rowCount: number;
  readonly bias: readonly number[];
  readonly familyWeights: readonly number[];
  readonly temperature: number;
}

/** The parts a trainer hands over to be written. */
export interface TrainedModel extends Columns {
  readonly trainedOn: string;
  readonly features: Uint32Array;
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly bias: readonly number[];
  readonly familyWeights: readonly number[];
  readonly temperature: number;
}

/** One file: a line of JSON, then feature numbers, row scales and weights, little-endian. */
export function encodeModel(model: TrainedModel): Uint8Array {
  const header: Header = {
    format: 1,
    trainedOn: model.trainedOn,
    labels: model.labels,
    losses: model.losses,
    rowCount: model.features.length,
    bias: model.bias,
    familyWeights: model.familyWeights,
    temperature: model.temperature,
  };
  // Padded so that the arrays behind it are aligned.
  const json = JSON.stringify(header);
  const head = new TextEncoder().encode(json.padEnd(Math.ceil((json.length + 1) / 4) * 4 - 1) + '\n');
  const parts = [model.features, model.scales, model.weights].map(
    (array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength),
  );
  const file = new Uint8Array(head.length + parts.reduce((sum, { length }) => sum + length, 0));
  file.set(head);
  let at = head.length;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

/** Reads what `encodeModel` wrote. Throws when the file is something else. */
export function decodeModel(file: Uint8Array): LinearModel {
  const headEnd = file.indexOf(10) + 1;
  const header = JSON.parse(new TextDecoder().decode(file.subarray(0, headEnd))) as Header;
  if (header.familyWeights.length !== families.length)
    throw new Error('this model was trained with other features');
  const { rowCount } = header;
  const bytes = file.buffer.slice(file.byteOffset + headEnd, file.byteOffset + file.byteLength);
  const features = new Uint32Array(bytes, 0, rowCount);
  const { keys, rows } = hashTable(features);
  return {
    ...header,
    keys,
    rows,
    scales: new Float32Array(bytes, rowCount * 4, rowCount),
    weights: new Int8Array(bytes, rowCount * 8),
    bias: Float64Array.from(header.bias),
  };
}

function hashTable(features: Uint32Array): { keys: Uint32Array; rows: Int32Array } {
  let size = 1;
  while (size < features.length * 2) size *= 2;
  const keys = new Uint32Array(size);
  const rows = new Int32Array(size);
  features.forEach((feature, row) => {
    let slot = slotOf(feature, size);
    while (rows[slot] !== 0) slot = (slot + 1) & (size - 1);
    keys[slot] = feature;
    rows[slot] = row + 1;
  });
  return { keys, rows };
}

function slotOf(feature: number, size: number): number {
  return (Math.imul(feature, 0x9e3779b1) >>> 7) & (size - 1);
}

/** The row of a feature, or -1. */
export function rowOf(model: LinearModel, feature: number): number {
  const { keys, rows } = model;
  const last = keys.length - 1;
  let slot = slotOf(feature, keys.length);
  for (;;) {
    const row = rows[slot]!;
    if (row === 0) return -1;
    if (keys[slot] === feature) return row - 1;
    slot = (slot + 1) & last;
  }
}
