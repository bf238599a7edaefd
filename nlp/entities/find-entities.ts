import type { Entity, HiddenLink, MappedText } from '../types.ts';
import { findLinks } from './links.ts';
import { findNumbers } from './numbers.ts';
import { findPhones, leastPhoneDigits } from './phones.ts';

/** Where two readings of the same digits overlap, the one that is harder to be by chance stands. */
const strength: readonly Entity['kind'][] = ['link', 'iban', 'iin', 'sum', 'phone', 'card', 'code'];

/** What a text holds that has a shape of its own, in its order; spans point into the raw text and do not overlap. */
export function findEntities(
  clean: MappedText,
  hiddenLinks: readonly HiddenLink[],
  serviceNumbers: ReadonlySet<string>,
): Entity[] {
  const links = findLinks(clean, hiddenLinks);
  const digits = countDigits(clean.text);
  if (digits === 0 && links.length < 2) return links;
  const shapes: Entity[] = digits === 0 ? [] : findNumbers(clean.text, digits, serviceNumbers);
  if (digits >= leastPhoneDigits) shapes.push(...findPhones(clean.text));
  if (shapes.length === 0) return links.sort((a, b) => a.start - b.start);
  const inRaw = shapes.map((entity) => ({
    ...entity,
    start: clean.starts[entity.start]!,
    end: clean.ends[entity.end - 1]!,
  }));
  const candidates: Entity[] = [...links, ...inRaw];
  candidates.sort((a, b) => strength.indexOf(a.kind) - strength.indexOf(b.kind) || a.start - b.start);
  const taken = new Uint8Array(Math.max(...candidates.map(({ end }) => end)));
  const found = candidates.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
  return found.sort((a, b) => a.start - b.start);
}

function countDigits(text: string): number {
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x30 && unit <= 0x39) digits++;
  }
  return digits;
}
