// What a reading is worth: how often texts read so, with so many red flags and of such a length, were scams.
// A small logistic regression fitted by `npm run calibrate` on texts the reader had not been taught.
import type { Signal } from '../knowledge/types.ts';
import type { FoundSignal } from '../types.ts';

/** Chances that a text is a scam, harmless, or says too little; they add up to 1. */
export interface Chances {
  readonly scam: number;
  readonly harmless: number;
  readonly unclear: number;
}

export const chanceNames = ['scam', 'harmless', 'unclear'] as const;

/** A row of weights per chance, over the circumstances. */
export type Calibration = Readonly<Record<(typeof chanceNames)[number], readonly number[]>>;

const leastProbability = 1e-4;
const shortText = 6;

/** What besides the bare reading says how far to trust it. `words`: how many tokens the text has. */
export function circumstances(
  read: Chances,
  found: readonly FoundSignal[],
  signals: ReadonlyMap<string, Signal>,
  words: number,
): number[] {
  const ids = new Set(found.map(({ id }) => id));
  let alarms = 0;
  let spares = 0;
  for (const id of ids) {
    const role = signals.get(id)?.role;
    if (role === 'alarm' || role === 'decide') alarms++;
    else if (role === 'spare') spares++;
  }
  const odds = (a: number, b: number): number =>
    Math.log(Math.max(a, leastProbability) / Math.max(b, leastProbability));
  const scam = odds(read.scam, read.harmless);
  const length = Math.log2(words + 1) - 4;
  return [
    1,
    scam,
    odds(read.unclear, read.harmless),
    Number(alarms === 1),
    Number(alarms > 1),
    Number(spares > 0),
    length,
    scam * length,
    Number(words < shortText),
  ];
}

export function chancesOf(values: readonly number[], calibration: Calibration): Chances {
  const powers = chanceNames.map((name) =>
    Math.exp(calibration[name].reduce((sum, weight, i) => sum + weight * values[i]!, 0)),
  );
  const total = powers.reduce((sum, power) => sum + power);
  return { scam: powers[0]! / total, harmless: powers[1]! / total, unclear: powers[2]! / total };
}
