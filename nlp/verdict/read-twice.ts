// Two readings of one text as one judgement: what the calibrated first and the second are worth together. Fitted by
// `npm run calibrate-second` on texts that neither reader had been taught.
import type { SecondCalibration } from '../knowledge/types.ts';
import type { Reading, SecondReading } from '../types.ts';
import { type Chances, chancesOf, leastProbability, odds } from './calibrate.ts';

/** The circumstances of two readings, as numbers of about the same size; the first is 1. `first`: as calibrated. */
export function bothCircumstances(first: Chances, reading: Reading, second: SecondReading): number[] {
  const said = odds(first.scam, first.harmless);
  const scam = Math.max(0, 1 - second.harmless - second.unclear);
  const saidAgain = odds(scam, second.harmless);
  const cut = Number(!second.whole);
  const { ordinary } = reading;
  return [
    1,
    said,
    odds(first.unclear, first.harmless),
    saidAgain,
    odds(second.unclear, second.harmless),
    ordinary,
    ordinary * said,
    ordinary * saidAgain,
    cut,
    cut * said,
    cut * saidAgain,
    1 - reading.known,
    (1 - reading.known) * saidAgain,
  ];
}

/** What both say together. */
export function chancesOfBoth(
  first: Chances,
  reading: Reading,
  second: SecondReading,
  calibration: SecondCalibration,
): Chances {
  return chancesOf(bothCircumstances(first, reading, second), calibration);
}

/** What the schemes are, as both say: the mean of the logarithms. `share`: the second reader's, in [0, 1]. */
export function mixedSchemes(first: Float64Array, second: Float64Array, share: number): Float64Array {
  const least = leastProbability;
  return first.map((p, i) => Math.max(p, least) ** (1 - share) * Math.max(second[i]!, least) ** share);
}
