// The judgement: readings and red flags weighed into one verdict. Nobody else decides.
import type { Knowledge, Scheme, Signal } from '../knowledge/types.ts';
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
import { type Chances, chancesOf, circumstances } from './calibrate.ts';
import { chooseEvidence } from './choose-evidence.ts';
import { chooseVariant } from './choose-variant.ts';

/** What is weighed. `labels` names the columns of the readings: schemes, then `harmless`, then `unclear`. */
export interface Case {
  readonly readings: readonly Reading[];
  readonly labels: readonly string[];
  readonly signals: readonly FoundSignal[];
  /** Cues by variant, in the order of the schemes' variants. */
  readonly cues: Float64Array;
  /** How many words the text has. */
  readonly words: number;
  /** The text is nothing but an address or a number: there is nothing to judge by. */
  readonly bare: boolean;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly schemes: readonly SchemeScore[];
}

const mostSchemes = 3;
const leastScore = 0.02;

/** Decides; knows the knowledge by heart, so that a case costs nothing but its own weighing. */
export class Judge {
  readonly #knowledge: Knowledge;
  readonly #signals: ReadonlyMap<SignalId, Signal>;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    this.#signals = new Map(knowledge.signals.map((signal) => [signal.id, signal]));
  }

  decide({ readings, labels, signals, cues, words, bare }: Case): Judgement {
    const { thresholds, calibration, schemes } = this.#knowledge;
    const probabilities = mean(readings);
    const circumstance = circumstances(chancesRead(probabilities, labels), signals, this.#signals, words);
    const chances = chancesOf(circumstance, calibration);
    const roles = new Set(signals.flatMap(({ id }) => this.#signals.get(id)?.role ?? []));
    const ranked = rankSchemes(probabilities, labels, chances.scam, signals, schemes);
    const best = ranked[0]!;
    const likely = ranked.filter(({ score }, i) => i === 0 || score >= leastScore).slice(0, mostSchemes);
    const accuse = (kind: 'scam' | 'suspicious'): Judgement => ({
      verdict: { kind, scheme: best.id, variant: chooseVariant(best.id, cues, schemes) },
      schemes: likely,
    });

    if (roles.has('decide') && !roles.has('spare')) return accuse('scam');
    if (chances.scam >= thresholds.suspicious) {
      const sure = chances.scam >= thresholds.scam && best.score >= thresholds.scheme * chances.scam;
      return accuse(sure ? 'scam' : 'suspicious');
    }
    if (bare || chances.scam >= thresholds.unclear || chances.unclear >= thresholds.tooLittle) {
      return { verdict: { kind: 'unclear' }, schemes: likely };
    }
    const information = readings.reduce((sum, reading) => sum + reading.information, 0) / readings.length;
    return information >= thresholds.information
      ? { verdict: { kind: 'information' }, schemes: likely }
      : { verdict: { kind: 'no-signs' }, schemes: [] };
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

/** The reading summed up: all schemes together, harmless, too little said. */
export function chancesRead(probabilities: Float64Array, labels: readonly string[]): Chances {
  const harmless = probabilities[labels.indexOf('harmless')]!;
  const unclear = probabilities[labels.indexOf('unclear')]!;
  return { scam: Math.max(0, 1 - harmless - unclear), harmless, unclear };
}

function mean(readings: readonly Reading[]): Float64Array {
  const [first, ...rest] = readings;
  if (rest.length === 0) return first!.labels;
  return first!.labels.map((p, i) => rest.reduce((sum, { labels }) => sum + labels[i]!, p) / readings.length);
}

/** How much a scheme gains from a signal that by itself leads to it, and from one that goes with it. */
const liftByNeed = 8;
const liftBySupport = 1.25;

function rankSchemes(
  probabilities: Float64Array,
  labels: readonly string[],
  scam: number,
  found: readonly FoundSignal[],
  schemes: readonly Scheme[],
): SchemeScore[] {
  const ids = new Set<SignalId>(found.map(({ id }) => id));
  const scored = schemes.map(({ id, signals }) => {
    let score = probabilities[labels.indexOf(id)] ?? 0;
    if (signals.excludes.some((signal) => ids.has(signal))) score = 0;
    if (signals.needs.some((signal) => ids.has(signal))) score *= liftByNeed;
    if (signals.supports.some((signal) => ids.has(signal))) score *= liftBySupport;
    return { id, score };
  });
  const total = scored.reduce((sum, { score }) => sum + score, 0);
  return scored
    .map(({ id, score }) => ({ id, score: total === 0 ? 0 : (score / total) * scam }))
    .sort((a, b) => b.score - a.score);
}
