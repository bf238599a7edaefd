// A long text in passages, so that a scam padded with harmless talk is still read by itself.
import type { Token } from '../types.ts';

/** Sentences are taken together up to this many words; a passage of fewer says little by itself. */
const enoughWords = 10;
/** Longer stretches are cut here: many write without full stops. */
const mostWords = 16;

/** Where each passage of a text ends, as token positions; the last is the end of the text. */
export function passageEnds(tokens: readonly Token[]): readonly number[] {
  const ends: number[] = [];
  let from = 0;
  for (let i = 1; i < tokens.length; i++) {
    const words = i - from;
    const closes = tokens[i]!.sentence !== tokens[i - 1]!.sentence && words >= enoughWords;
    if (!closes && words < mostWords) continue;
    ends.push(i);
    from = i;
  }
  // A remainder too short to say anything belongs to the passage before it.
  if (tokens.length - from < enoughWords / 2 && ends.length > 0) ends.pop();
  ends.push(tokens.length);
  return ends;
}
