// What stands in a message: its words with the links they hide, and what cannot be read.
import type { Message, MessageEntity } from 'telegraf/types';
import type { HiddenLink, Passage, UnreadableKind } from '../dialog/types.ts';

/** The words of the message this one answers. */
export function repliedToBy(message: Message): Passage | null {
  const original = 'reply_to_message' in message ? message.reply_to_message : undefined;
  return original === undefined ? null : passageOf(original);
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
  if ('poll' in message)
    add([message.poll.question, ...message.poll.options.map((option) => option.text)].join('\n'));
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
  ['game', 'unknown'],
  ['paid_media', 'unknown'],
  ['checklist', 'unknown'],
];

/** What tells that a message is a notice of the messenger itself. */
const notices = [
  'new_chat_members',
  'left_chat_member',
  'new_chat_title',
  'new_chat_photo',
  'delete_chat_photo',
  'pinned_message',
  'group_chat_created',
  'supergroup_chat_created',
  'channel_chat_created',
  'message_auto_delete_timer_changed',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'successful_payment',
  'refunded_payment',
  'users_shared',
  'chat_shared',
  'connected_website',
  'write_access_allowed',
  'boost_added',
  'chat_background_set',
  'proximity_alert_triggered',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
  'general_forum_topic_hidden',
  'general_forum_topic_unhidden',
  'video_chat_scheduled',
  'video_chat_started',
  'video_chat_ended',
  'video_chat_participants_invited',
  'giveaway',
  'giveaway_created',
  'giveaway_winners',
  'giveaway_completed',
  'web_app_data',
  'passport_data',
  'invoice',
] as const;

/**
 * What a message carries that cannot be read; null for mere words, and for a notice of the messenger (somebody joined, a
 * message was pinned). What is newer than this list is unknown, and gets an answer.
 */
export function unreadable(message: Message): UnreadableKind | null {
  if ('document' in message && /\.apks?$/i.test(message.document.file_name ?? '')) return 'apk';
  const known = kinds.find(([field]) => field in message)?.[1];
  if (known !== undefined) return known;
  const isNotice = notices.some((field) => field in message);
  return isNotice || 'text' in message || 'poll' in message ? null : 'unknown';
}
