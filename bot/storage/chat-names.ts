// Under which name a chat is remembered. A changed hashing key makes every row unfindable; while the key before is named
// in the settings, a chat that is heard of again brings its rows along under its new name. What is never heard of again
// stays unreadable and leads to nobody.
import type { ChatState } from '../dialog/types.ts';
import type { Kept, Memory } from '../turn.ts';
import { chatKey } from './hash-key.ts';

/** What a chat is called in the memory. */
export interface ChatName {
  readonly now: string;
  /** Its name under the key before; null: there is none. */
  readonly before: string | null;
}

/** `previous`: the hashing key before, while rows under it are being taken over. */
export function chatNames(key: string, previous: string | null): (chat: number) => ChatName {
  const rotated = previous === null || previous === key ? null : previous;
  return (chat) => ({
    now: chatKey(chat, key),
    before: rotated === null ? null : chatKey(chat, rotated),
  });
}

/** What is remembered under either name. */
export async function loadUnder(
  { now, before }: ChatName,
  memory: Pick<Memory, 'load'>,
): Promise<ChatState | null> {
  return (await memory.load(now)) ?? (before === null ? null : memory.load(before));
}

/** The same, and first of all what stands under the name before comes along. */
export function takingAlong({ before }: ChatName, kept: Kept): Kept {
  return before === null ? kept : { ...kept, effects: [{ kind: 'moved', from: before }, ...kept.effects] };
}
