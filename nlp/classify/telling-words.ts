// Where no red flag can be named: the stretch of words that spoke most for the label.
import type { Span, Token } from '../types.ts';
import { featureBits, wordFeatures } from './features.ts';
import { type LinearModel, rowOf } from './linear-model.ts';

const mostWords = 8;
const leastWords = 3;
const mask = (1 << featureBits) - 1;

/**
 * The stretch of up to eight words of one sentence whose features speak most for `label` and against `harmless`;
 * offsets into the normalised text. Null when nothing speaks for it.
 */
export function tellingWords(tokens: readonly Token[], label: string, model: LinearModel): Span | null {
  const columns = model.bias.length;
  const forColumn = model.labels.indexOf(label);
  const againstColumn = model.labels.indexOf('harmless');
  const weigh = (feature: number): number => {
    const row = rowOf(model, feature & mask);
    if (row < 0) return 0;
    const at = row * columns;
    return (model.weights[at + forColumn]! - model.weights[at + againstColumn]!) * model.scales[row]!;
  };
  const scores = tokens.map(({ lexeme }) => {
    const grams =
      lexeme.grams.reduce((sum, gram) => sum + weigh(gram), 0) / Math.sqrt(lexeme.grams.length + 1);
    return grams + wordFeatures(lexeme).reduce((sum, feature) => sum + weigh(feature), 0);
  });
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
