// What phrases are matched against: the tokens of a text, each with the terms it may stand for, and longer things laid
// over them.
import type { Token } from '../types.ts';

/** Something that covers tokens `[at, next)` and is known by `term`: a meaning, an entity. */
export interface Arc {
  readonly at: number;
  readonly next: number;
  readonly term: number;
}

/** A text as phrases see it; all lists by token position. */
export interface Lattice {
  readonly tokens: readonly Token[];
  readonly terms: readonly (readonly number[])[];
  readonly arcs: readonly (readonly Arc[])[];
}

const noArcs: readonly Arc[] = [];

/** The words of a text, with nothing laid over them. */
export function latticeOf(tokens: readonly Token[]): Lattice {
  const arcs = new Array<readonly Arc[]>(tokens.length).fill(noArcs);
  return { tokens, terms: tokens.map(({ lexeme }) => lexeme.terms), arcs };
}

/** The same words with `arcs` over them. */
export function overlaid(words: Lattice, arcs: readonly Arc[]): Lattice {
  const all = words.arcs.slice();
  for (const arc of arcs) {
    const at = all[arc.at]!;
    if (at === noArcs) all[arc.at] = [arc];
    else (at as Arc[]).push(arc);
  }
  return { ...words, arcs: all };
}
