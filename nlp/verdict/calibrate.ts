// What a reading is worth: how often texts read so, and of such a kind, were scams.
// A small logistic regression fitted by `npm run calibrate` on texts the reader had not been taught.
import type { Calibration, Signal } from '../knowledge/types.ts';
import type { Entity, FoundSignal, Language, Reading, SignalId } from '../types.ts';

/** Chances that a text is a scam, harmless, or says too little; they add up to 1. */
export interface Chances {
  readonly scam: number;
  readonly harmless: number;
  readonly unclear: number;
}

export const chanceNames = ['scam', 'harmless', 'unclear'] as const;

/** What was found in the text, as far as it says how far to trust a reading. */
export interface Found {
  readonly signals: readonly FoundSignal[];
  readonly language: Language;
  readonly entities: readonly Entity[];
  /** How many words the text has. */
  readonly words: number;
  /** How many ideas of the lexicon it speaks of. */
  readonly meanings: number;
}

/** No reader is surer than this. */
export const leastProbability = 1e-4;
const shortText = 6;

/** The logarithm of the odds of two chances, neither taken for impossible. */
export const odds = (a: number, b: number): number =>
  Math.log(Math.max(a, leastProbability) / Math.max(b, leastProbability));

/** The circumstances of a reading, as numbers of about the same size; the first is 1. */
export function circumstances(
  reading: Reading,
  found: Found,
  signals: ReadonlyMap<SignalId, Signal>,
): number[] {
  const { schemes, harmless, unclear, passages, losses, information, ordinary } = reading;
  const scam = Math.max(0, 1 - harmless - unclear);
  const said = odds(scam, harmless);
  const length = Math.log2(found.words + 1) - 4;
  const { alarms, spares } = countRoles(found.signals, signals);
  const unknown = 1 - reading.known;
  const noSignals = Number(alarms + spares === 0);
  const noMeanings = Number(found.meanings === 0);
  let best = 0;
  for (const score of schemes) best = Math.max(best, score);
  const bestShare = best / (scam + 1e-9);
  let mostLost = 0;
  let allLost = 0;
  for (const lost of losses) {
    mostLost = Math.max(mostLost, lost);
    allLost += lost;
  }
  let least = said;
  let most = said;
  let sum = 0;
  let informs = information;
  passages.forEach((passage, i) => {
    const here = odds(1 - passage.harmless - passage.unclear, passage.harmless);
    least = i === 0 ? here : Math.min(least, here);
    most = i === 0 ? here : Math.max(most, here);
    informs = i === 0 ? passage.information : Math.max(informs, passage.information);
    sum += here;
  });
  const count = passages.length;
  const part = (at: number): number =>
    odds(1 - passages[at]!.harmless - passages[at]!.unclear, passages[at]!.harmless) - said;
  const has = (kind: Entity['kind']): number => Number(found.entities.some((entity) => entity.kind === kind));
  return [
    1,
    said,
    odds(unclear, harmless),
    length,
    said * length,
    Number(found.words < shortText),
    Number(alarms === 1),
    Number(alarms > 1),
    Number(spares > 0),
    noSignals,
    noSignals * said,
    Math.log2(1 + found.meanings),
    noMeanings,
    noMeanings * said,
    unknown,
    unknown * said,
    information,
    ordinary,
    ordinary * said,
    Math.log(bestShare + 1e-9),
    bestShare * said,
    mostLost,
    allLost,
    Number(found.language === 'kk'),
    Number(found.language === 'mixed'),
    has('link'),
    has('phone'),
    has('sum'),
    has('card'),
    has('code'),
    count === 0 ? 0 : most - said,
    count === 0 ? 0 : least - said,
    count === 0 ? 0 : sum / count - said,
    count === 0 ? 0 : part(0),
    count === 0 ? 0 : part(count - 1),
    informs,
  ];
}

/** How many different signals alarm, and how many spare. */
function countRoles(
  found: readonly FoundSignal[],
  signals: ReadonlyMap<SignalId, Signal>,
): { alarms: number; spares: number } {
  let alarms = 0;
  let spares = 0;
  found.forEach(({ id }, i) => {
    if (found.findIndex((other) => other.id === id) < i) return;
    const role = signals.get(id)?.role;
    if (role === 'alarm' || role === 'decide') alarms++;
    else if (role === 'spare') spares++;
  });
  return { alarms, spares };
}

/** `calibration`: a row of weights for each chance. */
export function chancesOf(
  values: readonly number[],
  calibration: Pick<Calibration, 'scam' | 'harmless' | 'unclear'>,
): Chances {
  const scam = weighed(calibration.scam, values);
  const harmless = weighed(calibration.harmless, values);
  const unclear = weighed(calibration.unclear, values);
  const total = scam + harmless + unclear;
  return { scam: scam / total, harmless: harmless / total, unclear: unclear / total };
}

function weighed(weights: readonly number[], values: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += weights[i]! * values[i]!;
  return Math.exp(Math.max(-50, Math.min(50, sum)));
}
