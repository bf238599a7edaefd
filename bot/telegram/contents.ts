// What stands in a message to read: its words, with the links they hide.
import type { Message, MessageEntity } from 'telegraf/types';
import type { HiddenLink, Passage } from '../dialog/types.ts';
import { linkOf, richWords } from './rich-words.ts';

/** The words of the message this one answers. */
export function repliedToBy(message: Message): Passage | null {
  const original = 'reply_to_message' in message ? message.reply_to_message : undefined;
  return original === undefined ? null : passageOf(original);
}

/**
 * The words of a message: text or caption, rich text, a poll's, bill's, game's or list's, the part quoted from another
 * chat, labels of its link buttons. Null where there are none.
 */
export function passageOf(message: Message): Passage | null {
  let text = '';
  const hiddenLinks: HiddenLink[] = [];
  const addPassage = (passage: Passage): void => {
    if (text !== '') text += '\n';
    const offset = text.length;
    for (const { start, end, url } of passage.hiddenLinks)
      hiddenLinks.push({ start: start + offset, end: end + offset, url });
    text += passage.text;
  };
  const add = (words: string, entities: readonly MessageEntity[] = []): void =>
    addPassage({
      text: words,
      hiddenLinks: entities.flatMap((entity) =>
        entity.type === 'text_link'
          ? [{ start: entity.offset, end: entity.offset + entity.length, url: entity.url }]
          : [],
      ),
    });
  if ('text' in message) add(message.text, message.entities);
  if ('caption' in message) add(message.caption ?? '', message.caption_entities);
  // Newer than telegraf's types.
  if ('rich_message' in message) addPassage(richWords(message.rich_message));
  if ('poll' in message)
    add([message.poll.question, ...message.poll.options.map((option) => option.text)].join('\n'));
  if ('invoice' in message) add(`${message.invoice.title}\n${message.invoice.description}`);
  if ('game' in message) add([message.game.title, message.game.description].filter(Boolean).join('\n'));
  if ('checklist' in message) addPassage(richWords(message.checklist));
  if ('giveaway' in message) add(message.giveaway.prize_description ?? '');
  if ('quote' in message) add(message.quote.text, message.quote.entities);
  // Of a message in another chat only its link is told, unless a part of it was quoted.
  const foreignLink =
    'external_reply' in message ? message.external_reply.link_preview_options?.url : undefined;
  if (foreignLink !== undefined) add(foreignLink);
  if ('reply_markup' in message) {
    for (const button of message.reply_markup.inline_keyboard.flat()) {
      const url = linkOf({ ...button });
      if (url !== null)
        addPassage({ text: button.text, hiddenLinks: [{ start: 0, end: button.text.length, url }] });
    }
  }
  return text.trim() === '' ? null : { text, hiddenLinks };
}
