import { fold, transliterate } from './fold.ts';

/** All forms under which a word of the lexicon may come out of `tokenize`: Latin words also as they are read in Latin texts. */
export function spellings(word: string): readonly string[] {
  const plain = fold(word);
  if (!/^[a-z]+$/.test(word)) return [plain];
  return [...new Set([plain, fold(transliterate(word, 'ru-latn')), fold(transliterate(word, 'kk-latn'))])];
}
