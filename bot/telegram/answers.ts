// Whom the edge asks for answers.
import type { Incoming, Passage } from '../dialog/types.ts';
import type { Outcome, Rendered } from './outcome.ts';

export interface Answers {
  /** The answers to what came in; the last resort when that fails. */
  readonly answer: (chat: number, incoming: Incoming, speaksKazakh: boolean) => Promise<Outcome>;
  /** The same for a command of somebody who runs the bot; null when it is none of those. */
  readonly admin: (chat: number, incoming: Incoming) => Promise<Outcome | null>;
  readonly trouble: (chat: number) => Promise<Rendered>;
  /** Asks for patience, once in a while. */
  readonly tooMany: (chat: number) => Promise<Rendered>;
  /** The verdict for somebody in another chat: its first line, and the whole. */
  readonly aside: (passage: Passage) => Promise<{ readonly title: string; readonly answer: Rendered }>;
  /** Under this name a chat is known to the memory: an opaque key. */
  readonly keyOf: (chat: number) => string;
}
