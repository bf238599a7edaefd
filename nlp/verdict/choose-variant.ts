import type { Scheme } from '../knowledge/types.ts';
import type { SchemeId, VariantId } from '../types.ts';

/** The best variant must have this many more cues than the next. */
const leastLead = 0.5;

/**
 * The pretext of a scheme for which most words of the text speak; the only one where there is one; null when the
 * text does not tell. `cues` are counted in the order of the schemes' variants.
 */
export function chooseVariant(
  scheme: SchemeId,
  cues: Float64Array,
  schemes: readonly Scheme[],
): VariantId | null {
  let first = 0;
  for (const { id, variants } of schemes) {
    if (id !== scheme) {
      first += variants.length;
      continue;
    }
    if (variants.length === 1) return variants[0]!.id;
    const counts = variants.map((variant, i) => ({ id: variant.id, count: cues[first + i]! }));
    counts.sort((a, b) => b.count - a.count);
    const [best, next] = counts;
    return best !== undefined && best.count - (next?.count ?? 0) >= leastLead ? best.id : null;
  }
  return null;
}
