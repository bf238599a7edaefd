// What the linear reader tells apart: the schemes, four ways of being harmless, and too little said.

/**
 * Harmless texts are of kinds too different for one column: the talk of the world at large, what services and people
 * send, what people tell of their own affairs, and what informs about fraud.
 */
export const harmlessLabels = ['ordinary', 'sent', 'told', 'information'] as const;
export type HarmlessLabel = (typeof harmlessLabels)[number];

/** Labels that follow the schemes, in order. */
export const otherLabels = [...harmlessLabels, 'unclear'] as const;

/** The chances of the labels that follow `schemes` schemes, summed up. */
export function summedUp(
  probabilities: Float64Array,
  schemes: number,
): { harmless: number; unclear: number; information: number; ordinary: number } {
  let harmless = 0;
  for (let i = 0; i < harmlessLabels.length; i++) harmless += probabilities[schemes + i]!;
  const share = (at: number): number => (harmless === 0 ? 0 : probabilities[schemes + at]! / harmless);
  return {
    harmless,
    unclear: probabilities[schemes + unclearAt]!,
    information: share(informationAt),
    ordinary: share(ordinaryAt),
  };
}

const unclearAt = otherLabels.indexOf('unclear');
const informationAt = harmlessLabels.indexOf('information');
const ordinaryAt = harmlessLabels.indexOf('ordinary');
