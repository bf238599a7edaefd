// How fast this machine is, so that figures of different machines and hours can be read side by side.
import { hash } from '../../nlp/hash.ts';

/** Microseconds to hash 200 characters, the best of several rounds. */
export function machineFloor(): number {
  const text = 'ж'.repeat(200);
  let best = Infinity;
  let sum = 0;
  for (let round = 0; round < 8; round++) {
    const started = performance.now();
    for (let i = 0; i < 20_000; i++) sum ^= hash(text, i);
    best = Math.min(best, (performance.now() - started) / 20);
  }
  // The sum is asked for, so that no compiler leaves the work out.
  return Number.isNaN(sum) ? NaN : best;
}
