// From Telegram's updates to what the conversation understands. The only place that knows their shape.
import type { CallbackQuery, Message, MessageEntity, Update } from 'telegraf/types';
import type { HiddenLink, Incoming, Passage, UnreadableKind } from '../dialog/types.ts';

/** An update somebody expects an answer to. */
export interface Arrival {
  readonly chat: number;
  /** The message to answer to: theirs, or the one their button is about. */
  readonly answerTo: number | null;
  readonly incoming: Incoming;
  /** For a press: which query to confirm and which message it stood under. */
  readonly press: { readonly query: string; readonly message: number | null } | null;
}

/** What an update asks of us; null for what needs no answer (a channel's post, somebody joining a group). */
export function arrivalOf(update: Update): Arrival | null {
  if ('message' in update) return ofMessage(update.message);
  if ('edited_message' in update) return ofMessage(update.edited_message);
  if ('callback_query' in update) return ofPress(update.callback_query);
  return null;
}

function ofMessage(message: Message): Arrival | null {
  // In groups the bot is silent until somebody asks it.
  if (message.chat.type !== 'private') return null;
  const incoming = incomingOf(message);
  return incoming && { chat: message.chat.id, answerTo: message.message_id, incoming, press: null };
}

function incomingOf(message: Message): Incoming | null {
  const passage = passageOf(message);
  if (passage !== null) {
    const command = commandOf(message);
    return command ?? { kind: 'text', passage };
  }
  const what = unreadable(message);
  return what && { kind: 'unreadable', what };
}

const commandPattern = /^\/([a-z_0-9]+)(?:@\w+)?(?:\s(.*))?$/is;

function commandOf(message: Message): Incoming | null {
  if (!('text' in message) || message.forward_origin !== undefined) return null;
  const match = commandPattern.exec(message.text);
  return match && { kind: 'command', name: match[1]!.toLowerCase(), argument: match[2]?.trim() ?? '' };
}

/** The words of a message: text or caption, the part quoted from another chat, labels of its link buttons. */
export function passageOf(message: Message): Passage | null {
  let text = '';
  const hiddenLinks: HiddenLink[] = [];
  const add = (words: string, entities: readonly MessageEntity[] = []): void => {
    if (text !== '') text += '\n';
    for (const entity of entities) {
      if (entity.type !== 'text_link') continue;
      const start = text.length + entity.offset;
      hiddenLinks.push({ start, end: start + entity.length, url: entity.url });
    }
    text += words;
  };
  if ('text' in message) add(message.text, message.entities);
  if ('caption' in message) add(message.caption, message.caption_entities);
  if ('quote' in message) add(message.quote.text, message.quote.entities);
  if ('reply_markup' in message) {
    for (const button of message.reply_markup.inline_keyboard.flat()) {
      if (!('url' in button)) continue;
      const start = text === '' ? 0 : text.length + 1;
      add(button.text);
      hiddenLinks.push({ start, end: start + button.text.length, url: button.url });
    }
  }
  return text.trim() === '' ? null : { text, hiddenLinks };
}

const kinds: readonly (readonly [string, UnreadableKind])[] = [
  ['photo', 'photo'],
  ['voice', 'voice'],
  ['audio', 'voice'],
  ['video', 'video'],
  ['video_note', 'video'],
  ['animation', 'video'],
  ['story', 'video'],
  ['document', 'file'],
  ['contact', 'contact'],
  ['location', 'location'],
  ['venue', 'location'],
  ['sticker', 'sticker'],
  ['dice', 'sticker'],
  ['poll', 'unknown'],
  ['game', 'unknown'],
  ['paid_media', 'unknown'],
  ['checklist', 'unknown'],
];

/** What a message without words is; null for a mere notice of the messenger (somebody joined, a message was pinned). */
function unreadable(message: Message): UnreadableKind | null {
  return kinds.find(([field]) => field in message)?.[1] ?? null;
}

function ofPress(query: CallbackQuery): Arrival | null {
  const { message } = query;
  if (!('data' in query) || message === undefined) return null;
  const original = 'reply_to_message' in message ? message.reply_to_message : undefined;
  return {
    chat: message.chat.id,
    answerTo: original?.message_id ?? null,
    incoming: {
      kind: 'press',
      press: query.data,
      about: original === undefined ? null : passageOf(original),
    },
    press: { query: query.id, message: message.message_id },
  };
}
