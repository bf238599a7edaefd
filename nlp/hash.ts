// FNV-1a over UTF-16 units: fast, good enough spread, the same everywhere and always. Hashes are signed: V8 keeps such
// numbers where they stand, and larger ones in a place of their own that must be fetched.
const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

/** A signed 32-bit hash of `text[start, end)`; the seed keeps families of things apart. */
export function hash(text: string, seed: number, start = 0, end = text.length): number {
  let h = Math.imul(offsetBasis ^ seed, prime);
  for (let i = start; i < end; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), prime);
  }
  return finish(h);
}

/** `hash` of `text[start, end)` after `change` of each of its units, without making the changed text. */
export function hashOf(
  text: string,
  seed: number,
  start: number,
  end: number,
  change: (unit: number) => number,
): number {
  let h = Math.imul(offsetBasis ^ seed, prime);
  for (let i = start; i < end; i++) {
    h = Math.imul(h ^ change(text.charCodeAt(i)), prime);
  }
  return finish(h);
}

/** A signed 32-bit hash of two or three numbers in their order. */
export function combine(a: number, b: number, seed: number): number {
  let h = offsetBasis ^ seed;
  h = Math.imul(h ^ a, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13) ^ b, 0xc2b2ae35);
  return finish(h);
}

/** Spreads the last characters over all bits (FNV alone leaves them in the low ones). */
function finish(h: number): number {
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  h = Math.imul(h, 0x297a2d39);
  return h ^ (h >>> 15);
}
