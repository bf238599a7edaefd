// What the edge asks for answers: turns taken and worded for Telegram.
import { adminCommands, onAdmin } from './admin/admin.ts';
import { newChat } from './dialog/step.ts';
import { compose } from './reply/compose.ts';
import { drawCard } from './reply/draw-card.ts';
import { firstLine, lines, type Message, text } from './reply/message.ts';
import { renderHtml } from './reply/render-html.ts';
import { chatNames, loadUnder, takingAlong } from './storage/chat-names.ts';
import { seal, unseal } from './storage/seal.ts';
import type { Store } from './storage/store.ts';
import type { Answers } from './telegram/answers.ts';
import type { Rendered } from './telegram/outcome.ts';
import { buttonSigner } from './telegram/signed-buttons.ts';
import { considerTurn, mannerOf, type TurnHouse } from './turn.ts';

/** What the edge asks for answers, from words in to messages rendered for Telegram. */
export function answering(
  house: TurnHouse,
  store: Store,
  key: string,
  admins: ReadonlySet<number>,
  onTrouble: () => void,
  previousKey: string | null = null,
): Answers {
  const nameOf = chatNames(key, previousKey);
  const signer = buttonSigner(previousKey === null ? [key] : [key, previousKey]);
  const render = (message: Message, chat: number): Rendered => ({
    html: renderHtml(message),
    buttons: signer.sign(message.buttons, chat),
    picture: pictureOf(message),
  });
  const sentence = async (chat: number, kind: 'trouble' | 'too-many'): Promise<Rendered> => {
    const state = await loadUnder(nameOf(chat), store).catch(() => null);
    return render(compose({ kind }, mannerOf(state ?? newChat), Date.now(), house), chat);
  };
  return {
    async answer(chat, incoming, speaksKazakh) {
      const name = nameOf(chat);
      const first = speaksKazakh ? 'kk' : 'ru';
      const memory = { load: () => loadUnder(name, store) };
      const opened = signer.open(incoming, chat);
      const taken = await considerTurn(name.now, opened, Date.now(), house, memory, onTrouble, first);
      const kept = takingAlong(name, taken.kept);
      const subscription = { kind: 'subscribe' as const, address: seal(chat, key) };
      return {
        answers: taken.replies.map(({ message, place }) => ({ ...render(message, chat), place })),
        reminders: taken.reminders.map(({ minutes, message }) => ({
          minutes,
          answer: render(message, chat),
        })),
        leaves: taken.leaves,
        elsewhere: [],
        kept: taken.subscribes ? { ...kept, effects: [...kept.effects, subscription] } : kept,
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
        answers: [{ ...render(report, chat), place: 'new' as const }],
        reminders: [],
        leaves: false,
      };
      const to = correction === null ? null : unseal(correction.address, key, previousKey);
      if (correction === null || to === null) return { ...outcome, elsewhere: [], kept: null };
      const manner = mannerOf((await store.load(correction.chat)) ?? newChat);
      const told = compose({ kind: 'correction', isScam: correction.isScam }, manner, Date.now(), house);
      const kept = {
        chat: correction.chat,
        state: null,
        counted: null,
        effects: [{ kind: 'told' as const, donation: correction.donation }],
      };
      return { ...outcome, elsewhere: [{ chat: to, answer: render(told, to) }], kept };
    },
    trouble: (chat) => sentence(chat, 'trouble'),
    tooMany: (chat) => sentence(chat, 'too-many'),
    async aside(passage) {
      const words = { kind: 'text', passage, forwarded: true, beside: null } as const;
      const stranger = { load: () => Promise.resolve(null) };
      const { replies } = await considerTurn('', words, Date.now(), house, stranger, onTrouble);
      const answer = render({ ...replies[0]!.message, buttons: [] }, 0);
      return { title: firstLine(replies[0]!.message), answer };
    },
    keyOf: (chat) => nameOf(chat).now,
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
