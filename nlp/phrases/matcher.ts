// Many phrases against one text in a single pass over its tokens.
import type { CompiledPhrase, CompiledStep } from './compile.ts';
import type { Lattice } from './lattice.ts';

/** A phrase of `owner` stands on tokens `[from, to)`. */
export type OnMatch = (owner: number, from: number, to: number) => void;

/** Phrases by the term of their first word. */
export class PhraseMatcher {
  readonly #byFirstTerm: (CompiledPhrase[] | undefined)[] = [];

  constructor(phrases: readonly CompiledPhrase[]) {
    for (const phrase of phrases) {
      for (const term of phrase.steps[0]!.terms) (this.#byFirstTerm[term] ??= []).push(phrase);
    }
  }

  /** Calls `onMatch` for every place where a phrase stands; from one place each phrase matches once, as short as it can. */
  match(lattice: Lattice, onMatch: OnMatch): void {
    for (let at = 0; at < lattice.tokens.length; at++) {
      for (const term of lattice.terms[at]!) this.#begin(lattice, term, at, at + 1, onMatch);
      for (const { term, next } of lattice.arcs[at]!) this.#begin(lattice, term, at, next, onMatch);
    }
  }

  #begin(lattice: Lattice, term: number, from: number, next: number, onMatch: OnMatch): void {
    const phrases = this.#byFirstTerm[term];
    if (phrases === undefined) return;
    for (const { owner, steps } of phrases) {
      const to = steps.length === 1 ? next : follow(lattice, steps, 1, next);
      if (to >= 0) onMatch(owner, from, to);
    }
  }
}

/** Where the rest of a phrase ends if it goes on at token `at`, or -1. Bounded: few steps, short gaps. */
function follow(lattice: Lattice, steps: readonly CompiledStep[], step: number, at: number): number {
  const current = steps[step];
  if (current === undefined) return at;
  const { tokens, terms, arcs } = lattice;
  const sentence = tokens[at - 1]!.sentence;
  const last = Math.min(at + current.gap, tokens.length - 1);
  for (let i = at; i <= last && (current.far || tokens[i]!.sentence === sentence); i++) {
    for (const term of terms[i]!) {
      if (!current.terms.includes(term)) continue;
      const to = follow(lattice, steps, step + 1, i + 1);
      if (to >= 0) return to;
      break;
    }
    for (const arc of arcs[i]!) {
      if (!current.terms.includes(arc.term)) continue;
      const to = follow(lattice, steps, step + 1, arc.next);
      if (to >= 0) return to;
    }
  }
  return current.optional ? follow(lattice, steps, step + 1, at) : -1;
}
