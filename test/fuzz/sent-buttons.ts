// Every button the conversation can come to, as it would have been sent to a few chats.
import { buttonSigner, type ButtonSigner } from '../../bot/telegram/signed-buttons.ts';
import type { TurnHouse } from '../../bot/turn.ts';
import { walk } from '../support/dialog-graph.ts';
import type { SentButton } from './tampered-buttons.ts';

const chats = 9;

export function sentButtons(house: TurnHouse): { signer: ButtonSigner; sent: SentButton[] } {
  const signer = buttonSigner(['key']);
  const buttons = walk(house).said.flatMap(({ message }) => message.buttons.flat());
  const sent = buttons.flatMap((button, i) => {
    const chat = i % chats;
    return signer
      .sign([[button]], chat)
      .flat()
      .map(({ press }) => ({ chat, data: press }));
  });
  return { signer, sent };
}
