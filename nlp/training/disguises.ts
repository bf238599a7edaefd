// How people hide words from filters, and how they simply type: each text of an examination is judged again so.
import { random } from './random.ts';

export interface Disguise {
  readonly name: string;
  /** The same text in disguise; the same text itself where the disguise does not apply to it. */
  readonly put: (text: string, language: string) => string;
}

const seed = 4;
const isKazakh = (language: string): boolean => language === 'kk' || language === 'mixed';

const toLookAlike: ReadonlyMap<string, string> = new Map(
  pairs('асеорхукмтнвАСЕОРХУКМТНВ', 'aceopxykmthbACEOPXYKMTHB'),
);
const toLeet: ReadonlyMap<string, string> = new Map(pairs('озчбаОЗЧБА', '0346@0346@'));
const plainKazakh: ReadonlyMap<string, string> = new Map(pairs('әғқңөұүһіӘҒҚҢӨҰҮҺІ', 'агкноуухиАГКНОУУХИ'));
const latin: ReadonlyMap<string, string> = new Map([
  ...pairs('аәбвгғдезийкқлмнңоөпрстуұүфхһыіэ', 'aabvggdeziikklmnnooprstuuufhhyie'),
  ['ж', 'zh'],
  ['ш', 'sh'],
  ['щ', 'sh'],
  ['ч', 'ch'],
  ['ц', 'ts'],
  ['ю', 'yu'],
  ['я', 'ya'],
  ['ё', 'yo'],
  ['ъ', ''],
  ['ь', ''],
]);

export const disguises: readonly Disguise[] = [
  { name: 'look-alike letters', put: someLetters(toLookAlike, 0.5) },
  { name: 'invisible characters', put: someGaps('\u200b', 0.3) },
  { name: 'spaced letters', put: someWords(3, (word) => [...word].join(' ')) },
  { name: 'dots', put: someWords(3, (word) => [...word].join('.')) },
  { name: 'leet', put: someLetters(toLeet, 0.4) },
  { name: 'typos', put: someWords(4, mistyped) },
  {
    name: 'no Kazakh letters',
    put: (text, language) => (isKazakh(language) ? replaced(text, plainKazakh) : text),
  },
  { name: 'capitals', put: (text) => text.toUpperCase() },
  { name: 'no punctuation', put: withoutPunctuation },
  { name: 'Latin Kazakh', put: (text, language) => (language === 'kk' ? inLatin(text) : text) },
];

/** Marks between two signs of an address or a number stay: they are no punctuation. */
function withoutPunctuation(text: string): string {
  return text.replace(/[.,!?…;:—–«»"()](?=\s|$)|(?<=^|\s)[—–«"(-]+/g, '');
}

/** Every letter of the table is exchanged with this chance; addresses stay, as they would not work otherwise. */
function someLetters(table: ReadonlyMap<string, string>, chance: number): Disguise['put'] {
  return (text) => {
    const next = random(seed);
    return byWord(text, (word) =>
      [...word]
        .map((letter) => (table.has(letter) && next() < chance ? table.get(letter)! : letter))
        .join(''),
    );
  };
}

function someGaps(sign: string, chance: number): Disguise['put'] {
  return (text) => {
    const next = random(seed);
    return byWord(text, (word) =>
      [...word].map((letter) => (next() < chance ? letter + sign : letter)).join(''),
    );
  };
}

/** Every `n`th of the longer words. */
function someWords(n: number, change: (word: string) => string): Disguise['put'] {
  return (text) => {
    let seen = 0;
    return byWord(text, (word) => (word.length >= 4 && ++seen % n === 0 ? change(word) : word));
  };
}

/** Two neighbouring letters inside the word change places, or one goes missing. */
function mistyped(word: string): string {
  const at = 1 + (word.length % (word.length - 2));
  return word.length % 2 === 0
    ? word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2)
    : word.slice(0, at) + word.slice(at + 1);
}

const address = /\/\/|[a-z0-9]\.[a-z]|@/i;

/** Cyrillic words, outside addresses. */
function byWord(text: string, change: (word: string) => string): string {
  return text.replace(/\S+/g, (piece) =>
    address.test(piece) ? piece : piece.replace(/[\u0400-\u052f]+/g, change),
  );
}

function replaced(text: string, table: ReadonlyMap<string, string>): string {
  return [...text].map((letter) => table.get(letter) ?? letter).join('');
}

function inLatin(text: string): string {
  return [...text]
    .map((letter) => {
      const small = latin.get(letter.toLowerCase());
      return small === undefined ? letter : letter === letter.toLowerCase() ? small : small.toUpperCase();
    })
    .join('');
}

function pairs(from: string, to: string): [string, string][] {
  const targets = [...to];
  return [...from].map((letter, i) => [letter, targets[i]!]);
}
