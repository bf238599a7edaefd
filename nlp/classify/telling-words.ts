// Which words of a text weighed most, where no red flag can be named.
import type { Span, Token } from '../types.ts';

const mostWords = 8;
const leastWords = 3;

/** The stretch of words of one sentence with the highest score for its length; null when nothing scores above 0. */
export function heaviestStretch(tokens: readonly Token[], scores: readonly number[]): Span | null {
  let best: Span | null = null;
  let most = 0;
  for (let from = 0; from < tokens.length; from++) {
    let sum = 0;
    for (let to = from; to < Math.min(tokens.length, from + mostWords); to++) {
      if (tokens[to]!.sentence !== tokens[from]!.sentence) break;
      sum += scores[to]!;
      const score = sum / Math.sqrt(to - from + 2);
      if (to - from + 1 >= leastWords && score > most) {
        most = score;
        best = { start: tokens[from]!.start, end: tokens[to]!.end };
      }
    }
  }
  return best;
}
