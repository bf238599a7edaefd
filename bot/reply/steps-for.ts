// Which steps to take after a loss, in the order of what saves most.
import type { Trouble } from '../dialog/types.ts';
import type { Facts } from '../facts/types.ts';

/** What helps in the first hours comes after the police and the proofs when they are over. */
const placesLater = 2.5;
const urgencies = ['critical', 'high', 'low'] as const;

/**
 * The steps for all that was lost, and for what goes with the pretext (blackmail, a child): those of the most urgent
 * procedure first, none twice.
 */
export function stepsFor({ lost, time, verdict }: Trouble, { emergencies, schemes, late }: Facts): string[] {
  const variant =
    'scheme' in verdict
      ? schemes.get(verdict.scheme)?.variants.find(({ id }) => id === verdict.variant)
      : undefined;
  const procedures = [...emergencies.values()]
    .filter(({ id, lost: loss, ticked, urgency }) => {
      if (loss !== null && lost.includes(loss)) return true;
      const goesWithPretext = loss === null || ticked;
      return goesWithPretext && urgency !== 'low' && variant?.emergencies.includes(id) === true;
    })
    .sort((a, b) => urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency));
  // What comes first in any procedure comes before what comes later in all.
  const places = new Map<string, number>();
  for (const { steps: ids } of procedures) {
    ids.forEach((id, place) => {
      const when = time === 'earlier' ? late.get(id) : undefined;
      if (when === 'drop') return;
      const later = when === 'after' ? place + placesLater : place;
      places.set(id, Math.min(later, places.get(id) ?? Infinity));
    });
  }
  return [...places].sort(([, a], [, b]) => a - b).map(([id]) => id);
}
