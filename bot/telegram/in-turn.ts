/** Runs tasks of one key one after another, those of different keys side by side. */
export function inTurn(): (key: number, task: () => Promise<void>) => Promise<void> {
  const last = new Map<number, Promise<void>>();
  return (key, task) => {
    const before = last.get(key) ?? Promise.resolve();
    const run = before.then(task);
    // The next of this key goes on whatever becomes of this one; whoever waits for this one hears of its failure.
    const settled = run
      .catch(() => undefined)
      .finally(() => {
        if (last.get(key) === settled) last.delete(key);
      });
    last.set(key, settled);
    return run;
  };
}
