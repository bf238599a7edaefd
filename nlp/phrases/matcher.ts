// Many phrases against one text in a single pass over its tokens.
import { far, type FlatPhrases, last, noStep, optional } from './flat-phrases.ts';
import { bitOf, type Lattice } from './lattice.ts';
import { Memo } from './memo.ts';

/** A phrase of `owner` stands on tokens `[from, to)`. */
export type OnMatch = (owner: number, from: number, to: number) => void;

/** In a text of so few tokens following a phrase again costs less than remembering where it led. */
const shortText = 96;

/** Follows phrases through texts, one text at a time. */
export class PhraseMatcher {
  readonly #phrases: FlatPhrases;
  /** By term: the number of the text in which it was last seen. */
  readonly #seen: Uint16Array;
  #text = 0;
  readonly #bits: Int32Array;
  /** In a long text: where the rest of a phrase from a step on ends, by step and token; so nothing is followed twice. */
  readonly #followed = new Memo();
  #remembers = false;

  constructor(phrases: FlatPhrases) {
    this.#phrases = phrases;
    this.#bits = bitsOfSteps(phrases);
    this.#seen = new Uint16Array(phrases.starts.length - 1);
  }

  /**
   * Calls `onMatch` for every place where a phrase stands; from one place each phrase matches once, as short as it can.
   * `wanted`: 1 by owner, if not all are.
   */
  match(lattice: Lattice, onMatch: OnMatch, wanted: Uint8Array | null = null): void {
    const { length, starts, terms, nexts } = lattice;
    this.#look(lattice);
    this.#remembers = length > shortText;
    this.#followed.clear();
    for (let at = 0; at < length; at++) {
      const end = starts[at + 1]!;
      for (let i = starts[at]!; i < end; i++) this.#begin(lattice, terms[i]!, at, nexts[i]!, onMatch, wanted);
    }
  }

  /** Notes which terms the text has: most phrases can be passed over for want of one. */
  #look({ length, starts, terms }: Lattice): void {
    if (++this.#text > 0xffff) {
      this.#seen.fill(0);
      this.#text = 1;
    }
    const end = length === 0 ? 0 : starts[length]!;
    for (let i = 0; i < end; i++) this.#seen[terms[i]!] = this.#text;
  }

  #begin(
    lattice: Lattice,
    term: number,
    from: number,
    next: number,
    onMatch: OnMatch,
    wanted: Uint8Array | null,
  ): void {
    const { starts, begins } = this.#phrases;
    const end = starts[term + 1]!;
    for (let place = starts[term]!; place < end;) {
      const owner = begins[place]!;
      const second = begins[place + 1]!;
      const needs = place + 3;
      place = needs + begins[place + 2]!;
      if ((wanted !== null && wanted[owner] === 0) || this.#lacks(needs, place)) continue;
      const to = second === noStep ? next : this.#follow(lattice, second, next);
      if (to >= 0) onMatch(owner, from, to);
    }
  }

  /** The text has none of the terms in `begins[from, end)`. */
  #lacks(from: number, end: number): boolean {
    const { begins } = this.#phrases;
    for (let i = from; i < end; i++) if (this.#seen[begins[i]!] === this.#text) return false;
    return end > from;
  }

  /** Where the rest of a phrase ends if it goes on at token `at`, or -1. */
  #follow(lattice: Lattice, step: number, at: number): number {
    if (!this.#remembers) return this.#search(lattice, step, at);
    const key = step * lattice.length + at;
    const known = this.#followed.get(key);
    if (known !== undefined) return known;
    const to = this.#search(lattice, step, at);
    this.#followed.set(key, to);
    return to;
  }

  #search(lattice: Lattice, step: number, at: number): number {
    const { length, sentences, starts, terms, nexts } = lattice;
    const flags = this.#phrases.flags[step]!;
    const bits = this.#bits[step]!;
    const sentence = sentences[at - 1]!;
    const final = Math.min(at + this.#phrases.gaps[step]!, length - 1);
    for (let i = at; i <= final && ((flags & far) !== 0 || sentences[i] === sentence); i++) {
      if ((lattice.bits[i]! & bits) === 0) continue;
      const end = starts[i + 1]!;
      for (let k = starts[i]!; k < end; k++) {
        if (!this.#takes(step, terms[k]!)) continue;
        const next = nexts[k]!;
        const to = (flags & last) !== 0 ? next : this.#follow(lattice, step + 1, next);
        if (to >= 0) return to;
      }
    }
    return (flags & optional) !== 0 ? this.#follow(lattice, step + 1, at) : -1;
  }

  #takes(step: number, term: number): boolean {
    const { termStarts, terms } = this.#phrases;
    const end = termStarts[step + 1]!;
    let at = termStarts[step]!;
    while (at < end && terms[at]! < term) at++;
    return at < end && terms[at] === term;
  }
}

/** By step: the bits of its terms. */
function bitsOfSteps({ termStarts, terms }: FlatPhrases): Int32Array {
  const bits = new Int32Array(termStarts.length - 1);
  for (let step = 0; step < bits.length; step++) {
    for (let i = termStarts[step]!; i < termStarts[step + 1]!; i++) bits[step]! |= bitOf(terms[i]!);
  }
  return bits;
}
