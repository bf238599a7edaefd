// Pictures sent together are several messages; one answer is enough for all of them.
import type { Arrival } from './incoming.ts';

const most = 5000;

/** Remembers albums by number, the newest few thousand, and only as long as the process lives. */
export class Albums {
  readonly #met = new Set<string>();

  /** False for what has been answered with its album: a picture without words that is not the first. */
  asks({ chat, album, incoming }: Arrival): boolean {
    if (album === null) return true;
    const key = `${chat}:${album}`;
    const first = !this.#met.has(key);
    this.#met.add(key);
    if (this.#met.size > most) this.#met.delete(this.#met.values().next().value!);
    return first || incoming.kind !== 'unreadable';
  }
}
