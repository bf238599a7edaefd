// Texts as rows of features: the matrix training works on.
import { families, featureBits, textFamilies, valueOf, wordFamilies } from '../classify/features.ts';
import type { Finder } from '../pipeline.ts';

/** Row `i` holds features `ids[offsets[i] … offsets[i+1])` with their values. */
export interface Vectors {
  readonly offsets: Int32Array;
  readonly ids: Uint32Array;
  readonly values: Float32Array;
}

/** The features of each text, in its order. */
export function vectorize(
  texts: readonly string[],
  finder: Finder,
  familyWeights: readonly number[],
): Vectors {
  const offsets = new Int32Array(texts.length + 1);
  let ids = new Uint32Array(1 << 22);
  let values = new Float32Array(1 << 22);
  let size = 0;
  const emit = (feature: number): void => {
    if (size === ids.length) {
      ids = grown(ids, new Uint32Array(ids.length * 2));
      values = grown(values, new Float32Array(values.length * 2));
    }
    ids[size++] = feature;
  };
  texts.forEach((text, row) => {
    const findings = finder.find(text);
    families.forEach((family, i) => {
      const from = size;
      if (family === 'grams' || family === 'words') {
        for (const { lexeme } of findings.tokens) wordFamilies[family](lexeme, emit);
      } else {
        textFamilies[family](findings, emit);
      }
      values.fill(valueOf(family, familyWeights[i]!, findings.tokens.length, size - from), from, size);
    });
    offsets[row + 1] = size;
  });
  return { offsets, ids: ids.slice(0, size), values: values.slice(0, size) };
}

function grown<A extends Uint32Array | Float32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

/** The features that stand in at least `least` of the given rows, numbered densely; -1 for the others. */
export function frequentFeatures(
  vectors: Vectors,
  rows: Uint32Array,
  least: number,
): { dense: Int32Array; features: Uint32Array } {
  const counts = new Uint16Array(1 << featureBits);
  const lastRow = new Int32Array(1 << featureBits).fill(-1);
  for (const row of rows) {
    for (let i = vectors.offsets[row]!; i < vectors.offsets[row + 1]!; i++) {
      const id = vectors.ids[i]!;
      if (lastRow[id] === row) continue;
      lastRow[id] = row;
      if (counts[id]! < 65535) counts[id]!++;
    }
  }
  const dense = new Int32Array(1 << featureBits).fill(-1);
  const features: number[] = [];
  counts.forEach((count, id) => {
    if (count >= least) dense[id] = features.push(id) - 1;
  });
  return { dense, features: Uint32Array.from(features) };
}
