import type { Verdict } from '../../nlp/index.ts';
import type { Claim, Facts } from '../facts/types.ts';

const mostShown = 2;

/**
 * The official warnings for an accusation. The variant's most fitting ones are taken, and told in the order of
 * office: the General Prosecutor's Office, the police, the National Bank, others; newest first.
 */
export function chooseWarnings(verdict: Verdict, facts: Facts): Claim[] {
  if (!('scheme' in verdict)) return [];
  const variants = facts.schemes.get(verdict.scheme)?.variants ?? [];
  const sure = variants.find(({ id }) => id === verdict.variant);
  // Without a sure variant the first, the commonest of its scheme, speaks.
  const ids = (sure ?? variants[0])?.warnings.slice(0, mostShown) ?? [];
  return inOrderOfOffice(
    ids.flatMap((id) => facts.warnings.get(id) ?? []),
    facts,
  );
}

export function inOrderOfOffice(claims: readonly Claim[], { rankOf }: Facts): Claim[] {
  const rank = ({ issuer }: Claim): number => rankOf.get(issuer) ?? Infinity;
  return [...claims].sort((a, b) => rank(a) - rank(b) || (b.date ?? '').localeCompare(a.date ?? ''));
}
