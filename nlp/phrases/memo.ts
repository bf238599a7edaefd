// What has been worked out for pairs of numbers within one long text; forgetful when it gets full.

const slots = 1 << 15;
const most = slots / 2;

/** Non-negative values or -1 by non-negative 32-bit keys. */
export class Memo {
  /** Keys plus 1; 0 is an empty slot. */
  readonly #keys = new Float64Array(slots);
  readonly #values = new Int32Array(slots);
  #size = 0;

  clear(): void {
    if (this.#size > 0) this.#keys.fill(0);
    this.#size = 0;
  }

  /** The value kept under `key`, or undefined. */
  get(key: number): number | undefined {
    const slot = this.#slotOf(key);
    return this.#keys[slot] === key + 1 ? this.#values[slot] : undefined;
  }

  /** Keeps the value, unless the memo is full: then it will be worked out again. */
  set(key: number, value: number): void {
    if (this.#size >= most) return;
    const slot = this.#slotOf(key);
    if (this.#keys[slot] === 0) this.#size++;
    this.#keys[slot] = key + 1;
    this.#values[slot] = value;
  }

  #slotOf(key: number): number {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 17) & (slots - 1);
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key + 1) slot = (slot + 1) & (slots - 1);
    return slot;
  }
}
