import type { Lattice } from '../phrases/lattice.ts';
import type { PhraseMatcher } from '../phrases/matcher.ts';
import type { FoundMeaning } from '../types.ts';

/**
 * The ideas a text speaks of, in the order of the text. Where forms of one meaning overlap the longest stands:
 * «код из смс» is one CODE, not two.
 */
export function findMeanings(words: Lattice, forms: PhraseMatcher): FoundMeaning[] {
  const found: FoundMeaning[] = [];
  forms.match(words, (meaning, from, to) => found.push({ meaning, from, to }));
  if (found.length < 2) return found;
  found.sort((a, b) => a.from - b.from || b.to - a.to || a.meaning - b.meaning);
  const reach = new Map<number, number>();
  return found.filter(({ meaning, from, to }) => {
    const covered = from < (reach.get(meaning) ?? -1);
    if (!covered) reach.set(meaning, to);
    return !covered;
  });
}
