// Letters of another script inside a word, as fraudsters write to slip through filters: «кoд», «cчёт», «3аблокирован».
// The reader was taught on texts changed by exactly these rules; nlp/normalize/ has finer ones of its own.
const latin = 'aeopcyxkmthbiABEKMHOPCTX';
const cyrillic = 'аеорсухкмтнвіАВЕКМНОРСТХ';
const cyrillicOf = new Map([...latin].map((letter, i) => [letter, cyrillic[i]!]));

const suspect = /[a-zıİ30]/iu;
const word = /[\p{L}\p{N}_]+/gu;
const hasCyrillic = /[а-яәғқңөұүһіё]/iu;
const hasLatin = /[a-zıİ]/iu;
const digitInRussian = /[а-я][30][а-я]|^[30][а-я]/iu;

/** Makes Latin letters in words that have Cyrillic ones as well, and 3 and 0 in Russian words, Cyrillic. */
export function undoLookalikes(text: string): string {
  return suspect.test(text) ? text.replace(word, undoInWord) : text;
}

function undoInWord(letters: string): string {
  if (hasCyrillic.test(letters) && hasLatin.test(letters)) {
    return letters.replace(/[a-z]/gi, (letter) => cyrillicOf.get(letter) ?? letter);
  }
  return digitInRussian.test(letters) ? letters.replaceAll('3', 'з').replaceAll('0', 'о') : letters;
}
