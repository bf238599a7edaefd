// Random updates through the whole bot in this process, without network and database: border, dialog, words, markup,
// buttons. Whatever comes in, what goes out is something Telegram takes.
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { decodePress } from '../../bot/dialog/decode-press.ts';
import { newChat } from '../../bot/dialog/step.ts';
import type { ChatState, Incoming } from '../../bot/dialog/types.ts';
import type { Message } from '../../bot/reply/message.ts';
import { renderHtml } from '../../bot/reply/render-html.ts';
import { readTalk } from '../../bot/storage/talk.ts';
import { type Arrival, arrivalOf, asideOf, migrationOf } from '../../bot/telegram/incoming.ts';
import { buttonSigner, longestData } from '../../bot/telegram/signed-buttons.ts';
import { isWellFormed } from '../../bot/telegram/well-formed.ts';
import { namedIn, turn, type TurnHouse } from '../../bot/turn.ts';
import { checkHtml, checkKeyboard } from '../support/bot-api-checks.ts';
import { randomUpdate, type RandomUpdate } from './random-updates.ts';

const mostPerRun = 100;
const at = Date.UTC(2026, 0, 12, 5);
const signer = buttonSigner(['key']);

/** What became of the updates. */
export interface FuzzCounts {
  updates: number;
  malformed: number;
  unanswered: number;
  answers: number;
  longest: number;
}

/** Sends about `updates` of them; throws with the shortest row of updates that brings out a fault. */
export function fuzzUpdates(house: TurnHouse, updates: number, seed: number): FuzzCounts {
  const counts: FuzzCounts = { updates: 0, malformed: 0, unanswered: 0, answers: 0, longest: 0 };
  fc.assert(
    fc.property(fc.array(randomUpdate, { minLength: 1, maxLength: mostPerRun, size: 'max' }), (row) => {
      const chats = new Map<number, { state: ChatState; shown: string[] }>();
      for (const one of row) {
        counts.updates++;
        take(one, house, chats, counts);
      }
    }),
    { numRuns: Math.ceil(updates / (mostPerRun / 2)), seed },
  );
  return counts;
}

type Chats = Map<number, { state: ChatState; shown: string[] }>;

function take(one: RandomUpdate, house: TurnHouse, chats: Chats, counts: FuzzCounts): void {
  const update = one.kind === 'update' ? one.update : pressed(one, chats);
  if (!isWellFormed(update)) {
    counts.malformed++;
    return;
  }
  const aside = asideOf(update);
  if (aside !== null) {
    const { replies } = turn(
      newChat,
      { kind: 'text', passage: aside.passage, forwarded: true, beside: null },
      at,
      house,
    );
    check({ ...replies[0]!.message, buttons: [] }, 0, house, counts);
    return;
  }
  const arrival = migrationOf(update) === null ? arrivalOf(update, 'fake_bot') : null;
  if (arrival === null) {
    counts.unanswered++;
    return;
  }
  answer(arrival, house, chats, counts);
}

function answer({ chat, incoming }: Arrival, house: TurnHouse, chats: Chats, counts: FuzzCounts): void {
  const memory = chats.get(chat) ?? { state: newChat, shown: [] };
  const opened = signer.open(incoming, chat);
  const taken = turn(memory.state, opened, at, house);
  if (taken.replies.length === 0 && !maySayNothing(opened)) throw new Error(`no answer to ${opened.kind}`);
  for (const { message } of taken.replies) memory.shown.push(...check(message, chat, house, counts));
  for (const { message } of taken.reminders) check(message, chat, house, counts);
  const { talk } = taken.state;
  if (talk !== null && !isDeepStrictEqual(readTalk(JSON.stringify(talk)), talk))
    throw new Error('what is going on would not come back from the database');
  chats.set(chat, { state: taken.state, shown: memory.shown.slice(-50) });
}

/** Nobody asked, or the answer stands there already, or it is the last word: leaving a group. */
const maySayNothing = (incoming: Incoming): boolean =>
  incoming.kind === 'overheard' || incoming.kind === 'gone-press' || incoming.kind === 'command';

/** Checks a message as Telegram would; returns what its buttons carry as they are sent. */
function check(message: Message, chat: number, house: TurnHouse, counts: FuzzCounts): string[] {
  const texts = renderHtml(message);
  if (texts.length === 0) throw new Error('an empty message');
  for (const html of texts) {
    counts.answers++;
    counts.longest = Math.max(counts.longest, html.length);
    if (html.trim() === '' || html.length > 4096) throw new Error(`a text of ${html.length} characters`);
    if (!html.isWellFormed()) throw new Error('half a character');
    checkHtml(html);
  }
  const data = signer.sign(message.buttons, chat).flat();
  checkKeyboard({
    inline_keyboard: [data.map(({ label, press }) => ({ text: label, callback_data: press }))],
  });
  for (const { press } of data) {
    if (Buffer.byteLength(press) > longestData) throw new Error(`a button of ${press.length} bytes`);
  }
  for (const { press } of message.buttons.flat()) {
    if (decodePress(press, namedIn(house.facts)) === null) throw new Error(`«${press}» leads nowhere`);
  }
  return data.map(({ press }) => press);
}

function pressed(
  { chat, which, madeUp, gone, about }: Extract<RandomUpdate, { kind: 'press' }>,
  chats: Chats,
): unknown {
  const shown = chats.get(chat)?.shown ?? [];
  const data = madeUp ?? shown[which % Math.max(1, shown.length)] ?? 'start';
  const buttons = gone ? [] : [[{ text: 'x', callback_data: data }]];
  const type = chat > 0 ? 'private' : 'supergroup';
  const message = {
    message_id: 1,
    date: 1,
    chat: { id: chat, type },
    reply_markup: { inline_keyboard: buttons },
    reply_to_message: { message_id: 2, date: 1, chat: { id: chat, type }, text: about },
  };
  return { update_id: 1, callback_query: { id: '1', from: { id: 7 }, chat_instance: '1', data, message } };
}
