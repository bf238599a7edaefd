import type { NormalText } from '../types.ts';

/** Above this share of its letters in capitals a text shouts. */
const shouts = 0.6;

/**
 * The text as the second reader should see it: as written, for case tells it something; undone where it was disguised,
 * dressed up or written in capitals throughout, of which it knows nothing.
 */
export function textForReader({ raw, clean, text, disguises }: NormalText): string {
  const isDressed = disguises > 1 || clean.text.length !== raw.length;
  return isDressed || isShouted(raw) ? text.text : raw;
}

function isShouted(raw: string): boolean {
  const capitals = raw.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals > 0 && capitals > shouts * (raw.match(/\p{L}/gu)?.length ?? 0);
}
