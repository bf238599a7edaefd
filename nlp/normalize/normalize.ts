import type { NormalText } from '../types.ts';
import { clean } from './clean.ts';
import { undisguise } from './undisguise.ts';

/** Every text, however broken or disguised, in its three depths. Never throws; linear in length. */
export function normalize(raw: string): NormalText {
  const cleaned = clean(raw);
  const { text, disguises } = undisguise(cleaned);
  return { raw, clean: cleaned, text, disguises };
}
