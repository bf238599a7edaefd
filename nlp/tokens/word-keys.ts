import { fold, transliterate } from './fold.ts';
import { formKey, kazakhKey, russianKey } from './lexemes.ts';

/**
 * The keys under which a word of the lexicon meets the tokens of a text: in any form of its language, or (`any`) as it
 * stands. Latin words are known also as they are read in Latin texts.
 */
export function wordKeys(word: string, language: 'ru' | 'kk' | 'any'): readonly number[] {
  return spellings(word).map((spelling) => {
    switch (language) {
      case 'ru':
        return russianKey(spelling);
      case 'kk':
        return kazakhKey(spelling);
      case 'any':
        return formKey(spelling);
    }
  });
}

function spellings(word: string): readonly string[] {
  const plain = fold(word);
  if (!/^[a-z]+$/.test(word)) return [plain];
  return [...new Set([plain, fold(transliterate(word, 'ru-latn')), fold(transliterate(word, 'kk-latn'))])];
}
