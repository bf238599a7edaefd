// Every kind of update of today's Bot API, and what the bot makes of it: the table in CONTRIBUTING.md, row by row.
import type { Update } from 'telegraf/types';

/** What the bot does with an update. */
export type Decision =
  | 'the words are judged'
  | 'said honestly that it cannot be read'
  | 'a button does its job'
  | 'a command is obeyed'
  | 'the answer is corrected in place'
  | 'answered where it was asked'
  | 'nothing: nobody asks';

export interface UpdateKind {
  readonly name: string;
  readonly update: Update;
  readonly decision: Decision;
}

const user = { id: 7, is_bot: false, first_name: 'A' };
const privately = { message_id: 1, date: 1, from: user, chat: { id: 7, type: 'private', first_name: 'A' } };
const inGroup = { ...privately, chat: { id: -5, type: 'supergroup', title: 'G' } };
const file = { file_id: 'f', file_unique_id: 'f' };
const kind = (name: string, decision: Decision, update: object): UpdateKind => ({
  name,
  decision,
  update: { update_id: 1, ...update } as Update,
});
const message = (name: string, decision: Decision, content: object): UpdateKind =>
  kind(name, decision, { message: { ...privately, ...content } });
const words = 'the words are judged';
const honest = 'said honestly that it cannot be read';
const nothing = 'nothing: nobody asks';
const link = [{ type: 'text_link', offset: 0, length: 4, url: 'https://kaspi.top' }];

export const updateKinds: readonly UpdateKind[] = [
  message('text', words, { text: 'слова' }),
  message('command', 'a command is obeyed', { text: '/help' }),
  message('forward from a user', words, {
    text: 'слова',
    forward_origin: { type: 'user', date: 1, sender_user: user },
  }),
  message('forward from a hidden user', words, {
    text: 'слова',
    forward_origin: { type: 'hidden_user', date: 1, sender_user_name: 'B' },
  }),
  message('forward from a chat', words, {
    text: 'слова',
    forward_origin: { type: 'chat', date: 1, sender_chat: { id: -1, type: 'group' } },
  }),
  message('forward from a channel', words, {
    text: 'слова',
    forward_origin: { type: 'channel', date: 1, chat: { id: -1, type: 'channel' }, message_id: 3 },
  }),
  message('forwarded command', words, { text: '/start', forward_origin: { type: 'hidden_user', date: 1 } }),
  message('link behind words', words, { text: 'жмите', entities: link }),
  message('button with a link', words, {
    text: 'приз',
    reply_markup: { inline_keyboard: [[{ text: 'Взять', url: 'https://kaspi.top' }]] },
  }),
  message('quote of another chat', words, {
    text: 'это что',
    quote: { text: 'назовите код', position: 0 },
    external_reply: { origin: { type: 'hidden_user', date: 1 } },
  }),
  message('photo with a caption', words, { photo: [{ ...file, width: 1, height: 1 }], caption: 'слова' }),
  message('poll', words, { poll: { id: '1', question: 'что', options: [{ text: 'а' }] } }),
  message('photo', honest, { photo: [{ ...file, width: 1, height: 1 }] }),
  message('one of an album', honest, { photo: [{ ...file, width: 1, height: 1 }], media_group_id: '1' }),
  message('voice', honest, { voice: { ...file, duration: 1 } }),
  message('audio', honest, { audio: { ...file, duration: 1 } }),
  message('video', honest, { video: { ...file, duration: 1 } }),
  message('video note', honest, { video_note: { ...file, duration: 1 } }),
  message('animation', honest, { animation: { ...file, duration: 1 }, document: file }),
  message('document', honest, { document: { ...file, file_name: 'a.pdf' } }),
  message('apk', honest, { document: { ...file, file_name: 'foto.apk' } }),
  message('contact', honest, { contact: { phone_number: '1', first_name: 'A' } }),
  message('location', honest, { location: { latitude: 1, longitude: 1 } }),
  message('venue', honest, { venue: {}, location: { latitude: 1, longitude: 1 } }),
  message('sticker', honest, { sticker: file }),
  message('dice', honest, { dice: { emoji: '🎲', value: 1 } }),
  message('story', honest, { story: { chat: { id: 1 }, id: 1 } }),
  message('game', honest, { game: { title: 'a' } }),
  message('paid media', honest, { paid_media: { star_count: 1 } }),
  message('checklist', honest, { checklist: { title: 'a' } }),
  message('a kind of the future', honest, { hologram: {} }),
  kind('edited message', 'the answer is corrected in place', {
    edited_message: { ...privately, text: 'слова' },
  }),
  kind('button', 'a button does its job', {
    callback_query: { id: '1', from: user, chat_instance: '1', data: 'start', message: privately },
  }),
  kind('button of an inline message', nothing, {
    callback_query: { id: '1', from: user, chat_instance: '1', data: 'start', inline_message_id: '1' },
  }),
  kind('inline query', 'answered where it was asked', {
    inline_query: { id: '1', from: user, query: 'слова', offset: '' },
  }),
  kind('guest message', 'answered where it was asked', {
    guest_message: { ...inGroup, text: 'слова', guest_query_id: '1' },
  }),
  kind('group: by name', words, { message: { ...inGroup, text: '@fake_bot слова' } }),
  kind('group: /check under a message', words, {
    message: { ...inGroup, text: '/check', reply_to_message: { ...inGroup, text: 'слова' } },
  }),
  kind('group: what others say', nothing, { message: { ...inGroup, text: 'слова' } }),
  kind('group: photo', nothing, { message: { ...inGroup, photo: [{ ...file, width: 1, height: 1 }] } }),
  kind('group: became a supergroup', nothing, { message: { ...inGroup, migrate_to_chat_id: -6 } }),
  kind('somebody joined', nothing, { message: { ...inGroup, new_chat_members: [user] } }),
  kind('message pinned', nothing, { message: { ...privately, pinned_message: privately } }),
  kind('bot added or blocked', nothing, { my_chat_member: { chat: privately.chat, from: user, date: 1 } }),
  kind('reaction', nothing, { message_reaction: { chat: privately.chat, message_id: 1, date: 1 } }),
  kind('channel post', nothing, {
    channel_post: { ...privately, chat: { id: -9, type: 'channel' }, text: 'слова' },
  }),
  kind('business message', nothing, { business_message: { ...privately, text: 'слова' } }),
  kind('poll answer', nothing, { poll_answer: { poll_id: '1', option_ids: [0] } }),
  kind('an update of the future', nothing, { telepathy: {} }),
];

export function kindsTable(): string {
  const rows = updateKinds.map(({ name, decision }) => `| ${name} | ${decision} |`);
  return ['| update | what the bot does |', '| --- | --- |', ...rows].join('\n');
}
