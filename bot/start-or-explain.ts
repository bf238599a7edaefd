// Starting, or saying everything that keeps us from it.
import { type Fault, Faults } from '../nlp/index.ts';

/** Runs what start-up needs. Faults in our files or settings are all printed, then the process ends with status 1. */
export function startOrExplain<T>(start: () => T): T {
  try {
    return start();
  } catch (error) {
    if (!(error instanceof Faults)) throw error;
    const title = error.faults.length === 1 ? 'One thing to mend' : `${error.faults.length} things to mend`;
    process.stderr.write(`${title} before this can start:\n${error.message}\n`);
    process.exit(1);
  }
}

type Results<Loaders> = { [Key in keyof Loaders]: Loaders[Key] extends () => infer Result ? Result : never };

/** Runs all loaders and returns what they give; the faults of all are thrown together. */
export function loadAll<Loaders extends Record<string, () => unknown>>(loaders: Loaders): Results<Loaders> {
  const faults: Fault[] = [];
  const results: Record<string, unknown> = {};
  for (const [name, load] of Object.entries(loaders)) {
    try {
      results[name] = load();
    } catch (error) {
      if (!(error instanceof Faults)) throw error;
      faults.push(...error.faults);
    }
  }
  if (faults.length > 0) throw new Faults(faults);
  return results as Results<Loaders>;
}
