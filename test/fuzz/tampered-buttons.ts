// Buttons as somebody with a program of his own would send them: guessed, changed, borrowed from another chat.
import type { ButtonSigner } from '../../bot/telegram/signed-buttons.ts';
import { random as seeded } from '../../nlp/training/random.ts';

/** A button as it was sent, and where to. */
export interface SentButton {
  readonly chat: number;
  readonly data: string;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_:/';
const signature = 8;

/** Sends `runs` buttons nobody was given; returns those that were taken for ours. */
export function acceptedForgeries(
  signer: ButtonSigner,
  sent: readonly SentButton[],
  runs: number,
  seed: number,
): SentButton[] {
  const random = seeded(seed);
  const below = (most: number): number => Math.floor(random() * most);
  const sign = (): string => alphabet[below(alphabet.length)]!;
  const signs = (length: number): string => Array.from({ length }, sign).join('');
  const any = (): SentButton => sent[below(sent.length)]!;
  const ways: readonly ((button: SentButton) => SentButton)[] = [
    // One character changed, taken away, put in.
    ({ chat, data }) => {
      const at = below(data.length);
      return { chat, data: data.slice(0, at) + sign() + data.slice(at + 1) };
    },
    ({ chat, data }) => {
      const at = below(data.length);
      return { chat, data: data.slice(0, at) + data.slice(at + 1) };
    },
    ({ chat, data }) => {
      const at = below(data.length + 1);
      return { chat, data: data.slice(0, at) + sign() + data.slice(at) };
    },
    // Another signature, guessed or borrowed.
    ({ chat, data }) => ({ chat, data: data.slice(0, -signature) + signs(signature) }),
    ({ chat, data }) => ({ chat, data: data.slice(0, -signature) + any().data.slice(-signature) }),
    // Another chat's button, or none at all.
    ({ data }) => ({ chat: below(2 ** 31), data }),
    ({ data }) => ({ chat: any().chat, data }),
    ({ chat }) => ({ chat, data: signs(below(65)) }),
    ({ chat, data }) => ({ chat, data: data.slice(0, -signature) }),
    ({ chat, data }) => ({ chat, data: data.slice(below(data.length)) }),
    // The same bytes written differently.
    ({ chat, data }) => ({ chat, data: `${data}=` }),
    ({ chat, data }) => ({ chat, data: data.replaceAll('-', '+').replaceAll('_', '/') }),
  ];
  const given = new Set(sent.map(({ chat, data }) => `${chat} ${data}`));
  const accepted: SentButton[] = [];
  for (let run = 0; run < runs; run++) {
    const forged = ways[run % ways.length]!(any());
    if (given.has(`${forged.chat} ${forged.data}`)) continue;
    const opened = signer.open({ kind: 'press', press: forged.data, about: null }, forged.chat);
    if (opened.kind !== 'press' || opened.press !== '') accepted.push(forged);
  }
  return accepted;
}
