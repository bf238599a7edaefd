// What a word by itself says of how a Cyrillic text is written: «короче» and «аламын» vote, «банк» does not.
import { hash } from '../hash.ts';

/** Ways of writing a word votes on: ru, kk, mixed, in this order. */
export const voteCount = 3;
const bucketBits = 14;
const mask = (1 << bucketBits) - 1;
export const voteTableSize = voteCount << bucketBits;
/** Table entries are votes times this. */
export const voteScale = 40;

const seeds = { word: 14, ending: 15, longEnding: 16, frame: 17 };
const leastFramed = 5;

/** Where the votes of a lower-case word begin in the table: of the word, its endings, and its frame. */
export function voteBuckets(word: string): number[] {
  const { length } = word;
  const places = [
    hash(word, seeds.word),
    hash(word, seeds.longEnding, Math.max(0, length - 3)),
    hash(word, seeds.ending, Math.max(0, length - 2)),
  ];
  if (length >= leastFramed) places.push(hash(word.slice(0, 4) + word.slice(-1), seeds.frame));
  return places.map((place) => (place & mask) * voteCount);
}
