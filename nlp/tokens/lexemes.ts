// From a folded word to its comparable forms, remembered by hash: no word of a user stays in memory.
import stemmerRu from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';
import type { Lexeme } from '../types.ts';
import { hash } from '../hash.ts';
import { stemKazakh } from './stem-kazakh.ts';

const seeds = { form: 1, ru: 2, kk: 3, gram: 4, check: 5 };
const shortestGram = 3;
const longestGram = 5;
/** Longer "words" are noise; their first letters say enough. */
const mostLetters = 32;
const cacheSlots = 1 << 14;

/** Makes the function that looks a folded lower-case word up; each call of this makes its own memory. */
export function createLexemes(): (word: string) => Lexeme {
  const checks = new Uint32Array(cacheSlots);
  const slots = new Array<Lexeme | undefined>(cacheSlots);
  return (word) => {
    const form = formKey(word);
    const slot = form & (cacheSlots - 1);
    const check = hash(word, seeds.check);
    const known = slots[slot];
    if (known !== undefined && known.form === form && checks[slot] === check) return known;
    const lexeme = lexemeOf(word, form);
    checks[slot] = check;
    slots[slot] = lexeme;
    return lexeme;
  };
}

function lexemeOf(word: string, form: number): Lexeme {
  const stem = stemKazakh(word);
  const ru = russianKey(word);
  return {
    form,
    ru,
    kk: hash(stem, seeds.kk),
    loan: stem === word ? ru : russianKey(stem),
    grams: gramsOf(word),
  };
}

/** The key of a folded word as it stands. */
export const formKey = (word: string): number => hash(word, seeds.form);
/** The key of a folded Russian word in any of its forms. */
export const russianKey = (word: string): number => hash(stemmerRu.stem(word), seeds.ru);
/** The key of a folded Kazakh word with any endings. */
export const kazakhKey = (word: string): number => hash(stemKazakh(word), seeds.kk);

function gramsOf(word: string): Uint32Array {
  const marked = `_${word.slice(0, mostLetters)}_`;
  const grams: number[] = [];
  for (let length = shortestGram; length <= longestGram; length++) {
    for (let i = 0; i + length <= marked.length; i++) grams.push(hash(marked, seeds.gram, i, i + length));
  }
  return Uint32Array.from(grams);
}
