// What was chosen by cross-validation. Each line's worth stands in the model's change log.
import { families, type Family } from '../classify/features.ts';
import type { LearnOptions } from './learn.ts';

const weights: Readonly<Record<Family, number>> = {
  grams: 1,
  words: 1.2,
  pairs: 1,
  edges: 0.7,
  meanings: 0.7,
  signals: 0.7,
  shape: 0.8,
};

export const familyWeights: readonly number[] = families.map((family) => weights[family]);

export const learning: LearnOptions = { epochs: 4, rate: 0.8, leastRows: 2, decay: 2e-3 };

/** Weights in the shipped model: what fits two megabytes. */
export const mostWeights = 1_495_000;
