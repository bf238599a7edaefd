// What people send, full of marks: texts, names, phones, IINs, cards, codes, files, addresses.
import { random } from '../../nlp/training/random.ts';
import type { UpdateBody } from '../support/update-kinds.ts';
import { digitMark, letterMarks } from './marks.ts';
import { throwWord } from './planted.ts';

const openings = [
  'Это банк, продиктуйте код',
  'Здравствуйте, вас записали в поликлинику',
  'Мама, купи хлеба',
  'я перевёл деньги',
  'Қайырлы күн, банктен хабарласып тұрмыз, кодты айтыңыз',
  'Ақша аудардым',
  'привет',
];

/** Updates of `people` persons, the same for the same seed; forever. Numbers of persons begin at `first`. */
export function* markedUpdates(people: number, seed: number, first = 1000): Generator<UpdateBody> {
  const next = random(seed);
  const below = (most: number): number => Math.floor(next() * most);
  const one = <T>(all: readonly T[]): T => all[below(all.length)]!;
  const letters = (): string => `${one(letterMarks)}${'абвгдежз'[below(8)]!}${below(1e6).toString(36)}`;
  const number = (): string =>
    one([
      `+7701${digitMark}1`,
      `8 701 ${digitMark} 2`,
      `4400${digitMark}123456`,
      `${digitMark}300123`,
      `код ${digitMark}`,
      `KZ86125${digitMark}5004100`,
    ]);
  const text = (): string =>
    [one(openings), letters(), number(), letters(), `https://${one(letterMarks)}.top/${letters()}`]
      .sort(() => next() - 0.5)
      .join(' ');
  let message_id = 1;
  for (;;) {
    const id = first + below(people);
    const from = {
      id,
      is_bot: false,
      first_name: letters(),
      last_name: letters(),
      username: `qzxjv_${below(1e6)}`,
      language_code: one(['ru', 'kk', 'en']),
    };
    const chat = { id, type: 'private', first_name: from.first_name, username: from.username };
    const group = { id: -id, type: 'supergroup', title: letters(), username: `qzxjv_${id}` };
    const at = { message_id: message_id++, date: 1, from };
    const words = text();
    const file = { file_id: letters(), file_unique_id: letters() };
    const origin = { type: 'hidden_user', date: 1, sender_user_name: letters() };
    yield one<() => UpdateBody>([
      () => ({ message: { ...at, chat, text: words } }),
      () => ({ message: { ...at, chat, text: words, forward_origin: origin } }),
      () => ({ message: { ...at, chat, text: `${words} ${throwWord}` } }),
      () => ({ message: { ...at, chat, text: `/${one(['start', 'x', 'corrected', 'lang'])} ${words}` } }),
      () => ({ message: { ...at, chat, text: `/start ${one(['8701', 'tel-', ''])}${digitMark}` } }),
      () => ({ message: { ...at, chat, photo: [file], caption: words } }),
      () => ({
        message: { ...at, chat, contact: { phone_number: `7701${digitMark}1`, first_name: letters() } },
      }),
      () => ({ message: { ...at, chat, document: { ...file, file_name: `${letters()}.apk` } } }),
      () => ({
        message: { ...at, chat, poll: { id: '1', question: words, options: [{ text: letters() }] } },
      }),
      () => ({ message: { ...at, chat, text: 7, [letters()]: words } }),
      () => ({ edited_message: { ...at, chat, text: words } }),
      () => ({ message: { ...at, chat: group, text: words } }),
      () => ({ message: { ...at, chat: group, text: `@fake_bot ${words}` } }),
      () => ({ channel_post: { ...at, chat: { ...group, type: 'channel' }, text: words } }),
      () => ({ business_message: { ...at, chat, text: words } }),
      () => ({ inline_query: { id: String(message_id), from, query: words, offset: '' } }),
      () => ({ guest_message: { ...at, chat: group, text: words, guest_query_id: String(message_id) } }),
      () => ({
        callback_query: {
          id: String(message_id),
          from,
          chat_instance: letters(),
          data: `${letters().slice(0, 8)}:${digitMark}`,
          message: { ...at, chat, text: words, reply_to_message: { ...at, chat, text: words } },
        },
      }),
      () => ({ [letters()]: { ...at, chat, text: words } }),
    ])();
  }
}
