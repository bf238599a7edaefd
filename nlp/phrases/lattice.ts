// What phrases are matched against: the tokens of a text, each known by several keys, and longer things laid over them.
import type { Lexeme, Token } from '../types.ts';

/** Something that covers tokens `[at, next)` and is known by `key`: a meaning, an entity. */
export interface Arc {
  readonly at: number;
  readonly next: number;
  readonly key: number;
}

/** A text as phrases see it. */
export interface Lattice {
  readonly tokens: readonly Token[];
  /** By token position: the arcs that begin there. */
  readonly arcs: readonly (readonly Arc[])[];
}

const none: readonly Arc[] = [];

export function latticeOf(tokens: readonly Token[], arcs: readonly Arc[]): Lattice {
  const byPosition: (readonly Arc[])[] = new Array<readonly Arc[]>(tokens.length).fill(none);
  for (const arc of arcs) byPosition[arc.at] = [...byPosition[arc.at]!, arc];
  return { tokens, arcs: byPosition };
}

/** The keys by which a phrase may know a word. */
export function keysOf(lexeme: Lexeme): readonly [number, number, number, number] {
  return [lexeme.form, lexeme.ru, lexeme.kk, lexeme.loan];
}
