// What the edge gets from the house for what came in: messages ready for Telegram, and what is to be kept.
import type { Message } from '../reply/message.ts';
import type { Kept } from '../turn.ts';

/** A message as Telegram takes it: one or more texts in its HTML, buttons under the last. */
export interface Rendered {
  readonly html: readonly string[];
  readonly buttons: Message['buttons'];
  /** A picture that follows, as PNG. */
  readonly picture: Uint8Array | null;
}

/** What came of a turn, ready to be sent. */
export interface Outcome {
  readonly answers: readonly (Rendered & { readonly place: 'new' | 'instead' })[];
  readonly reminders: readonly { readonly minutes: number; readonly answer: Rendered }[];
  readonly leaves: boolean;
  /** Messages to other chats, as an admin had them sent. */
  readonly elsewhere: readonly { readonly chat: number; readonly answer: Rendered }[];
  /** Written together with the answers, or not at all. */
  readonly kept: Kept | null;
}
