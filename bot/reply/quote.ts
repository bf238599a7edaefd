// The user's own words as evidence: short, and with nothing in them that must not be shown.
import type { Entity, Span } from '../../nlp/index.ts';

const longestQuote = 48;
const personal: ReadonlySet<Entity['kind']> = new Set(['card', 'iin', 'iban', 'code', 'phone']);

/** Whether a text holds numbers its owner should not leave lying in a chat. */
export function holdsPersonalNumbers(entities: readonly Entity[]): boolean {
  return entities.some(({ kind }) => kind === 'card' || kind === 'iin' || kind === 'code');
}

/** A whole text with the numbers of persons masked. */
export function mask(text: string, entities: readonly Entity[]): string {
  return masked(text, { start: 0, end: text.length }, entities);
}

/** The words of a span, numbers of persons masked, at most about fifty characters, whole words. */
export function quote(text: string, { start, end }: Span, entities: readonly Entity[]): string {
  return shorten(masked(text, { start, end }, entities).replace(/\s+/g, ' ').trim());
}

function masked(text: string, { start, end }: Span, entities: readonly Entity[]): string {
  let words = '';
  let at = start;
  for (const entity of entities) {
    if (!personal.has(entity.kind) || entity.end <= start || entity.start >= end || entity.start < at)
      continue;
    words += text.slice(at, entity.start) + '•••';
    at = entity.end;
  }
  if (at < end) words += text.slice(at, end);
  return words;
}

function shorten(words: string): string {
  const characters = [...words];
  if (characters.length <= longestQuote) return words;
  const cut = characters.slice(0, longestQuote).join('');
  const lastSpace = cut.lastIndexOf(' ');
  return `${withoutLooseEnd(lastSpace > longestQuote / 2 ? cut.slice(0, lastSpace) : cut)}…`;
}

function withoutLooseEnd(cut: string): string {
  let end = cut.length;
  while (end > 0 && /[\s,.;:–—-]/.test(cut[end - 1]!)) end--;
  return cut.slice(0, end);
}
