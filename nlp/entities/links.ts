// Addresses in a text: also without «https», in any alphabet, with the dots disguised, or hidden behind other words.
import { parse } from 'tldts';
import { digit, kindOf, letter } from '../characters.ts';
import type { HiddenLink, Link, MappedText, Span } from '../types.ts';

const address =
  /(?<![\p{L}\p{N}@._-])(?:(h(?:tt|xx)ps?:\/\/)|www\.)?[\p{L}\p{N}-]+(?:(?:\.|\[\.\]|\(\.\))[\p{L}\p{N}-]+)+(?::\d+)?(?:[/?#][^\s<>"»)\]]*)?/gu;
const trailingMark = /[.,;:!?…'’]/;

/** Links of the cleaned text and those the messenger hides behind words; spans point into the raw text. */
export function findLinks(
  clean: MappedText,
  hidden: readonly HiddenLink[],
): (Span & { kind: 'link'; link: Link })[] {
  const found: (Span & { kind: 'link'; link: Link })[] = [];
  if (hasInnerDot(clean.text)) {
    for (const match of clean.text.matchAll(address)) {
      const text = withoutTrailingMarks(match[0]);
      const link = linkOf(text, match[1] !== undefined, false);
      if (link === null) continue;
      const end = match.index + text.length;
      found.push({ kind: 'link', start: clean.starts[match.index]!, end: clean.ends[end - 1]!, link });
    }
  }
  for (const { start, end, url } of hidden) {
    const link = linkOf(url.toLowerCase(), true, true);
    if (link !== null) found.push({ kind: 'link', start, end, link });
  }
  return found;
}

/** Without a dot between letters or digits («.», «[.]», «(.)») there is no address: most texts need no closer look. */
function hasInnerDot(text: string): boolean {
  for (let at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
    const next = kindOf(text.charCodeAt(at + 1));
    if (next === letter || next === digit || '])-'.includes(text.charAt(at + 1) || ' ')) return true;
  }
  return false;
}

function linkOf(text: string, hasScheme: boolean, hidden: boolean): Link | null {
  const plain = text.replace(/\[\.\]|\(\.\)/g, '.').replace(/^[a-z]{4,5}:\/\//, '');
  const slash = plain.search(/[/?#:]/);
  const host = (slash < 0 ? plain : plain.slice(0, slash)).replace(/^www\./, '');
  const known = parse(host, { allowPrivateDomains: false });
  // Words run together after a full stop («см.приложение») look like addresses; a known ending tells them apart.
  if (!hasScheme && !host.endsWith('.example') && (known.isIcann !== true || known.domain === null))
    return null;
  if (host === '') return null;
  return { host, domain: known.domain, path: slash < 0 ? '' : plain.slice(slash), hidden };
}

function withoutTrailingMarks(text: string): string {
  let end = text.length;
  while (end > 0 && trailingMark.test(text[end - 1]!)) end--;
  return text.slice(0, end);
}
