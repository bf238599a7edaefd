import type { Language, Lexeme, Token } from '../types.ts';
import { fold, transliterate } from './fold.ts';

const pieces = /\p{L}+(?:['’ʹ`]\p{L}+)*|\p{N}+|[.!?…]+(?=\s|$)|\n+/gu;
const letter = /^\p{L}/u;
const digit = /^\p{N}/u;
const latinWord = /^[a-zß-ɏ'’`ʹ]+$/;
const longestLiteralNumber = 4;

/**
 * The words and numbers of a normalised text with their sentences. In Kazakh or Russian written in Latin letters
 * words are read as Cyrillic ones, so that one lexicon serves all. Long numbers are told apart by length only.
 */
export function tokenize(text: string, language: Language, lexemes: (word: string) => Lexeme): Token[] {
  const tokens: Token[] = [];
  const folded = fold(text);
  const inLatin = language === 'kk-latn' || language === 'ru-latn' ? language : null;
  let sentence = 0;
  for (const match of folded.matchAll(pieces)) {
    const piece = match[0];
    const start = match.index;
    const end = start + piece.length;
    if (letter.test(piece)) {
      const word = inLatin !== null && latinWord.test(piece) ? fold(transliterate(piece, inLatin)) : piece;
      tokens.push({ kind: 'word', lexeme: lexemes(word), sentence, start, end });
    } else if (digit.test(piece)) {
      const form = piece.length <= longestLiteralNumber ? piece : `#${piece.length}`;
      tokens.push({ kind: 'number', lexeme: lexemes(form), sentence, start, end });
    } else {
      sentence++;
    }
  }
  return tokens;
}
