// Which scheme it is, if it is one: what the reader says of each, lifted by the red flags that lead to it.
import type { Scheme } from '../knowledge/types.ts';
import type { FoundSignal, SchemeScore, SignalId } from '../types.ts';

/** How much a scheme gains from a signal that by itself leads to it, and from one that goes with it. */
const liftByNeed = 8;
const liftBySupport = 1.25;

const excluded = 1;
const needed = 2;
const supported = 4;

/** What one signal means for one scheme. */
interface Bearing {
  readonly scheme: number;
  readonly how: number;
}

/** Knows by heart which signal bears on which scheme. */
export class SchemeRanking {
  readonly #schemes: readonly Scheme[];
  readonly #bearings = new Map<SignalId, Bearing[]>();

  constructor(schemes: readonly Scheme[]) {
    this.#schemes = schemes;
    schemes.forEach(({ signals }, scheme) => {
      const bear = (ids: readonly SignalId[], how: number): void => {
        for (const id of ids) {
          const bearings = this.#bearings.get(id) ?? [];
          bearings.push({ scheme, how });
          this.#bearings.set(id, bearings);
        }
      };
      bear(signals.excludes, excluded);
      bear(signals.needs, needed);
      bear(signals.supports, supported);
    });
  }

  /**
   * The schemes by falling score; the scores add up to `scam`, the chance that it is a scam at all. `probabilities`:
   * what the reader gives each, in their order.
   */
  rank(probabilities: Float64Array, scam: number, found: readonly FoundSignal[]): SchemeScore[] {
    const bearing = new Uint8Array(this.#schemes.length);
    for (const { id } of found) {
      for (const { scheme, how } of this.#bearings.get(id) ?? []) bearing[scheme]! |= how;
    }
    let total = 0;
    const scores = Float64Array.from(bearing, (how, scheme) => {
      let score = (how & excluded) === 0 ? probabilities[scheme]! : 0;
      if ((how & needed) !== 0) score *= liftByNeed;
      if ((how & supported) !== 0) score *= liftBySupport;
      total += score;
      return score;
    });
    return this.#schemes
      .map(({ id }, scheme) => ({ id, score: total === 0 ? 0 : (scores[scheme]! / total) * scam }))
      .sort((a, b) => b.score - a.score);
  }
}
