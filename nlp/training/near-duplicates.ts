// Texts that say nearly the same in the same words: one of them teaches nothing, and taught across an examination's
// border it makes the examination worthless.
import { hash } from '../hash.ts';

export interface Placed {
  readonly text: string;
  /** Where it stands, for messages. */
  readonly place: string;
}

/** Two texts, and what share of the longer one's word sequences the other has too. */
export interface Likeness {
  readonly place: string;
  readonly like: string;
  readonly share: number;
}

/** From this share on two texts count as one. */
export const mostLikeness = 0.4;
const sequenceWords = 4;
/** So many sequences in common prove nothing if they are everybody's («здравствуйте это служба безопасности»). */
const mostHolders = 30;
const words = /[\p{L}\p{N}]+/gu;

/** For each of `texts` the one before it (or any of `others`) that has more than `most` of its word sequences. */
export function nearDuplicates(
  texts: readonly Placed[],
  most: number,
  others: readonly Placed[] = [],
): Likeness[] {
  const holders = new Map<number, number[]>();
  const sizes: number[] = [];
  const all = [...others, ...texts];
  const found: Likeness[] = [];
  all.forEach(({ text, place }, index) => {
    const sequences = sequencesOf(text);
    sizes.push(sequences.size);
    if (index >= others.length) {
      const shared = new Map<number, number>();
      for (const sequence of sequences) {
        for (const holder of holders.get(sequence) ?? []) shared.set(holder, (shared.get(holder) ?? 0) + 1);
      }
      for (const [holder, count] of shared) {
        // By the longer of the two: a text with one telling detail more is another text.
        const share = count / Math.max(sequences.size, sizes[holder]!);
        if (share <= most) continue;
        found.push({ place, like: all[holder]!.place, share });
        break;
      }
      // Against others only: texts among themselves are asked about by a call without others.
      if (others.length > 0) return;
    }
    for (const sequence of sequences) {
      const list = holders.get(sequence);
      if (list === undefined) holders.set(sequence, [index]);
      else if (list.length < mostHolders) list.push(index);
    }
  });
  return found;
}

/** Hashes of every four words in a row; of a shorter text its words as they are. */
function sequencesOf(text: string): Set<number> {
  const found = text.toLowerCase().match(words) ?? [];
  const sequences = new Set<number>();
  if (found.length <= sequenceWords) sequences.add(hash(found.join(' '), 1));
  for (let i = 0; i + sequenceWords <= found.length && found.length > sequenceWords; i++) {
    sequences.add(hash(found.slice(i, i + sequenceWords).join(' '), 1));
  }
  return sequences;
}
