// What the writer says has already been given away: the reader's guess, weighed with the phrases that say so outright.
import type { Signal } from '../knowledge/types.ts';
import type { FoundSignal, LossId, NormalText, Reading, SignalId } from '../types.ts';

const leastProbability = 1e-4;

/** «Дать им карту?» plans what «дал им карту» tells. */
export function asksAtEnd({ clean }: NormalText): boolean {
  return clean.text.trimEnd().endsWith('?');
}

/** What speaks for each loss, in the order of `losses`; the first value is 1. `asks`: it ends with a question. */
export function lossCircumstances(
  reading: Reading,
  found: readonly FoundSignal[],
  signals: ReadonlyMap<SignalId, Signal>,
  losses: readonly LossId[],
  asks: boolean,
): number[][] {
  const told = new Set<LossId>();
  const claimed = new Set<LossId>();
  let demanded = 0;
  for (const { id } of found) {
    const signal = signals.get(id);
    if (signal === undefined) continue;
    if (signal.group === 'demand') demanded = 1;
    if (signal.loss !== null) told.add(signal.loss);
    if (signal.claims !== null) claimed.add(signal.claims);
  }
  const scam = Math.max(leastProbability, 1 - reading.harmless - reading.unclear);
  const said = Math.log(scam / Math.max(leastProbability, reading.harmless));
  return losses.map((loss, i) => {
    const probability = Math.min(1 - leastProbability, Math.max(leastProbability, reading.losses[i]!));
    const odds = Math.log(probability / (1 - probability));
    const outright = Number(told.has(loss));
    const others = told.size - outright;
    return [
      1,
      odds,
      outright,
      outright * odds,
      Number(others > 0),
      said / 4,
      outright * (said / 4),
      demanded,
      demanded * outright,
      Number(asks),
      Number(asks) * odds,
      Number(claimed.has(loss)),
      Number(claimed.has(loss)) * odds,
    ];
  });
}

/** Weights of a loss not fitted yet: its odds alone. */
export const asRead: readonly number[] = [0, 1];

/** The chance that it has been given away, by weights fitted in `npm run calibrate`. */
export function lossChance(values: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += values[i]! * weights[i]!;
  return 1 / (1 + Math.exp(-sum));
}
