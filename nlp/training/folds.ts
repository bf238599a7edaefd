import type { Example } from './corpus.ts';

export interface Fold {
  readonly teach: readonly Example[];
  readonly judge: readonly Example[];
}

/**
 * Cross-validation between hands: each fold is judged on authors it was not taught by. Files that belong to one
 * scheme always teach: leaving them out would take a whole scheme away, not a manner of writing.
 */
export function foldsByAuthor(
  examples: readonly Example[],
  count: number,
  schemes: ReadonlySet<string>,
): Fold[] {
  const sizes = new Map<string, number>();
  for (const { author } of examples)
    if (!schemes.has(author)) sizes.set(author, (sizes.get(author) ?? 0) + 1);
  const loads = new Array<number>(count).fill(0);
  const foldOf = new Map<string, number>();
  for (const [author, size] of [...sizes].sort(([a, m], [b, n]) => n - m || a.localeCompare(b))) {
    const lightest = loads.indexOf(Math.min(...loads));
    foldOf.set(author, lightest);
    loads[lightest]! += size;
  }
  return loads.map((_, fold) => ({
    teach: examples.filter(({ author }) => foldOf.get(author) !== fold),
    judge: examples.filter(({ author }) => foldOf.get(author) === fold),
  }));
}
