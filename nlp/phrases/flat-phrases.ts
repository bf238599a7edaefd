// Compiled phrases laid out as flat lists of numbers: what the matcher runs over, and what training writes to a file.
import type { CompiledPhrase, CompiledStep } from './compile.ts';

export const far = 1;
export const optional = 2;
export const last = 4;
export const noStep = 0xffff;

/** Terms, steps and owners are numbers below this: two bytes each, since matching waits for memory. */
const most = 0xffff;

/** Phrases by the term of their first word. What is read together lies together. */
export interface FlatPhrases {
  /**
   * Phrases that begin with term `t` stand in `begins` at `[starts[t], starts[t + 1])`, each as: its owner, its second
   * step (or `noStep`; the further ones follow it), how many terms it needs, and these: of them the text must have one.
   */
  readonly starts: Uint32Array;
  readonly begins: Uint16Array;
  /** By step: how many tokens may be skipped before it; `far`, `optional`, `last`. */
  readonly gaps: Uint8Array;
  readonly flags: Uint8Array;
  /** By step: its terms, rising, at `[termStarts[step], termStarts[step + 1])`. */
  readonly termStarts: Uint32Array;
  readonly terms: Uint16Array;
}

/** `termCount`: terms of phrases and texts are numbers below it. Throws an Error when there are too many of anything. */
export function flatten(phrases: readonly CompiledPhrase[], termCount: number): FlatPhrases {
  const steps: CompiledStep[] = [];
  const flags: number[] = [];
  const begun: number[][][] = Array.from({ length: termCount }, () => []);
  for (const { owner, steps: phraseSteps } of phrases) {
    const [first, ...rest] = phraseSteps;
    const second = rest.length === 0 ? noStep : steps.length;
    rest.forEach((step, i) => {
      steps.push(step);
      flags.push((step.far ? far : 0) | (step.optional ? optional : 0) | (i === rest.length - 1 ? last : 0));
    });
    const needs = neededTerms(rest);
    for (const term of first!.terms) begun[term]!.push([owner, second, needs.length, ...needs]);
  }
  if (termCount > most || steps.length > most) throw new Error(`more than ${most} terms or steps of phrases`);
  const [starts, begins] = joined(begun.map((ofTerm) => ofTerm.flat()));
  const [termStarts, terms] = joined(steps.map((step) => [...step.terms].sort((a, b) => a - b)));
  return {
    starts,
    begins,
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
function joined(lists: readonly (readonly number[])[]): [starts: Uint32Array, items: Uint16Array] {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => (starts[i + 1] = starts[i]! + list.length));
  return [starts, Uint16Array.from(lists.flat())];
}
