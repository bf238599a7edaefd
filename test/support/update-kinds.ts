// Every kind of update of today's Bot API (10.3), and what the bot makes of it: the table in CONTRIBUTING.md, row by row.
import type { UiKey } from '../../bot/reply/words.ts';

/** What the bot does with an update. */
export type Decision =
  | 'the words are judged'
  | 'said honestly that it cannot be read'
  | 'a button does its job'
  | 'a command is obeyed'
  | 'the answer is corrected in place'
  | 'answered where it was asked'
  | 'nothing: answered with the rest of its album'
  | 'nothing: its settings move along'
  | 'nothing: nobody asks';

/** An update without its number. */
export type UpdateBody = Readonly<Record<string, unknown>>;

export interface UpdateKind {
  readonly name: string;
  readonly update: UpdateBody;
  readonly decision: Decision;
  /** The sentence it is answered with, where that is not a verdict. */
  readonly says: UiKey | null;
}

/** Whom a row is about: a person, and a group. */
export const person = 7;
export const group = -5;

const user = { id: person, is_bot: false, first_name: 'A' };
const privately = {
  message_id: 1,
  date: 1,
  from: user,
  chat: { id: person, type: 'private', first_name: 'A' },
};
const inGroup = { ...privately, chat: { id: group, type: 'supergroup', title: 'G' } };
const channel = { id: -9, type: 'channel', title: 'C' };
const file = { file_id: 'f', file_unique_id: 'f' };
const photo = [{ ...file, width: 1, height: 1 }];
const words = 'Это банк. Продиктуйте код из СМС';
const link = [{ type: 'text_link', offset: 0, length: 4, url: 'https://kaspi-login.top' }];

const kind = (
  name: string,
  decision: Decision,
  update: UpdateBody,
  says: UiKey | null = null,
): UpdateKind => ({
  name,
  decision,
  update,
  says,
});
const judged = (name: string, content: object): UpdateKind =>
  kind(name, 'the words are judged', { message: { ...privately, ...content } });
const honest = (name: string, says: UiKey, content: object): UpdateKind =>
  kind(name, 'said honestly that it cannot be read', { message: { ...privately, ...content } }, says);
const silent = (name: string, update: UpdateBody): UpdateKind => kind(name, 'nothing: nobody asks', update);
const notice = (name: string, content: object): UpdateKind =>
  silent(name, { message: { ...inGroup, ...content } });

export const updateKinds: readonly UpdateKind[] = [
  judged('text', { text: words }),
  kind('command', 'a command is obeyed', { message: { ...privately, text: '/help' } }, 'help.title'),
  judged('forward from a user', {
    text: words,
    forward_origin: { type: 'user', date: 1, sender_user: user },
  }),
  judged('forward from a hidden user', {
    text: words,
    forward_origin: { type: 'hidden_user', date: 1, sender_user_name: 'B' },
  }),
  judged('forward from a chat', {
    text: words,
    forward_origin: { type: 'chat', date: 1, sender_chat: { id: -1, type: 'group' } },
  }),
  judged('forward from a channel', {
    text: words,
    forward_origin: { type: 'channel', date: 1, chat: channel, message_id: 3 },
  }),
  judged('forwarded command', {
    text: `/start ${words}`,
    forward_origin: { type: 'hidden_user', date: 1, sender_user_name: 'B' },
  }),
  judged('link behind words', {
    text: 'Жмите: ваша карта заблокирована, введите номер карты и код из СМС',
    entities: link,
  }),
  judged('button with a link', {
    text: 'Вы выиграли приз',
    reply_markup: { inline_keyboard: [[{ text: 'Продиктуйте код из СМС', url: 'https://kaspi.top' }]] },
  }),
  judged('button with a web app', {
    text: 'Вы выиграли приз',
    reply_markup: {
      inline_keyboard: [[{ text: 'Продиктуйте код из СМС', web_app: { url: 'https://kaspi.top' } }]],
    },
  }),
  judged('quote of another chat', {
    text: 'это что',
    quote: { text: words, position: 0 },
    external_reply: { origin: { type: 'hidden_user', date: 1 } },
  }),
  judged('rich message', {
    rich_message: {
      blocks: [
        { type: 'heading', text: 'Это банк', size: 1 },
        { type: 'paragraph', text: ['Продиктуйте ', { type: 'bold', text: 'код из СМС' }] },
      ],
    },
  }),
  judged('photo with a caption', { photo, caption: `Здравствуйте! ${words}` }),
  judged('one of an album, with a caption', { photo, caption: words, media_group_id: 'a' }),
  judged('poll', { poll: { id: '1', question: 'Банк велит', options: [{ text: words }, { text: 'нет' }] } }),
  judged('checklist', {
    checklist: { title: 'Это банк', tasks: [{ id: 1, text: 'Продиктуйте код из СМС' }] },
  }),
  judged('invoice', { invoice: { title: 'Это банк', description: words, currency: 'KZT', total_amount: 1 } }),
  judged('story answered with words', { text: words, reply_to_story: { chat: privately.chat, id: 1 } }),
  honest('answer to a message of another chat', 'other.unknown', {
    text: 'это обман?',
    external_reply: { origin: { type: 'hidden_user', date: 1 } },
  }),
  honest('answer to a photo of another chat', 'other.photo', {
    text: 'это обман?',
    external_reply: { origin: { type: 'hidden_user', date: 1 }, photo },
  }),
  honest('photo', 'other.photo', { photo }),
  honest('live photo', 'other.photo', { live_photo: file }),
  honest('one of an album', 'other.photo', { photo, media_group_id: 'b' }),
  kind('another of the same album', 'nothing: answered with the rest of its album', {
    message: { ...privately, photo, media_group_id: 'b' },
  }),
  honest('voice', 'other.voice', { voice: { ...file, duration: 1 } }),
  honest('audio', 'other.voice', { audio: { ...file, duration: 1 } }),
  honest('video', 'other.video', { video: { ...file, duration: 1 } }),
  honest('video note', 'other.video', { video_note: { ...file, duration: 1 } }),
  honest('animation', 'other.video', { animation: { ...file, duration: 1 }, document: file }),
  honest('story', 'other.video', { story: { chat: { id: 1 }, id: 1 } }),
  honest('document', 'other.file', { document: { ...file, file_name: 'a.pdf' } }),
  honest('program by its name', 'other.apk', { document: { ...file, file_name: 'Фото.jpg .APK' } }),
  honest('program by its type', 'other.apk', {
    document: { ...file, file_name: 'foto', mime_type: 'application/vnd.android.package-archive' },
  }),
  honest('contact', 'other.contact', { contact: { phone_number: '77010000000', first_name: 'A' } }),
  honest('location', 'other.location', { location: { latitude: 1, longitude: 1 } }),
  honest('venue', 'other.location', { venue: {}, location: { latitude: 1, longitude: 1 } }),
  honest('sticker', 'other.sticker', { sticker: file }),
  honest('dice', 'other.sticker', { dice: { emoji: '🎲', value: 1 } }),
  honest('game', 'other.unknown', { game: { title: 'a', description: 'b', photo } }),
  honest('paid media', 'other.unknown', { paid_media: { star_count: 1, paid_media: [] } }),
  honest('giveaway', 'other.unknown', { giveaway: { chats: [channel], winner_count: 1 } }),
  honest('a kind of the future', 'other.unknown', { hologram: {} }),
  kind('edited message', 'the answer is corrected in place', {
    edited_message: { ...privately, text: words },
  }),
  silent('live location that moves', {
    edited_message: { ...privately, location: { latitude: 1, longitude: 1, live_period: 60 } },
  }),
  kind('inline query', 'answered where it was asked', {
    inline_query: { id: '1', from: user, query: words, offset: '' },
  }),
  silent('inline query without words', { inline_query: { id: '1', from: user, query: ' ', offset: '' } }),
  kind('guest message', 'answered where it was asked', {
    guest_message: { ...inGroup, text: words, guest_query_id: '1' },
  }),
  kind('group: by name', 'the words are judged', { message: { ...inGroup, text: `@fake_bot ${words}` } }),
  kind('group: /check under a message', 'the words are judged', {
    message: { ...inGroup, text: '/check', reply_to_message: { ...inGroup, text: words } },
  }),
  notice('group: what others say', { text: words }),
  notice('group: photo', { photo }),
  kind('group: became a supergroup', 'nothing: its settings move along', {
    message: { ...inGroup, migrate_to_chat_id: -1006 },
  }),
  notice('somebody joined', { new_chat_members: [user] }),
  silent('message pinned', { message: { ...privately, pinned_message: privately } }),
  silent('gift', { message: { ...privately, gift: {} } }),
  silent('button of an inline message', {
    callback_query: { id: '1', from: user, chat_instance: '1', data: 'start', inline_message_id: '1' },
  }),
  silent('bot added or blocked', { my_chat_member: { chat: privately.chat, from: user, date: 1 } }),
  silent('member of a group', { chat_member: { chat: inGroup.chat, from: user, date: 1 } }),
  silent('request to join', { chat_join_request: { chat: inGroup.chat, from: user, date: 1 } }),
  silent('reaction', { message_reaction: { chat: privately.chat, message_id: 1, date: 1 } }),
  silent('reactions counted', { message_reaction_count: { chat: channel, message_id: 1, date: 1 } }),
  silent('channel post', { channel_post: { ...privately, chat: channel, text: words } }),
  silent('channel post edited', { edited_channel_post: { ...privately, chat: channel, text: words } }),
  silent('business connection', { business_connection: { id: '1', user, date: 1 } }),
  silent('business message', { business_message: { ...privately, text: words } }),
  silent('business message edited', { edited_business_message: { ...privately, text: words } }),
  silent('business messages deleted', {
    deleted_business_messages: { chat: privately.chat, message_ids: [1] },
  }),
  silent('inline answer taken', { chosen_inline_result: { result_id: 'verdict', from: user, query: words } }),
  silent('poll changed', { poll: { id: '1', question: words, options: [] } }),
  silent('poll answer', { poll_answer: { poll_id: '1', option_ids: [0] } }),
  silent('shipping asked', { shipping_query: { id: '1', from: user } }),
  silent('checkout asked', { pre_checkout_query: { id: '1', from: user } }),
  silent('paid media bought', { purchased_paid_media: { from: user, paid_media_payload: '1' } }),
  silent('boost', { chat_boost: { chat: channel, boost: {} } }),
  silent('boost removed', { removed_chat_boost: { chat: channel, boost_id: '1' } }),
  silent('managed bot', { managed_bot: { user } }),
  silent('subscription', { subscription: { user } }),
  silent('an update of the future', { telepathy: {} }),
];

/** A press needs a message of ours to stand under; it is tested where one is sent. */
const pressed = '| button | a button does its job |';

export function kindsTable(): string {
  const rows = updateKinds.map(({ name, decision }) => `| ${name} | ${decision} |`);
  return ['| update | what the bot does |', '| --- | --- |', ...rows, pressed].join('\n');
}
