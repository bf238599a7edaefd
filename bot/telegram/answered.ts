// Which message of ours answers which of theirs, so that a corrected question gets its answer corrected in place.

const most = 5000;

/** Ids only, for the newest few thousand messages, and only as long as the process lives. */
export class Answered {
  readonly #answers = new Map<string, number>();

  set(chat: number, question: number, answer: number): void {
    const key = `${chat}:${question}`;
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    if (this.#answers.size > most) this.#answers.delete(this.#answers.keys().next().value!);
  }

  get(chat: number, question: number): number | null {
    return this.#answers.get(`${chat}:${question}`) ?? null;
  }
}
