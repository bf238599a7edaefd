// What a button carries comes back through the person's own program, which may send anything it likes. So every button
// is signed for the chat it is sent to, and a press that we did not send there is taken for one of long ago.
//
// A message's number is not known before it is sent, so the signature cannot name it. That a button stands under the
// very message it is pressed on is told by Telegram itself, which sends the message's buttons along (see incoming.ts).
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Incoming } from '../dialog/types.ts';
import type { Message } from '../reply/message.ts';

/** Telegram carries at most this many bytes in a button. */
export const longestData = 64;

/** 48 bits: who tries a million times a day is right once in 770,000 years, and a chat has 40 tries a minute. */
const bytes = 6;
const characters = 8;

type Buttons = Message['buttons'];

export interface ButtonSigner {
  /** The buttons as they are sent to a chat. */
  sign(buttons: Buttons, chat: number): Buttons;
  /** A press without its signature; with a press that says nothing when it was not signed by us for this chat. */
  open(incoming: Incoming, chat: number): Incoming;
}

/** Signs under the first key; what was signed under one of the others is still good. */
export function buttonSigner(keys: readonly [string, ...string[]]): ButtonSigner {
  const derived = keys.map((key) => createHash('sha256').update(`button ${key}`).digest());
  const signatureOf = (press: string, chat: number, key: Buffer): Buffer =>
    createHmac('sha256', key).update(`${chat} ${press}`).digest().subarray(0, bytes);
  const opened = (data: string, chat: number): string | null => {
    const press = data.slice(0, -characters);
    const given = Buffer.from(data.slice(-characters), 'base64url');
    // Base64 can be written in several ways; only ours counts.
    if (given.length !== bytes || given.toString('base64url') !== data.slice(-characters)) return null;
    return derived.some((key) => timingSafeEqual(given, signatureOf(press, chat, key))) ? press : null;
  };
  return {
    sign: (buttons, chat) =>
      buttons.map((row) =>
        row.map(({ label, press }) => ({
          label,
          press: press + signatureOf(press, chat, derived[0]!).toString('base64url'),
        })),
      ),
    open(incoming, chat) {
      if (incoming.kind !== 'press' && incoming.kind !== 'gone-press') return incoming;
      const press = opened(incoming.press, chat);
      return press === null ? { kind: 'press', press: '', about: null } : { ...incoming, press };
    },
  };
}
