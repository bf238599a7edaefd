// What is said in several messages, judged as one story: of the earlier ones only the judgement is kept, never a word.
import type { Thresholds } from '../knowledge/types.ts';
import type { Analysis, Gist, SchemeScore } from '../types.ts';

const mostSchemes = 5;
const severity = { scam: 4, suspicious: 3, unclear: 2, information: 1, 'no-signs': 0 } as const;

/** What is kept of a judged text. */
export function gistOf({ verdict, chance, schemes, lost }: Analysis): Gist {
  return { verdict, chance, schemes, lost };
}

/**
 * The new text in the light of what came before it: two half-hints make a case, and what was recognised stays so.
 * Evidence, language and entities are those of the new text; offsets point into it.
 */
export function together(before: Gist, now: Analysis, thresholds: Thresholds): Analysis {
  const chance = 1 - (1 - before.chance) * (1 - now.chance);
  const schemes = joined(before.schemes, now.schemes);
  const lost = [...new Set([...before.lost, ...now.lost])];
  const worse = severity[before.verdict.kind] > severity[now.verdict.kind] ? before.verdict : now.verdict;
  const scheme = schemes[0]?.id;
  const hints = before.verdict.kind === 'unclear' && now.verdict.kind === 'unclear';
  const verdict =
    hints && scheme !== undefined && chance >= thresholds.suspicious
      ? ({ kind: 'suspicious', scheme, variant: null } as const)
      : worse;
  return { ...now, verdict, chance, schemes, lost };
}

function joined(before: readonly SchemeScore[], now: readonly SchemeScore[]): SchemeScore[] {
  const scores = new Map(before.map(({ id, score }) => [id, score]));
  for (const { id, score } of now) scores.set(id, (scores.get(id) ?? 0) + score);
  return [...scores]
    .map(([id, score]) => ({ id, score: Math.min(1, score) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, mostSchemes);
}
