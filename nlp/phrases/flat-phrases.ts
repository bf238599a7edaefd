// Compiled phrases laid out as flat lists of numbers: what the matcher runs over, and what training writes to a file.
import type { CompiledPhrase, CompiledStep } from './compile.ts';

export const far = 1;
export const optional = 2;
export const last = 4;
export const noStep = 0xffffffff;

/**
 * Phrases by the term of their first word: those that begin with term `t` stand at places `[starts[t], starts[t + 1])`.
 * Looking through them touches little memory, and memory is what matching waits for.
 */
export interface FlatPhrases {
  readonly starts: Uint32Array;
  /** By place. */
  readonly owners: Uint32Array;
  /** By place: the phrase's second step, or `noStep`; the further ones follow it. */
  readonly seconds: Uint32Array;
  /** By place: terms of which the phrase cannot do without at least one, at `[needStarts[place], needStarts[place + 1])`. */
  readonly needStarts: Uint32Array;
  readonly needs: Uint32Array;
  /** By step: how many tokens may be skipped before it; `far`, `optional`, `last`. */
  readonly gaps: Uint8Array;
  readonly flags: Uint8Array;
  /** By step: its terms, rising, at `[termStarts[step], termStarts[step + 1])`. */
  readonly termStarts: Uint32Array;
  readonly terms: Uint32Array;
}

/** `termCount`: terms of phrases and texts are numbers below it. */
export function flatten(phrases: readonly CompiledPhrase[], termCount: number): FlatPhrases {
  const steps: CompiledStep[] = [];
  const flags: number[] = [];
  const begun = phrases.flatMap(({ owner, steps: [first, ...rest] }) => {
    const second = rest.length === 0 ? noStep : steps.length;
    rest.forEach((step, i) => {
      steps.push(step);
      flags.push((step.far ? far : 0) | (step.optional ? optional : 0) | (i === rest.length - 1 ? last : 0));
    });
    const needs = neededTerms(rest);
    return first!.terms.map((term) => ({ term, owner, second, needs }));
  });
  begun.sort((a, b) => a.term - b.term);
  const starts = new Uint32Array(termCount + 1);
  for (const { term } of begun) starts[term + 1]!++;
  for (let term = 0; term < termCount; term++) starts[term + 1]! += starts[term]!;
  const [needStarts, needs] = joined(begun.map((place) => place.needs));
  const [termStarts, terms] = joined(steps.map((step) => [...step.terms].sort((a, b) => a - b)));
  return {
    starts,
    owners: Uint32Array.from(begun, ({ owner }) => owner),
    seconds: Uint32Array.from(begun, ({ second }) => second),
    needStarts,
    needs,
    gaps: Uint8Array.from(steps, ({ gap }) => gap),
    flags: Uint8Array.from(flags),
    termStarts,
    terms,
  };
}

/** Of the steps that may not be missing, the one with the fewest terms. */
function neededTerms(steps: readonly CompiledStep[]): readonly number[] {
  let needed: readonly number[] = [];
  for (const step of steps) {
    if (!step.optional && (needed.length === 0 || step.terms.length < needed.length)) needed = step.terms;
  }
  return needed;
}

/** Lists one after another, and where each starts. */
function joined(lists: readonly (readonly number[])[]): [starts: Uint32Array, items: Uint32Array] {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => (starts[i + 1] = starts[i]! + list.length));
  return [starts, Uint32Array.from(lists.flat())];
}
