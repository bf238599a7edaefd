import type { Signal } from '../knowledge/types.ts';
import type { Evidence, FoundSignal, SchemeId, SignalId, Span, Verdict } from '../types.ts';

/**
 * The red flags that explain an accusation, the strongest first, each on its own words. Where no flag was found
 * `telling`, the sentence the second reader went by, or `wording`, the stretch that weighed most, stands alone.
 */
export function chooseEvidence(
  verdict: Verdict,
  found: readonly FoundSignal[],
  signals: ReadonlyMap<SignalId, Signal>,
  wording: (scheme: SchemeId) => Span | null,
  telling: Span | null = null,
): Evidence[] {
  if (verdict.kind !== 'scam' && verdict.kind !== 'suspicious') return [];
  const weightOf = (id: string): number => {
    const signal = signals.get(id);
    return signal?.role === 'alarm' || signal?.role === 'decide' ? signal.weight : 0;
  };
  const ranked = found
    .map(({ id, start, end }) => ({ signal: id, start, end, weight: weightOf(id) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.start - b.start);
  const chosen: Evidence[] = [];
  for (const { signal, start, end } of ranked) {
    const free = chosen.every((one) => one.signal !== signal && (end <= one.start || start >= one.end));
    if (free) chosen.push({ signal, start, end, bySense: false });
  }
  if (chosen.length > 0) return chosen;
  const span = telling ?? wording(verdict.scheme);
  if (span !== null)
    chosen.push({ signal: null, start: span.start, end: span.end, bySense: telling !== null });
  return chosen;
}
