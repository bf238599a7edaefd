import type { Chances } from '../../reader/index.ts';

/** A reader that finds something impossible may be wrong: it does not rule it out for the other. */
const least = 1e-6;

/**
 * Two readings of one text as one: the mean of the logarithms of their probabilities, made to add up to 1 again.
 * `weight`: of the second reading, in [0, 1]; the first has the rest.
 */
export function mixReadings(first: Chances, second: Chances, weight: number): Chances {
  const mean = (a: number, b: number): number =>
    Math.max(a, least) ** (1 - weight) * Math.max(b, least) ** weight;
  const schemes = first.schemes.map((probability, i) => mean(probability, second.schemes[i]!));
  const harmless = mean(first.harmless, second.harmless);
  const unclear = mean(first.unclear, second.unclear);
  const sum = schemes.reduce((all, scheme) => all + scheme, harmless + unclear);
  return { schemes: schemes.map((scheme) => scheme / sum), harmless: harmless / sum, unclear: unclear / sum };
}
