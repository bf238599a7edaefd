// What phrases are matched against: the tokens of a text, each with the terms that begin there: what the word may stand
// for, and longer things laid over the words. Flat lists that serve text after text.
import type { Token } from '../types.ts';

/** Something that covers tokens `[at, next)` and is known by `term`: a meaning, an entity. */
export interface Arc {
  readonly at: number;
  readonly next: number;
  readonly term: number;
}

const enough = 1 << 10;

/** One of 32 bits: two terms seldom share it, so that most of what cannot match is passed over unread. */
export const bitOf = (term: number): number => 1 << (Math.imul(term, 0x9e3779b1) >>> 27);

export class Lattice {
  /** How many tokens the text has. */
  length = 0;
  /** By token: its sentence, and the bits of the terms that begin there. */
  sentences = new Int32Array(enough);
  bits = new Int32Array(enough);
  /** What begins at token `at` stands at places `[starts[at], starts[at + 1])`. */
  starts = new Int32Array(enough);
  /** By place: the term, and the token after what it covers. */
  terms = new Int32Array(enough);
  nexts = new Int32Array(enough);

  /** Forgets the text before and takes in this one, with `arcs` over it. */
  lay(tokens: readonly Token[], arcs: readonly Arc[] = []): void {
    const { length } = tokens;
    this.length = length;
    this.#makeRoom(tokens, arcs.length);
    const { sentences, bits, starts, terms, nexts } = this;
    // First how many begin at each token, then where each token's places end, then backwards to where they start.
    for (let at = 0; at < length; at++) {
      starts[at] = tokens[at]!.lexeme.terms.length;
      bits[at] = 0;
    }
    for (const { at } of arcs) starts[at]!++;
    let place = 0;
    for (let at = 0; at < length; at++) starts[at] = place += starts[at]!;
    starts[length] = place;
    for (const { at, next, term } of arcs) {
      const to = --starts[at]!;
      terms[to] = term;
      nexts[to] = next;
      bits[at]! |= bitOf(term);
    }
    for (let at = 0; at < length; at++) {
      const token = tokens[at]!;
      const own = token.lexeme.terms;
      for (let i = 0; i < own.length; i++) {
        const to = --starts[at]!;
        terms[to] = own[i]!;
        nexts[to] = at + 1;
        bits[at]! |= bitOf(own[i]!);
      }
      sentences[at] = token.sentence;
    }
  }

  #makeRoom(tokens: readonly Token[], arcs: number): void {
    if (tokens.length >= this.starts.length) {
      const room = tokens.length * 2;
      this.sentences = new Int32Array(room);
      this.bits = new Int32Array(room);
      this.starts = new Int32Array(room);
    }
    let places = arcs;
    for (const { lexeme } of tokens) places += lexeme.terms.length;
    if (places > this.terms.length) {
      this.terms = new Int32Array(places * 2);
      this.nexts = new Int32Array(places * 2);
    }
  }
}
