// From a word to its comparable forms, remembered by hash: no word of a user stays in memory.
import stemmerRu from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';
import { hash, hashOf } from '../hash.ts';
import type { Lexeme } from '../types.ts';
import { fold, foldUnit } from './fold.ts';
import { stemKazakh } from './stem-kazakh.ts';

const seeds = { form: 1, ru: 2, kk: 3, gram: 4, check: 5 };
const shortestGram = 3;
const longestGram = 5;
/** Longer "words" are noise; their first letters say enough. */
const mostLetters = 32;
/** Words remembered: pairs of slots, of which the one met longer ago makes room. */
const sets = 1 << 15;

/** The words met lately. Slots of lexemes lie in [0, 2 × sets). */
export class Lexemes {
  readonly #checks = new Uint32Array(sets * 2);
  readonly #kept: (Lexeme | undefined)[] = new Array<undefined>(sets * 2).fill(undefined);
  readonly #latest = new Uint8Array(sets);

  /** The lower-case word `text[start, end)`. */
  of(text: string, start = 0, end = text.length): Lexeme {
    const form = hashOf(text, seeds.form, start, end, foldUnit);
    const check = hashOf(text, seeds.check, start, Math.min(end, start + 4), foldUnit) + end - start;
    const set = form & (sets - 1);
    const latest = this.#latest[set]!;
    const first = set * 2 + latest;
    const known = this.#at(first, form, check);
    if (known !== null) return known;
    this.#latest[set] = 1 - latest;
    const second = set * 2 + 1 - latest;
    return this.#at(second, form, check) ?? this.#keep(second, fold(text.slice(start, end)), check);
  }

  #at(slot: number, form: number, check: number): Lexeme | null {
    const lexeme = this.#kept[slot];
    return lexeme !== undefined && lexeme.form === form && this.#checks[slot] === check >>> 0 ? lexeme : null;
  }

  #keep(slot: number, word: string, check: number): Lexeme {
    const stem = stemKazakh(word);
    const ru = russianKey(word);
    const lexeme: Lexeme = {
      form: formKey(word),
      ru,
      kk: hash(stem, seeds.kk),
      loan: stem === word ? ru : russianKey(stem),
      grams: gramsOf(word),
      slot,
    };
    this.#checks[slot] = check;
    this.#kept[slot] = lexeme;
    return lexeme;
  }
}

/** The key of a folded word as it stands. */
export const formKey = (word: string): number => hash(word, seeds.form);
/** The key of a folded Russian word in any of its forms. */
export const russianKey = (word: string): number => hash(stemmerRu.stem(word), seeds.ru);
/** The key of a folded Kazakh word with any endings. */
export const kazakhKey = (word: string): number => hash(stemKazakh(word), seeds.kk);

function gramsOf(word: string): readonly number[] {
  const marked = `_${word.slice(0, mostLetters)}_`;
  const grams: number[] = [];
  for (let length = shortestGram; length <= longestGram; length++) {
    for (let i = 0; i + length <= marked.length; i++) grams.push(hash(marked, seeds.gram, i, i + length));
  }
  return grams;
}
