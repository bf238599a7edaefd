// What a message carries that cannot be read.
import type { Message } from 'telegraf/types';
import type { UnreadableKind } from '../dialog/types.ts';

const kinds: readonly (readonly [string, UnreadableKind])[] = [
  ['photo', 'photo'],
  ['live_photo', 'photo'],
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
  ['giveaway', 'unknown'],
  ['giveaway_winners', 'unknown'],
];

/** Words that passageOf reads: with them alone nothing unreadable came. */
const worded = ['text', 'rich_message', 'poll', 'invoice', 'checklist'];

/** What tells that a message is a notice of the messenger itself. */
const notices: ReadonlySet<string> = new Set([
  'new_chat_members',
  'left_chat_member',
  'chat_owner_left',
  'chat_owner_changed',
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
  'user_shared',
  'users_shared',
  'chat_shared',
  'gift',
  'unique_gift',
  'gift_upgrade_sent',
  'connected_website',
  'write_access_allowed',
  'boost_added',
  'chat_background_set',
  'checklist_tasks_done',
  'checklist_tasks_added',
  'community_chat_added',
  'community_chat_removed',
  'direct_message_price_changed',
  'paid_message_price_changed',
  'suggested_post_approved',
  'suggested_post_approval_failed',
  'suggested_post_declined',
  'suggested_post_paid',
  'suggested_post_refunded',
  'managed_bot_created',
  'poll_option_added',
  'poll_option_deleted',
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
  'giveaway_created',
  'giveaway_completed',
  'web_app_data',
  'passport_data',
]);

/**
 * What a message carries that cannot be read; null for mere words, and for a notice of the messenger (somebody joined, a
 * message was pinned). What is newer than these lists is unknown, and gets an answer.
 */
export function unreadable(message: Message): UnreadableKind | null {
  const known = knownKind(message);
  if (known !== null) return known;
  if ('external_reply' in message && !('quote' in message)) {
    // Asked about a message of another chat: Telegram hands over neither its words nor its picture.
    return knownKind(message.external_reply) ?? 'unknown';
  }
  const fields = Object.keys(message);
  return fields.some((field) => worded.includes(field) || notices.has(field)) ? null : 'unknown';
}

const program = /\.(?:apks?|apkm|xapk|aab)$/i;

function knownKind(message: object): UnreadableKind | null {
  if ('document' in message && isProgram(message.document)) return 'apk';
  return kinds.find(([field]) => field in message)?.[1] ?? null;
}

/** By name, or by what Telegram says it is: the name alone can be anything. */
function isProgram(document: unknown): boolean {
  const { file_name: name, mime_type: type } = document as { file_name?: string; mime_type?: string };
  return program.test(name?.trim() ?? '') || type === 'application/vnd.android.package-archive';
}
