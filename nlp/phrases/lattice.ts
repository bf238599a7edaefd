// What phrases are matched against: the tokens of a text, each with the terms it may stand for, and longer things laid
// over them.
import type { Token } from '../types.ts';
import type { Terms } from './terms.ts';

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

const none: readonly Arc[] = [];

export function latticeOf(tokens: readonly Token[], terms: Terms, arcs: readonly Arc[]): Lattice {
  const byPosition: Arc[][] = [];
  for (const arc of arcs) (byPosition[arc.at] ??= []).push(arc);
  return {
    tokens,
    terms: tokens.map(({ lexeme }) => terms.of(lexeme)),
    arcs: tokens.map((_, at) => byPosition[at] ?? none),
  };
}
