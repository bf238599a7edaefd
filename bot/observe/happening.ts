// What can happen at the edge, told once; the log and the metrics listen. Only ids, kinds, codes and numbers can be said
// here: there is no place for anybody's words.

import type { ReaderEvent } from '../reader/reader-pool.ts';

export type Happening =
  | { readonly what: 'listening'; readonly by: 'polling' | 'webhook' }
  | { readonly what: 'accepted'; readonly fresh: number; readonly repeated: number; readonly ms: number }
  | {
      readonly what: 'answered';
      readonly update: number;
      /** The keyed hash of the chat, cut short. */
      readonly chat: string;
      readonly kind: string;
      readonly verdict: string;
      readonly ms: number;
    }
  | ({ readonly what: 'try failed'; readonly update: number } & ErrorKind)
  | { readonly what: 'dead letter'; readonly update: number; readonly kind: string; readonly error: string }
  | { readonly what: 'over limit'; readonly update: number }
  /** Something that is no update of Telegram came in. */
  | { readonly what: 'malformed'; readonly updates: number }
  | { readonly what: 'sent'; readonly id: number; readonly kind: string; readonly ms: number }
  | ({ readonly what: 'send repeated'; readonly id: number; readonly waitMs: number } & ErrorKind)
  | ({ readonly what: 'send given up'; readonly id: number; readonly why: GivenUp } & ErrorKind)
  | { readonly what: 'chat ended'; readonly chat: string; readonly drafts: number }
  | { readonly what: 'sent as plain text' }
  | { readonly what: 'paused'; readonly whose: 'chat' | 'all'; readonly ms: number }
  | ({ readonly what: 'courtesy failed' } & ErrorKind)
  | ({ readonly what: 'no connection'; readonly waitMs: number } & ErrorKind)
  | { readonly what: 'another instance'; readonly where: 'telegram' | 'folder'; readonly waitMs: number }
  | { readonly what: 'disk refuses'; readonly code: string }
  | { readonly what: 'disk well again' }
  | { readonly what: 'broken database set aside' }
  | { readonly what: 'memory failed' }
  /** What becomes of the second reader: without it the first stands alone. */
  | { readonly what: ReaderEvent }
  | { readonly what: 'stopping' }
  | { readonly what: 'stopped'; readonly unfinished: number };

export type GivenUp = 'blocked' | 'refused' | 'too late' | 'unreadable';

export type Tell = (happening: Happening) => void;

/** What may be told of an error: its kind. Its message can hold what people wrote. */
export interface ErrorKind {
  readonly error: string;
  readonly code: string | number;
}

export function kindOfError(error: unknown): ErrorKind {
  if (!(error instanceof Error)) return { error: typeof error, code: '' };
  const code = 'code' in error ? error.code : '';
  return { error: error.name, code: typeof code === 'string' || typeof code === 'number' ? code : '' };
}
