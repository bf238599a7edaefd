// Undoing what hides a word from a filter but not from a reader. Each pass reads the text once.
import type { MappedText } from '../types.ts';
import { isCyrillic, isLatin, kindOf, digit, letter } from '../characters.ts';
import { type Edit, rewrite } from './edits.ts';
import { cyrillicLeet, cyrillicOf, latinLeet, latinOf, scriptOf } from './scripts.ts';

/** «к о д», «к.о.д», «к-о-д»: single letters with one and the same separator between them. */
const spacedOut = /(?<![\p{L}\p{N}])\p{L}(?:([ .\-_*·|/\\~+])\p{L}(?:\1\p{L})+)(?![\p{L}\p{N}])/gu;

/** Fewer separated letters than this are initials, abbreviations («и т. д.») or a list of options. */
const leastSpacedLetters = { space: 4, mark: 3 };

function joinSpacedLetters(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(spacedOut)) {
    const letters = (match[0].length + 1) / 2;
    if (letters < (match[1] === ' ' ? leastSpacedLetters.space : leastSpacedLetters.mark)) continue;
    for (let i = match.index + 1; i < match.index + match[0].length; i += 2) {
      edits.push({ start: i, end: i + 1, text: '' });
    }
  }
  return edits;
}

const mixedWord = /[\p{L}]+/gu;
const hasForeignLetter = /[a-zß-ɏəα-ω]/;
const hasCyrillic = /[\u0400-\u052f]/;

/**
 * Letters of the other script become letters of the word's own. A Latin stem with a Cyrillic ending («iphoneды»)
 * or the reverse is how people write, not a disguise: two clean halves stay as they are, unless one of them is a
 * single letter.
 */
function unmixScripts(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const { 0: word, index } of text.matchAll(mixedWord)) {
    if (word.length < 2 || !hasForeignLetter.test(word) || !hasCyrillic.test(word)) continue;
    const target = disguisedAs(word);
    if (target === null) continue;
    for (let i = 0; i < word.length; i++) {
      const letter = target.get(word[i]!);
      if (letter !== undefined) edits.push({ start: index + i, end: index + i + 1, text: letter });
    }
  }
  return edits;
}

/** The table that makes a mixed word whole again, or null when it is no disguise. */
function disguisedAs(word: string): ReadonlyMap<string, string> | null {
  let switches = 0;
  let cyrillic = 0;
  let firstRun = 0;
  for (let i = 0; i < word.length; i++) {
    const script = scriptOf(word[i]!);
    if (script === 'cyrillic') cyrillic++;
    if (i > 0 && script !== scriptOf(word[i - 1]!)) {
      switches++;
      if (switches === 1) firstRun = i;
    }
  }
  const twoHalves = switches === 1 && firstRun > 1 && word.length - firstRun > 1;
  if (twoHalves) return null;
  const toCyrillic = [...word].every((l) => scriptOf(l) === 'cyrillic' || cyrillicOf.has(l));
  const toLatin = [...word].every((l) => scriptOf(l) === 'latin' || latinOf.has(l));
  if (toCyrillic && (!toLatin || cyrillic * 2 >= word.length)) return cyrillicOf;
  return toLatin ? latinOf : null;
}

const alphanumeric = /[\p{L}\d@$]+/gu;
const hasLeet = /\p{L}[0134568@$]+\p{L}|(?<![\p{L}\d])(?:3|4[ето]|[0@]\p{L})\p{L}|\p{L}{3}[0@](?![\p{L}\d])/u;

/** «к0д», «п@роль», «3аявка»: digits and signs inside a word become the letter they stand for. */
function undoLeet(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const { 0: word, index } of text.matchAll(alphanumeric)) {
    if (!hasLeet.test(word)) continue;
    const table = hasCyrillic.test(word) ? cyrillicLeet : latinLeet;
    for (let i = 0; i < word.length; i++) {
      const letter = table.get(word[i]!);
      if (letter !== undefined && standsForLetter(word, i, table)) {
        edits.push({ start: index + i, end: index + i + 1, text: letter });
      }
    }
  }
  return edits;
}

const vowels = /[аәеёиіоөуұүыэюяaeiouy]/;

function standsForLetter(word: string, at: number, table: ReadonlyMap<string, string>): boolean {
  const isLetter = (i: number): boolean => /\p{L}/u.test(word[i] ?? '');
  const inside = isLetter(at + 1) || table.has(word[at + 1] ?? '');
  // At the end of a word a digit is mostly a number («этап3»); nothing ends in nought or @ but a hidden «о» or «а».
  const ends = at === word.length - 1 && '0@'.includes(word[at]!) && at >= 3;
  if (at > 0) return isLetter(0) && (isLetter(at - 1) || table.has(word[at - 1]!)) && (inside || ends);
  // At the start too («3дня», «5мың», «4айлық»): few of them stand for a letter.
  if (word.length < 5 || !isLetter(2)) return false;
  if (word[0] === '3') return vowels.test(word[1]!);
  if (word[0] === '4') return 'ето'.includes(word[1]!);
  return '0@'.includes(word[0]!) && isLetter(1);
}

const stretched = /(\p{L})\1{2,}/gu;

/** «сроооочно»: three or more of one letter become one. */
function unstretch(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const { 0: run, index } of text.matchAll(stretched)) {
    edits.push({ start: index + 1, end: index + run.length, text: '' });
  }
  return edits;
}

/** What makes a pass worth its while; most texts show none of it. */
interface Traits {
  readonly spacedLetters: boolean;
  readonly mixedScripts: boolean;
  readonly leet: boolean;
  readonly stretched: boolean;
}

/** One look at every unit. */
function traitsOf(text: string): Traits {
  let singles = 0;
  let spaced = false;
  let mixed = false;
  let leet = false;
  let stretched = false;
  let cyrillic = false;
  let foreign = false;
  let letters = 0;
  let signs = 0;
  let before = 0;
  let same = 0;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : 0;
    const kind = kindOf(unit);
    if (kind === letter) {
      letters++;
      same = unit === before ? same + 1 : 1;
      if (same > 2) stretched = true;
      if (isCyrillic(unit)) cyrillic = true;
      else if (isLatin(unit) || isGreek(unit)) foreign = true;
    } else if (kind === digit || unit === atSign || unit === dollar) {
      signs++;
    } else {
      // Single letters one after another, with one character between each two.
      if (letters !== 1 || signs > 0) singles = 0;
      else if (++singles >= leastSpacedLetters.mark) spaced = true;
      if (letters > 0 && signs > 0) leet = true;
      letters = signs = 0;
    }
    if (kind !== letter) {
      if (cyrillic && foreign) mixed = true;
      cyrillic = foreign = false;
      same = 0;
    }
    before = unit;
  }
  return { spacedLetters: spaced, mixedScripts: mixed, leet, stretched };
}

const atSign = 0x40;
const dollar = 0x24;
const isGreek = (unit: number): boolean => unit >= 0x3b1 && unit <= 0x3c9;

/** The text as a reader sees it, and how many disguises were undone (stretched letters are mood, not disguise). */
export function undisguise(source: MappedText): { text: MappedText; disguises: number } {
  let text = source;
  let traits = traitsOf(text.text);
  let disguises = 0;
  const undo = (pass: (text: string) => Edit[]): void => {
    const edits = pass(text.text);
    if (edits.length === 0) return;
    disguises += edits.length;
    text = rewrite(text, edits);
    traits = traitsOf(text.text);
  };
  if (traits.spacedLetters) undo(joinSpacedLetters);
  if (traits.mixedScripts) undo(unmixScripts);
  if (traits.leet) undo(undoLeet);
  return { text: traits.stretched ? rewrite(text, unstretch(text.text)) : text, disguises };
}
