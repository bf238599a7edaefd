// What the edge asks for answers: turns taken and worded for Telegram.
import { adminCommands, onAdmin } from './admin/admin.ts';
import { newChat } from './dialog/step.ts';
import { compose } from './reply/compose.ts';
import { drawCard } from './reply/draw-card.ts';
import { firstLine, lines, type Message, text } from './reply/message.ts';
import { renderHtml } from './reply/render-html.ts';
import { chatKey } from './storage/hash-key.ts';
import { seal, unseal } from './storage/seal.ts';
import type { Store } from './storage/store.ts';
import type { Answers } from './telegram/answers.ts';
import type { Rendered } from './telegram/outcome.ts';
import { considerTurn, mannerOf, turn, type TurnHouse } from './turn.ts';

/** What the edge asks for answers, from words in to messages rendered for Telegram. */
export function answering(
  house: TurnHouse,
  store: Store,
  key: string,
  admins: ReadonlySet<number>,
  onTrouble: () => void,
): Answers {
  const render = (message: Message): Rendered => ({
    html: renderHtml(message),
    buttons: message.buttons,
    picture: pictureOf(message),
  });
  const sentence = async (chat: number, kind: 'trouble' | 'too-many'): Promise<Rendered> => {
    const state = await store.load(chatKey(chat, key)).catch(() => null);
    return render(compose({ kind }, mannerOf(state ?? newChat), Date.now(), house));
  };
  return {
    async answer(chat, incoming, speaksKazakh) {
      const keyed = chatKey(chat, key);
      const first = speaksKazakh ? 'kk' : 'ru';
      const taken = await considerTurn(keyed, incoming, Date.now(), house, store, onTrouble, first);
      const subscription = { kind: 'subscribe' as const, address: seal(chat, key) };
      return {
        answers: taken.replies.map(({ message, place }) => ({ ...render(message), place })),
        reminders: taken.reminders.map(({ minutes, message }) => ({ minutes, answer: render(message) })),
        leaves: taken.leaves,
        elsewhere: [],
        kept: taken.subscribes
          ? { ...taken.kept, effects: [...taken.kept.effects, subscription] }
          : taken.kept,
      };
    },
    async admin(chat, incoming) {
      // In a private chat its number is that of the person.
      if (incoming.kind !== 'command' || !adminCommands.has(incoming.name) || !admins.has(chat)) return null;
      const { lines: said, correction } = await onAdmin(incoming.name, incoming.argument, store);
      const report: Message = {
        blocks: [lines(...(said.length === 0 ? ['–'] : said).map(text))],
        buttons: [],
      };
      const outcome = {
        answers: [{ ...render(report), place: 'new' as const }],
        reminders: [],
        leaves: false,
      };
      const to = correction === null ? null : unseal(correction.address, key);
      if (correction === null || to === null) return { ...outcome, elsewhere: [], kept: null };
      const manner = mannerOf((await store.load(correction.chat)) ?? newChat);
      const told = compose({ kind: 'correction', isScam: correction.isScam }, manner, Date.now(), house);
      const kept = {
        chat: correction.chat,
        state: null,
        counted: null,
        effects: [{ kind: 'told' as const, donation: correction.donation }],
      };
      return { ...outcome, elsewhere: [{ chat: to, answer: render(told) }], kept };
    },
    trouble: (chat) => sentence(chat, 'trouble'),
    tooMany: (chat) => sentence(chat, 'too-many'),
    aside(passage) {
      const { replies } = turn(
        newChat,
        { kind: 'text', passage, forwarded: true, beside: null },
        Date.now(),
        house,
      );
      const answer = render({ ...replies[0]!.message, buttons: [] });
      return { title: firstLine(replies[0]!.message), answer };
    },
    keyOf: (chat) => chatKey(chat, key),
  };
}

/** Where the picture cannot be drawn the words alone must do. */
function pictureOf({ picture }: Message): Uint8Array | null {
  if (picture === undefined) return null;
  try {
    return drawCard(picture);
  } catch {
    return null;
  }
}
