// The judgement: readings and red flags weighed into one verdict. Nobody else decides.
import type { Knowledge, Signal } from '../knowledge/types.ts';
import type { FoundSignal, Reading, SchemeScore, Verdict } from '../types.ts';
import { chooseVariant } from './choose-variant.ts';

/** What is weighed. `labels` names the columns of the readings: schemes, then `harmless`, then `unclear`. */
export interface Case {
  readonly readings: readonly Reading[];
  readonly labels: readonly string[];
  readonly signals: readonly FoundSignal[];
  /** Cues by variant, in the order of the schemes' variants. */
  readonly cues: Float64Array;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly schemes: readonly SchemeScore[];
}

const harmless = 'harmless';
const unclear = 'unclear';
const mostSchemes = 3;
const leastScore = 0.05;

export function decide({ readings, labels, signals, cues }: Case, knowledge: Knowledge): Judgement {
  const { thresholds } = knowledge;
  const probabilities = mean(readings);
  const harmlessness = probabilities[labels.indexOf(harmless)]!;
  const tooLittle = probabilities[labels.indexOf(unclear)]!;
  const scam = Math.max(0, 1 - harmlessness - tooLittle);
  const roles = rolesOf(signals, knowledge.signals);
  const ranked = rankSchemes(probabilities, labels, scam, signals, knowledge);
  const best = ranked[0]!;
  const accuse = (kind: 'scam' | 'suspicious'): Judgement => ({
    verdict: { kind, scheme: best.id, variant: chooseVariant(best.id, cues, knowledge.schemes) },
    schemes: ranked.filter(({ score }, i) => i === 0 || score >= leastScore).slice(0, mostSchemes),
  });
  const acquit = (kind: 'unclear' | 'information' | 'no-signs'): Judgement => ({
    verdict: { kind },
    schemes:
      kind === 'unclear' ? ranked.filter(({ score }) => score >= leastScore).slice(0, mostSchemes) : [],
  });

  if (roles.decides && !roles.spares) return accuse('scam');
  if (scam >= thresholds.suspicious && !(roles.spares && scam < thresholds.scam)) {
    return accuse(scam >= thresholds.scam && best.score >= thresholds.scheme * scam ? 'scam' : 'suspicious');
  }
  if (tooLittle >= thresholds.tooLittle) return acquit('unclear');
  if (scam >= thresholds.unclear || scam + tooLittle >= thresholds.tooLittle) return acquit('unclear');
  const information = readings.reduce((sum, reading) => sum + reading.information, 0) / readings.length;
  return acquit(information >= thresholds.information ? 'information' : 'no-signs');
}

function mean(readings: readonly Reading[]): Float64Array {
  const [first, ...rest] = readings;
  if (rest.length === 0) return first!.labels;
  return first!.labels.map((p, i) => rest.reduce((sum, { labels }) => sum + labels[i]!, p) / readings.length);
}

function rolesOf(
  found: readonly FoundSignal[],
  signals: readonly Signal[],
): { decides: boolean; spares: boolean } {
  const has = (role: Signal['role']): boolean =>
    found.some(({ id }) => signals.find((signal) => signal.id === id)?.role === role);
  return { decides: has('decide'), spares: has('spare') };
}

/** A signal that a scheme needs lifts it this much above what the reading says. */
const liftByNeed = 3;
const liftBySupport = 1.25;

function rankSchemes(
  probabilities: Float64Array,
  labels: readonly string[],
  scam: number,
  found: readonly FoundSignal[],
  { schemes }: Knowledge,
): SchemeScore[] {
  const ids = new Set(found.map(({ id }) => id));
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
