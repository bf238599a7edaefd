// Many phrases against one text in a single pass over its tokens.
import type { CompiledPhrase, CompiledStep } from './compile.ts';
import type { Lattice } from './lattice.ts';

/** A phrase of `owner` stands on tokens `[from, to)`. */
export type OnMatch = (owner: number, from: number, to: number) => void;

/**
 * Phrases by the term of their first word. Those that begin with term `t` stand at places `[starts[t], starts[t + 1])`
 * of flat lists: looking through them touches little memory.
 */
export class PhraseMatcher {
  readonly #starts: Uint32Array;
  readonly #phrases: readonly CompiledPhrase[];
  /** By place: terms of which the phrase cannot do without at least one, at `[needStarts[place], needStarts[place + 1])`. */
  readonly #needStarts: Uint32Array;
  readonly #needs: Uint32Array;
  /** By term: the number of the text in which it was last seen. */
  readonly #seen: Uint32Array;
  #text = 0;

  /** `termCount`: terms of phrases and lattices are numbers below it. */
  constructor(phrases: readonly CompiledPhrase[], termCount: number) {
    const begun = phrases.flatMap((phrase) => phrase.steps[0]!.terms.map((term) => ({ term, phrase })));
    begun.sort((a, b) => a.term - b.term);
    this.#seen = new Uint32Array(termCount);
    this.#starts = new Uint32Array(termCount + 1);
    for (const { term } of begun) this.#starts[term + 1]!++;
    for (let term = 0; term < termCount; term++) this.#starts[term + 1]! += this.#starts[term]!;
    this.#phrases = begun.map(({ phrase }) => phrase);
    const needs = begun.map(({ phrase }) => neededTerms(phrase.steps));
    this.#needs = Uint32Array.from(needs.flat());
    this.#needStarts = new Uint32Array(begun.length + 1);
    for (let i = 0; i < needs.length; i++) this.#needStarts[i + 1] = this.#needStarts[i]! + needs[i]!.length;
  }

  /** Calls `onMatch` for every place where a phrase stands; from one place each phrase matches once, as short as it can. */
  match(lattice: Lattice, onMatch: OnMatch): void {
    const { terms, arcs } = lattice;
    this.#look(lattice);
    for (let at = 0; at < terms.length; at++) {
      const own = terms[at]!;
      for (let i = 0; i < own.length; i++) this.#begin(lattice, own[i]!, at, at + 1, onMatch);
      const over = arcs[at]!;
      for (let i = 0; i < over.length; i++) this.#begin(lattice, over[i]!.term, at, over[i]!.next, onMatch);
    }
  }

  /** Notes which terms the text has: most phrases can be passed over for want of one. */
  #look({ terms, arcs }: Lattice): void {
    if (++this.#text > 0xffffffff) {
      this.#seen.fill(0);
      this.#text = 1;
    }
    const seen = this.#seen;
    const text = this.#text;
    for (let at = 0; at < terms.length; at++) {
      const own = terms[at]!;
      for (let i = 0; i < own.length; i++) seen[own[i]!] = text;
      const over = arcs[at]!;
      for (let i = 0; i < over.length; i++) seen[over[i]!.term] = text;
    }
  }

  #begin(lattice: Lattice, term: number, from: number, next: number, onMatch: OnMatch): void {
    const end = this.#starts[term + 1]!;
    for (let place = this.#starts[term]!; place < end; place++) {
      if (this.#lacks(place)) continue;
      const { owner, steps } = this.#phrases[place]!;
      const to = steps.length === 1 ? next : follow(lattice, steps, 1, next);
      if (to >= 0) onMatch(owner, from, to);
    }
  }

  /** The text has none of what the phrase at `place` needs. */
  #lacks(place: number): boolean {
    const from = this.#needStarts[place]!;
    const end = this.#needStarts[place + 1]!;
    for (let i = from; i < end; i++) if (this.#seen[this.#needs[i]!] === this.#text) return false;
    return end > from;
  }
}

/** Of the steps after the first that may not be missing, the one with the fewest terms. */
function neededTerms(steps: readonly CompiledStep[]): readonly number[] {
  let needed: readonly number[] = [];
  for (const { optional, terms } of steps.slice(1)) {
    if (!optional && (needed.length === 0 || terms.length < needed.length)) needed = terms;
  }
  return needed;
}

/** Where the rest of a phrase ends if it goes on at token `at`, or -1. Bounded: few steps, short gaps. */
function follow(lattice: Lattice, steps: readonly CompiledStep[], step: number, at: number): number {
  const current = steps[step];
  if (current === undefined) return at;
  const { tokens, terms, arcs } = lattice;
  const sentence = tokens[at - 1]!.sentence;
  const last = Math.min(at + current.gap, tokens.length - 1);
  for (let i = at; i <= last && (current.far || tokens[i]!.sentence === sentence); i++) {
    if (meet(current.terms, terms[i]!)) {
      const to = follow(lattice, steps, step + 1, i + 1);
      if (to >= 0) return to;
    }
    const over = arcs[i]!;
    for (let k = 0; k < over.length; k++) {
      if (!current.terms.includes(over[k]!.term)) continue;
      const to = follow(lattice, steps, step + 1, over[k]!.next);
      if (to >= 0) return to;
    }
  }
  return current.optional ? follow(lattice, steps, step + 1, at) : -1;
}

function meet(wanted: readonly number[], own: readonly number[]): boolean {
  for (let i = 0; i < own.length; i++) if (wanted.includes(own[i]!)) return true;
  return false;
}
