// How Kazakh or how Russian one word looks, by its character n-grams.
import { hash } from '../hash.ts';

const shortest = 2;
const longest = 4;
const seed = 11;
const kazakhLetter = /[әғқңөұүһі]/;

/** Buckets of a table of n-gram scores; collisions are harmless at this size. */
export const tableSize = 1 << 13;
/** Table entries are natural-log likelihood ratios times this. */
export const tableScale = 24;

/** Table buckets of a folded lower-case word's n-grams, boundary marks included. */
export function gramBuckets(word: string): number[] {
  const marked = `_${word.slice(0, 24)}_`;
  const buckets: number[] = [];
  for (let length = shortest; length <= longest; length++) {
    for (let i = 0; i + length <= marked.length; i++) {
      buckets.push(hash(marked, seed, i, i + length) & (tableSize - 1));
    }
  }
  return buckets;
}

/** Mean log-likelihood ratio of a word: above 0 rather Kazakh, below 0 rather Russian. */
export function wordScore(word: string, folded: string, table: Int8Array): number {
  if (kazakhLetter.test(word)) return 2;
  const buckets = gramBuckets(folded);
  let sum = 0;
  for (const bucket of buckets) sum += table[bucket]!;
  return sum / (buckets.length * tableScale);
}
