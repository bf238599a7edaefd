// The judgement: readings and red flags weighed into one verdict. Nobody else decides.
import type { Knowledge, Signal, Thresholds } from '../knowledge/types.ts';
import type {
  Evidence,
  FoundSignal,
  LossId,
  Reading,
  SchemeId,
  SchemeScore,
  SecondReading,
  SignalId,
  Span,
  Verdict,
} from '../types.ts';
import { type Chances, chancesOf, circumstances, type Found } from './calibrate.ts';
import { chooseEvidence } from './choose-evidence.ts';
import { asRead, lossChance, lossCircumstances } from './losses.ts';
import { chooseVariant } from './choose-variant.ts';
import { SchemeRanking } from './rank-schemes.ts';
import { chancesOfBoth, mixedSchemes } from './read-twice.ts';

/** What is weighed. */
export interface Case extends Found {
  /** How the linear reader reads it, and, where it was asked, the second one. */
  readonly reading: Reading;
  readonly second: SecondReading | null;
  /** Cues by variant, in the order of the schemes' variants. */
  readonly cues: Float64Array;
  /** Letters were exchanged or pulled apart, so that a filter does not see the words. */
  readonly disguised: boolean;
  /** The text is nothing but an address or a number: there is nothing to judge by. */
  readonly bare: boolean;
}

export interface Judgement {
  /** The chance that the text is a scam, as calibrated. */
  readonly chance: number;
  readonly readers: readonly string[];
  /** A second reading would help. */
  readonly doubtful: boolean;
  readonly verdict: Verdict;
  readonly schemes: readonly SchemeScore[];
}

/** Between these chances the second reader is asked; also where the best scheme has less than this share of it. */
const settledCalm = 0.01;
const settledScam = 0.99;
const settledScheme = 0.9;
const mostSchemes = 3;
const leastScore = 0.02;

function isDoubtful({ scam, unclear }: Chances, best: number): boolean {
  const settled =
    scam <= settledCalm ? unclear <= settledCalm : scam >= settledScam && best >= settledScheme * scam;
  return !settled;
}

/** Decides; knows the knowledge by heart, so that a case costs nothing but its own weighing. */
export class Judge {
  readonly #knowledge: Knowledge;
  readonly #ranking: SchemeRanking;
  readonly #signals: ReadonlyMap<SignalId, Signal>;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    this.#ranking = new SchemeRanking(knowledge.schemes, knowledge.calibration.schemes);
    this.#signals = new Map(knowledge.signals.map((signal) => [signal.id, signal]));
  }

  decide(found: Case): Judgement {
    const { reading, second, signals, cues, bare } = found;
    const { thresholds, calibration, secondCalibration, schemes } = this.#knowledge;
    const first = chancesOf(circumstances(reading, found, this.#signals), calibration);
    const chances = second === null ? first : chancesOfBoth(first, reading, second, secondCalibration);
    const named =
      second === null
        ? reading.schemes
        : mixedSchemes(reading.schemes, second.schemes, secondCalibration.schemeShare);
    const ranked = this.#ranking.rank(named, chances.scam, signals, mostSchemes);
    const best = ranked[0]!;
    const likely = ranked.filter(({ score }, i) => i === 0 || score >= leastScore);
    const judged = (verdict: Verdict, likely: readonly SchemeScore[]): Judgement => ({
      verdict,
      schemes: likely,
      chance: chances.scam,
      readers: second === null ? [reading.reader] : [reading.reader, second.reader],
      doubtful:
        second === null &&
        !bare &&
        reading.ordinary < thresholds.second.strange &&
        isDoubtful(chances, best.score),
    });
    const accuse = (kind: 'scam' | 'suspicious'): Judgement =>
      judged({ kind, scheme: best.id, variant: chooseVariant(best.id, cues, schemes) }, likely);

    const has = (role: Signal['role']): boolean =>
      signals.some(({ id }) => this.#signals.get(id)?.role === role);
    if (has('decide') && !has('spare')) return accuse('scam');
    // A code's own SMS, a warning, a notice: without any red flag it takes certainty to accuse it.
    const spared = has('spare') && !has('alarm') && !has('decide');
    const bounds = this.#bounds(reading, found.disguised, second === null ? thresholds : thresholds.second);
    if (chances.scam >= (spared ? thresholds.scam : bounds.suspicious)) {
      const sure = chances.scam >= thresholds.scam && best.score >= thresholds.scheme * chances.scam;
      return accuse(sure ? 'scam' : 'suspicious');
    }
    if (!spared && (bare || chances.scam >= bounds.unclear || chances.unclear >= thresholds.tooLittle)) {
      return judged({ kind: 'unclear' }, likely);
    }
    return reading.information >= thresholds.information
      ? judged({ kind: 'information' }, likely)
      : judged({ kind: 'no-signs' }, []);
  }

  /** Most of what floats about the world is harmless: it takes more to doubt what looks like that. */
  #bounds(
    { ordinary }: Reading,
    disguised: boolean,
    { suspicious, suspiciousAtLarge, unclear, unclearAtLarge }: Omit<Thresholds['second'], 'strange'>,
  ): { suspicious: number; unclear: number } {
    // Who hides words from a filter hardly just talks.
    const share = Math.min(1, ordinary / this.#knowledge.thresholds.atLarge) * (disguised ? 0.5 : 1);
    return {
      suspicious: suspicious + (suspiciousAtLarge - suspicious) * share,
      unclear: unclear + (unclearAtLarge - unclear) * share,
    };
  }

  /** What the writer says has already been given away; `asks`: the text ends with a question. */
  lost(reading: Reading, found: readonly FoundSignal[], asks: boolean): LossId[] {
    const { losses, calibration, thresholds } = this.#knowledge;
    const circumstances = lossCircumstances(reading, found, this.#signals, losses, asks);
    const flags = found.map(({ id }) => this.#signals.get(id));
    // Who says that fraudsters got it means what he says.
    const isVictim = flags.some((signal) => signal?.group === 'victim' && signal.role === 'decide');
    return losses.filter(
      (loss, i) =>
        lossChance(circumstances[i]!, calibration.losses[loss] ?? asRead) >= thresholds.lost ||
        (isVictim && flags.some((signal) => signal?.loss === loss)),
    );
  }

  /** The red flags that explain an accusation; where there is none, `telling` or `wording`. */
  evidence(
    verdict: Verdict,
    found: readonly FoundSignal[],
    wording: (scheme: SchemeId) => Span | null,
    telling: Span | null,
  ): Evidence[] {
    return chooseEvidence(verdict, found, this.#signals, wording, telling);
  }
}
