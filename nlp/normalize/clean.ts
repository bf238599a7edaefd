// What every text goes through before anybody reads it: one case, no invisible or decorative characters.
// Nothing here may harm й, ё or a Kazakh letter: marks are composed with their letter, never stripped from it.
import type { MappedText } from '../types.ts';
import { type Edit, rewrite, unmapped } from './edits.ts';

const named: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  laquo: '«',
  raquo: '»',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  lsquo: '‘',
  rsquo: '’',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  middot: '·',
  shy: '',
  zwnj: '',
  zwj: '',
};

const htmlEntity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi;

function decodeEntities(text: string): Edit[] {
  if (!text.includes('&')) return [];
  return edits(text, htmlEntity, (match) => {
    const [, decimal, hex, name] = match;
    if (name !== undefined) return named[name.toLowerCase()] ?? null;
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : parseInt(decimal, 10);
    return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null;
  });
}

const invisible = /[[\p{Default_Ignorable_Code_Point}\p{Cc}]--[\n\t\r]]+/gv;

function dropInvisible(text: string): Edit[] {
  return edits(text, invisible, () => '');
}

const marked = /(\P{M}?)(\p{M}+)/gu;

/** «й» typed as «и» and a breve becomes «й»; marks that make no letter (a word struck through) go. */
function composeMarks(text: string): Edit[] {
  return edits(text, marked, ([whole, base = '', marks = '']) => {
    for (const mark of marks) {
      const composed = (base + mark).normalize('NFC');
      if ([...composed].length === 1 && composed !== mark) return composed;
    }
    return base === whole ? null : base;
  });
}

// Full-width, mathematical, circled, squared letters and ligatures: letters dressed up.
const decorated =
  /[\u2460-\u24ff\ufb00-\ufb06\ufe50-\ufe6b\uff01-\uff5e]|[\u{1d400}-\u{1d7ff}\u{1f110}-\u{1f149}\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]/gu;

function undecorate(text: string): Edit[] {
  return edits(text, decorated, ([character]) => {
    const code = character.codePointAt(0)!;
    if (code >= 0x1f150 && code <= 0x1f169) return String.fromCharCode(0x61 + code - 0x1f150);
    if (code >= 0x1f170 && code <= 0x1f189) return String.fromCharCode(0x61 + code - 0x1f170);
    return character.normalize('NFKC');
  });
}

/** The one letter whose lower case is longer than itself; after this pass `toLowerCase` keeps every offset. */
function dotlessTurkishI(text: string): Edit[] {
  return text.includes('İ') ? edits(text, /İ/g, () => 'i') : [];
}

function edits(text: string, what: RegExp, by: (match: RegExpExecArray) => string | null): Edit[] {
  const found: Edit[] = [];
  for (const match of text.matchAll(what)) {
    const replacement = by(match);
    if (replacement !== null && replacement !== match[0]) {
      found.push({ start: match.index, end: match.index + match[0].length, text: replacement });
    }
  }
  return found;
}

// Cyrillic, Latin, digits, everyday marks, symbols and pictographs need none of the passes.
const plain =
  /^[\n\t\r -%'-~ «»№₸€—–’“”„…•·×\u00df-\u012f\u0131-\u024f\u0400-\u0482\u048a-\u04ff\u2190-\u245f\u2500-\u27bf\u{1f300}-\u{1faff}]*$/u;

/** Lower-cased text without entities, invisible and decorative characters. Any input; linear. */
export function clean(raw: string): MappedText {
  let mapped = unmapped(raw);
  if (!plain.test(raw)) {
    for (const pass of [decodeEntities, dropInvisible, composeMarks, undecorate, dotlessTurkishI]) {
      mapped = rewrite(mapped, pass(mapped.text));
    }
  }
  return { ...mapped, text: mapped.text.toLowerCase() };
}
