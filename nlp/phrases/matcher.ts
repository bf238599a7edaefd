// Many phrases against one text in a single pass over its tokens.
import { far, type FlatPhrases, last, noStep, optional } from './flat-phrases.ts';
import type { Lattice } from './lattice.ts';
import { Memo } from './memo.ts';

/** A phrase of `owner` stands on tokens `[from, to)`. */
export type OnMatch = (owner: number, from: number, to: number) => void;

/** In a text of so few tokens following a phrase again costs less than remembering where it led. */
const shortText = 96;

/** Follows phrases through texts, one text at a time. */
export class PhraseMatcher {
  readonly #phrases: FlatPhrases;
  /** By term: the number of the text in which it was last seen. */
  readonly #seen: Uint32Array;
  #text = 0;
  /** In a long text: where the rest of a phrase from a step on ends, by step and token; so nothing is followed twice. */
  readonly #followed = new Memo();
  #remembers = false;

  constructor(phrases: FlatPhrases) {
    this.#phrases = phrases;
    this.#seen = new Uint32Array(phrases.starts.length - 1);
  }

  /** Calls `onMatch` for every place where a phrase stands; from one place each phrase matches once, as short as it can. */
  match(lattice: Lattice, onMatch: OnMatch): void {
    const { terms, arcs } = lattice;
    this.#look(lattice);
    this.#remembers = terms.length > shortText;
    this.#followed.clear();
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
    const { starts, owners, seconds } = this.#phrases;
    const end = starts[term + 1]!;
    for (let place = starts[term]!; place < end; place++) {
      if (this.#lacks(place)) continue;
      const second = seconds[place]!;
      const to = second === noStep ? next : this.#follow(lattice, second, next);
      if (to >= 0) onMatch(owners[place]!, from, to);
    }
  }

  /** The text has none of what the phrase at `place` needs. */
  #lacks(place: number): boolean {
    const { needStarts, needs } = this.#phrases;
    const from = needStarts[place]!;
    const end = needStarts[place + 1]!;
    for (let i = from; i < end; i++) if (this.#seen[needs[i]!] === this.#text) return false;
    return end > from;
  }

  /** Where the rest of a phrase ends if it goes on at token `at`, or -1. */
  #follow(lattice: Lattice, step: number, at: number): number {
    if (!this.#remembers) return this.#search(lattice, step, at);
    const key = step * lattice.tokens.length + at;
    const known = this.#followed.get(key);
    if (known !== undefined) return known;
    const to = this.#search(lattice, step, at);
    this.#followed.set(key, to);
    return to;
  }

  #search(lattice: Lattice, step: number, at: number): number {
    const { tokens, terms, arcs } = lattice;
    const flags = this.#phrases.flags[step]!;
    const sentence = tokens[at - 1]!.sentence;
    const final = Math.min(at + this.#phrases.gaps[step]!, tokens.length - 1);
    for (let i = at; i <= final && ((flags & far) !== 0 || tokens[i]!.sentence === sentence); i++) {
      const own = terms[i]!;
      for (let k = 0; k < own.length; k++) {
        if (!this.#takes(step, own[k]!)) continue;
        const to = (flags & last) !== 0 ? i + 1 : this.#follow(lattice, step + 1, i + 1);
        if (to >= 0) return to;
        break;
      }
      const over = arcs[i]!;
      for (let k = 0; k < over.length; k++) {
        if (!this.#takes(step, over[k]!.term)) continue;
        const { next } = over[k]!;
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
