// Which scheme it is, if it is one: what the reader says of each, lifted by the red flags that lead to it.
import type { Calibration, Scheme } from '../knowledge/types.ts';
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
  readonly #factors: readonly number[];
  readonly #bearings = new Map<SignalId, Bearing[]>();
  readonly #scores: Float64Array;
  readonly #bearing: Uint8Array;

  /** `factors`: by how much the reader names a scheme too seldom; a scheme not fitted yet counts as read. */
  constructor(schemes: readonly Scheme[], factors: Calibration['schemes']) {
    this.#factors = schemes.map(({ id }) => factors[id] ?? 1);
    this.#schemes = schemes;
    this.#scores = new Float64Array(schemes.length);
    this.#bearing = new Uint8Array(schemes.length);
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
   * The `most` likeliest schemes by falling score; the scores of all would add up to `scam`, the chance that it is a
   * scam at all. `probabilities`: what the reader gives each, in their order.
   */
  rank(
    probabilities: Float64Array,
    scam: number,
    found: readonly FoundSignal[],
    most: number,
  ): SchemeScore[] {
    const scores = this.#scores;
    for (let scheme = 0; scheme < scores.length; scheme++) {
      scores[scheme] = probabilities[scheme]! * this.#factors[scheme]!;
    }
    if (found.length > 0) this.#lift(found);
    let total = 0;
    for (const score of scores) total += score;
    const ranked: SchemeScore[] = [];
    for (let place = 0; place < most; place++) {
      let best = 0;
      for (let scheme = 1; scheme < scores.length; scheme++)
        if (scores[scheme]! > scores[best]!) best = scheme;
      ranked.push({ id: this.#schemes[best]!.id, score: total === 0 ? 0 : (scores[best]! / total) * scam });
      scores[best] = -1;
    }
    return ranked;
  }

  /** Each signal's bearing on the scores; the same bearing counts once, however many signals have it. */
  #lift(found: readonly FoundSignal[]): void {
    const bearing = this.#bearing.fill(0);
    for (const { id } of found) {
      for (const { scheme, how } of this.#bearings.get(id) ?? []) bearing[scheme]! |= how;
    }
    for (let scheme = 0; scheme < bearing.length; scheme++) {
      const how = bearing[scheme]!;
      if ((how & excluded) !== 0) this.#scores[scheme] = 0;
      if ((how & needed) !== 0) this.#scores[scheme]! *= liftByNeed;
      if ((how & supported) !== 0) this.#scores[scheme]! *= liftBySupport;
    }
  }
}
