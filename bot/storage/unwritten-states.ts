// States of chats that wait for the disk: the chat's next turn has to see them all the same.
import type { ChatState } from '../dialog/types.ts';
import type { Kept } from '../turn.ts';

export class UnwrittenStates {
  readonly #states = new Map<string, ChatState>();

  of(chat: string): ChatState | undefined {
    return this.#states.get(chat);
  }

  /** Keeps the state until `durable` settles. */
  hold({ chat, state, effects }: Kept, durable: Promise<unknown>): void {
    if (effects.some(({ kind }) => kind === 'forget')) this.#states.delete(chat);
    if (state === null) return;
    this.#states.set(chat, state);
    const release = (): void => {
      if (this.#states.get(chat) === state) this.#states.delete(chat);
    };
    durable.then(release, release);
  }
}
