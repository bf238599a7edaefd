import type { Reading, SchemeId } from '../types.ts';

/** What a second reader makes of a text: it tells less than the first, and makes other mistakes. */
export interface SecondReading extends Chances {
  readonly reader: string;
  /** The text was read to its end. Of a longer one the beginning says little: see CONTRIBUTING. */
  readonly whole: boolean;
}

/** Probabilities that add up to 1. */
export type Chances = Pick<Reading, 'schemes' | 'harmless' | 'unclear'>;

/** What the model says of a text: a number a label, and whether the whole text went into it. */
export interface ModelAnswer {
  readonly logits: Float32Array;
  readonly whole: boolean;
}

/**
 * The model's numbers as probabilities in the order of the knowledge. A scheme that the
 * reader was not taught has probability 0. Null when the numbers are none (a broken model).
 */
export function toSecondReading(
  { logits, whole }: ModelAnswer,
  labels: readonly string[],
  schemes: readonly SchemeId[],
): SecondReading | null {
  if (logits.length !== labels.length || !logits.every(Number.isFinite)) return null;
  const largest = Math.max(...logits);
  const weights = Float64Array.from(logits, (logit) => Math.exp(logit - largest));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const probability = (label: string): number => {
    const at = labels.indexOf(label);
    return at < 0 ? 0 : weights[at]! / sum;
  };
  return {
    reader: 'encoder',
    schemes: Float64Array.from(schemes, probability),
    harmless: probability('harmless'),
    unclear: probability('unclear'),
    whole,
  };
}
