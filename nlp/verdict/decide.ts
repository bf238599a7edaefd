// The judgement: readings and red flags weighed into one verdict. Nobody else decides.
import type { Knowledge, Signal } from '../knowledge/types.ts';
import type {
  Evidence,
  FoundSignal,
  Reading,
  SchemeId,
  SchemeScore,
  SignalId,
  Span,
  Verdict,
} from '../types.ts';
import { chancesOf, circumstances, type Found } from './calibrate.ts';
import { chooseEvidence } from './choose-evidence.ts';
import { chooseVariant } from './choose-variant.ts';
import { SchemeRanking } from './rank-schemes.ts';

/** What is weighed. */
export interface Case extends Found {
  readonly readings: readonly Reading[];
  /** Cues by variant, in the order of the schemes' variants. */
  readonly cues: Float64Array;
  /** The text is nothing but an address or a number: there is nothing to judge by. */
  readonly bare: boolean;
}

export interface Judgement {
  /** The chance that the text is a scam, as calibrated. */
  readonly chance: number;
  readonly verdict: Verdict;
  readonly schemes: readonly SchemeScore[];
}

const mostSchemes = 3;
const leastScore = 0.02;

/** Decides; knows the knowledge by heart, so that a case costs nothing but its own weighing. */
export class Judge {
  readonly #knowledge: Knowledge;
  readonly #ranking: SchemeRanking;
  readonly #signals: ReadonlyMap<SignalId, Signal>;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    this.#ranking = new SchemeRanking(knowledge.schemes);
    this.#signals = new Map(knowledge.signals.map((signal) => [signal.id, signal]));
  }

  decide(found: Case): Judgement {
    const { readings, signals, cues, bare } = found;
    const { thresholds, calibration, schemes } = this.#knowledge;
    const reading = readings[0]!;
    const chances = chancesOf(circumstances(reading, found, this.#signals), calibration);
    const ranked = this.#ranking.rank(reading.schemes, chances.scam, signals);
    const best = ranked[0]!;
    const likely = ranked.filter(({ score }, i) => i === 0 || score >= leastScore).slice(0, mostSchemes);
    const accuse = (kind: 'scam' | 'suspicious'): Judgement => ({
      verdict: { kind, scheme: best.id, variant: chooseVariant(best.id, cues, schemes) },
      schemes: likely,
      chance: chances.scam,
    });

    const has = (role: Signal['role']): boolean =>
      signals.some(({ id }) => this.#signals.get(id)?.role === role);
    if (has('decide') && !has('spare')) return accuse('scam');
    if (chances.scam >= thresholds.suspicious) {
      const sure = chances.scam >= thresholds.scam && best.score >= thresholds.scheme * chances.scam;
      return accuse(sure ? 'scam' : 'suspicious');
    }
    if (bare || chances.scam >= thresholds.unclear || chances.unclear >= thresholds.tooLittle) {
      return { verdict: { kind: 'unclear' }, schemes: likely, chance: chances.scam };
    }
    return reading.information >= thresholds.information
      ? { verdict: { kind: 'information' }, schemes: likely, chance: chances.scam }
      : { verdict: { kind: 'no-signs' }, schemes: [], chance: chances.scam };
  }

  /** The red flags that explain an accusation; where there is none, `wording`. */
  evidence(
    verdict: Verdict,
    found: readonly FoundSignal[],
    wording: (scheme: SchemeId) => Span | null,
  ): Evidence[] {
    return chooseEvidence(verdict, found, this.#signals, wording);
  }
}
