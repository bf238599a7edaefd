// Updates as Telegram would bring them, from as many people as wanted, with ordinary and fraudulent words.
import { dataFolder } from '../../nlp/index.ts';
import { readCorpus } from '../../nlp/training/corpus.ts';

/** Texts of about 200 characters. */
export function readTexts(): readonly string[] {
  return readCorpus(dataFolder)
    .map(({ text }) => text)
    .filter(({ length }) => length >= 160 && length <= 240)
    .slice(0, 4000);
}

/** The `id`-th update: a private message with the number `id` in it; `people` write in turn. */
export function updateOf(id: number, people: number, texts: readonly string[]): object {
  const person = 1 + (id % people);
  const from = { id: person, is_bot: false, first_name: `User ${person}`, language_code: 'ru' };
  const chat = { id: person, type: 'private', first_name: `User ${person}` };
  return {
    update_id: id,
    message: { message_id: id, date: 1, from, chat, text: texts[id % texts.length] },
  };
}

/** Waits until an update's answer has reached Telegram. */
export class Answered {
  readonly #waiting = new Map<number, (at: number) => void>();

  wait(question: number): Promise<number> {
    return new Promise((resolve) => this.#waiting.set(question, resolve));
  }

  note(question: number): void {
    this.#waiting.get(question)?.(performance.now());
    this.#waiting.delete(question);
  }

  get open(): number {
    return this.#waiting.size;
  }
}

/** The value below which the given share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
