import { apostrophe, digit, kindOf, letter, newline, space, stop } from '../characters.ts';
import type { Language, Token } from '../types.ts';
import { fold, transliterate } from './fold.ts';
import type { Lexemes, Spelling } from './lexemes.ts';

const latinWord = /^[a-zß-ɏ'’`ʹ]+$/;
const longestLiteralNumber = 4;

/**
 * The words and numbers of a normalised text with their sentences. In Kazakh or Russian written in Latin letters
 * words are read as Cyrillic ones, so that one lexicon serves all. Long numbers are told apart by length only.
 */
export function tokenize(text: string, language: Language, lexemes: Lexemes): Token[] {
  const tokens: Token[] = [];
  const spelling = spellings[language];
  let sentence = 0;
  for (let start = 0; start < text.length;) {
    const kind = kindOf(text.charCodeAt(start));
    const end = kind === letter ? wordEnd(text, start) : runEnd(text, start, kind);
    if (kind === letter) {
      tokens.push({ kind: 'word', lexeme: lexemes.of(text, start, end, spelling), sentence, start, end });
    } else if (kind === digit) {
      const lexeme =
        end - start <= longestLiteralNumber ? lexemes.of(text, start, end) : lexemes.of(`#${end - start}`);
      tokens.push({ kind: 'number', lexeme, sentence, start, end });
    } else if (kind === newline || (kind === stop && endsSentence(text, end))) {
      sentence++;
    }
    start = end;
  }
  return tokens;
}

/** Words written in Latin letters, read as Cyrillic ones. */
const latin = (language: 'kk-latn' | 'ru-latn', seed: number): Spelling => ({
  seed,
  read: (word) => fold(latinWord.test(word) ? transliterate(word, language) : word),
});
const spellings: Readonly<Record<Language, Spelling | undefined>> = {
  'kk-latn': latin('kk-latn', 5),
  'ru-latn': latin('ru-latn', 6),
  ru: undefined,
  kk: undefined,
  mixed: undefined,
  other: undefined,
};

function runEnd(text: string, start: number, kind: number): number {
  let end = start + 1;
  while (end < text.length && kindOf(text.charCodeAt(end)) === kind) end++;
  return end;
}

/** Letters, and apostrophes between letters. */
function wordEnd(text: string, start: number): number {
  for (let end = start + 1; ; end++) {
    const kind = end < text.length ? kindOf(text.charCodeAt(end)) : 0;
    if (kind === letter) continue;
    const joins = kind === apostrophe && end + 1 < text.length && kindOf(text.charCodeAt(end + 1)) === letter;
    if (!joins) return end;
  }
}

function endsSentence(text: string, end: number): boolean {
  if (end === text.length) return true;
  const kind = kindOf(text.charCodeAt(end));
  return kind === space || kind === newline;
}
