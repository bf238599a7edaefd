import type { Verdict } from '../../nlp/index.ts';
import type { SpokenLanguage } from '../dialog/types.ts';
import type { Words } from './words.ts';

type Part = 'name' | 'headline' | 'do' | 'how' | 'next';
type Accusation = Extract<Verdict, { scheme: string }>;

/** What is written about a scheme: the variant's own words where the variant is sure. */
export function schemeWords(
  words: Words,
  language: SpokenLanguage,
  { scheme, variant }: Accusation,
  part: Part,
): string {
  const own =
    variant === null ? null : words.optional(language, 'schemes', scheme, 'variants', variant, part);
  return own ?? words.text(language, 'schemes', scheme, part);
}
