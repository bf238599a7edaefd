// What is said between the bot and a thread that reads. Texts go one way only, and no error carries one back.
import type { ModelAnswer } from '../../nlp/reader/index.ts';

export interface ToThread {
  readonly text: string;
}

export type FromThread =
  /** Said once, first: what the numbers of every answer stand for. */
  | { readonly kind: 'ready'; readonly labels: readonly string[] }
  /** Said once, in place of `ready`: the package or the model is missing, or does not run here. */
  | { readonly kind: 'unavailable' }
  /** Said to every text, in order; null: this text could not be read. */
  | { readonly kind: 'read'; readonly answer: ModelAnswer | null };
