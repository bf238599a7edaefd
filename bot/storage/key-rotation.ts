// A new hashing key makes every row unfindable. While the key before is named in the settings, a chat that is heard of
// again brings its rows along under its new name; what is never heard of again stays unreadable and leads to nobody.
import { chatKey } from './hash-key.ts';
import { unseal } from './seal.ts';
import type { Store } from './store.ts';

/** From a chat's number to the name it is remembered under. A move that fails is told, and tried again next time. */
export function chatNames(
  store: Pick<Store, 'move'>,
  key: string,
  previous: string | null,
  onTrouble: () => void,
): (chat: number) => Promise<string> {
  return async (chat) => {
    const name = chatKey(chat, key);
    if (previous !== null && previous !== key)
      await store.move(chatKey(chat, previous), name).catch(onTrouble);
    return name;
  };
}

/** The number in an address sealed under one of the keys; null under none. */
export function unsealUnder(keys: readonly (string | null)[], address: string): number | null {
  for (const key of keys) {
    const chat = key === null ? null : unseal(address, key);
    if (chat !== null) return chat;
  }
  return null;
}
