// From a word to its comparable forms, remembered by hash: no word of a user stays in memory.
import stemmerRu from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';
import { hash, hashOf } from '../hash.ts';
import type { Lexeme, WordKeys } from '../types.ts';
import { fold, foldUnit } from './fold.ts';
import { stemKazakh } from './stem-kazakh.ts';

const seeds = { form: 1, ru: 2, kk: 3, gram: 4 };

/** How a word is brought to the one spelling for all; `seed` keeps the readings apart. */
export interface Spelling {
  readonly seed: number;
  readonly read: (word: string) => string;
}
const asItStands: Spelling = { seed: seeds.form, read: fold };

const shortestGram = 3;
const longestGram = 5;
/** Longer "words" are noise; their first letters say enough. */
const mostLetters = 32;
/** Words remembered: in sets of `ways`, of which the one that came first makes room. */
const sets = 1 << 15;
const ways = 4;

/** The words met lately. Slots of lexemes lie in [0, sets × ways). */
export class Lexemes {
  readonly #termsOf: (keys: WordKeys) => readonly number[];
  /** By slot, two numbers: what the word in it is recognised by. */
  readonly #marks = new Int32Array(sets * ways * 2);
  readonly #kept: (Lexeme | undefined)[] = new Array<undefined>(sets * ways).fill(undefined);
  /** By set: which of its slots makes room next. */
  readonly #oldest = new Uint8Array(sets);
  #made = 0;

  /** `termsOf`: the terms of the lexicon a word may stand for. */
  constructor(termsOf: (keys: WordKeys) => readonly number[]) {
    this.#termsOf = termsOf;
  }

  /** The lower-case word `text[start, end)`, in its spelling. */
  of(text: string, start = 0, end = text.length, spelling: Spelling = asItStands): Lexeme {
    const form = hashOf(text, spelling.seed, start, end, foldUnit);
    const check = (text.charCodeAt(start) << 16) ^ (text.charCodeAt(end - 1) << 5) ^ (end - start);
    const first = (form & (sets - 1)) * ways;
    const marks = this.#marks;
    for (let slot = first; slot < first + ways; slot++) {
      if (marks[slot * 2] === form && marks[slot * 2 + 1] === check) return this.#kept[slot]!;
    }
    const set = first / ways;
    const slot = first + this.#oldest[set]!;
    this.#oldest[set] = (this.#oldest[set]! + 1) % ways;
    marks[slot * 2] = form;
    marks[slot * 2 + 1] = check;
    return (this.#kept[slot] = this.#lexemeOf(spelling.read(text.slice(start, end)), slot));
  }

  #lexemeOf(word: string, slot: number): Lexeme {
    this.#made = this.#made === 0xffffffff ? 1 : this.#made + 1;
    const stem = stemKazakh(word);
    const ru = russianKey(word);
    const keys: WordKeys = {
      form: formKey(word),
      ru,
      kk: hash(stem, seeds.kk),
      loan: stem === word ? ru : russianKey(stem),
    };
    // What every text asks for stands first, in one line of the processor's cache.
    return {
      loan: keys.loan,
      terms: this.#termsOf(keys),
      slot,
      serial: this.#made,
      form: keys.form,
      grams: gramsOf(word),
    };
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
