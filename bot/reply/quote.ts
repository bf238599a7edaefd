// The user's own words as evidence: short, and with nothing in them that must not be shown.
import type { Entity, Span } from '../../nlp/index.ts';

const longestQuote = 48;
const masking = '•••';
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

/** So many digits in a row may be somebody's number, mistyped: no sum is that long, and what is a link is shown as it is. */
const longRun = /\p{Nd}(?:[ ().\u00a0-]{0,2}\p{Nd}){8,}/gu;

const longestSum = 10;

function isSum(text: string, { kind, start, end }: Entity): boolean {
  return kind === 'sum' && text.slice(start, end).replace(/\P{Nd}/gu, '').length <= longestSum;
}

/** Where numbers of persons stand, in the order of the text. */
function personalSpans(text: string, entities: readonly Entity[]): Span[] {
  const known = entities.filter(({ kind }) => personal.has(kind));
  const shown = entities.filter((entity) => entity.kind === 'link' || isSum(text, entity));
  const runs = [...text.matchAll(longRun)]
    .map(({ 0: run, index }) => ({ start: index, end: index + run.length }))
    .filter(({ start, end }) => !shown.some((other) => other.start < end && start < other.end));
  return [...known, ...runs].sort((a, b) => a.start - b.start);
}

function masked(text: string, { start, end }: Span, entities: readonly Entity[]): string {
  let words = '';
  let at = start;
  for (const hidden of personalSpans(text, entities)) {
    // One may reach into another, and the span may begin or end inside of one.
    if (hidden.end <= at || hidden.start >= end) continue;
    words += text.slice(at, Math.max(at, hidden.start));
    if (!words.endsWith(masking)) words += masking;
    at = hidden.end;
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
