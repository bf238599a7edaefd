// Making the calls of one delivery, with what Telegram may refuse mended: HTML, length, an edit that comes too late.
import { setTimeout as sleep } from 'node:timers/promises';
import { Input, type Telegram, TelegramError } from 'telegraf';
import type { InlineKeyboardMarkup } from 'telegraf/types';
import type { Answered } from './answered.ts';
import { callByName } from './bot-api.ts';
import type { Delivery, TextDelivery } from './delivery.ts';
import { plainPieces } from './plain-pieces.ts';

export interface DeliverHouse {
  readonly telegram: Telegram;
  readonly answered: Answered;
  /** Between the pieces of a text that was refused as too long. */
  readonly betweenMs: number;
  readonly onPlain: () => void;
}

/** Resolves when Telegram took it. Rejects with `TelegramError`, or what the net gave. */
export async function deliver(delivery: Delivery, house: DeliverHouse): Promise<void> {
  const { telegram } = house;
  switch (delivery.kind) {
    case 'text':
      return deliverText(delivery, house);
    case 'picture':
      await telegram.sendPhoto(
        delivery.chat,
        Input.fromBuffer(Buffer.from(delivery.png, 'base64'), 'abaila.png'),
      );
      return;
    case 'leave':
      await telegram.leaveChat(delivery.chat);
      return;
    case 'inline':
      await telegram.answerInlineQuery(
        delivery.query,
        [{ ...article(delivery.title, delivery.html), id: 'verdict' }],
        { cache_time: 0, is_personal: true },
      );
      return;
    case 'guest':
      // Guest mode (Bot API 10.0): telegraf has no method for it yet.
      await callByName(telegram, 'answerGuestQuery', {
        guest_query_id: delivery.query,
        result: { ...article('Abaila', delivery.html), id: 'verdict' },
      });
      return;
  }
}

const article = (
  title: string,
  html: string,
): {
  type: 'article';
  title: string;
  input_message_content: { message_text: string; parse_mode: 'HTML' };
} => ({
  type: 'article',
  title,
  input_message_content: {
    message_text: html,
    parse_mode: 'HTML',
    ...{ link_preview_options: { is_disabled: true } },
  },
});

async function deliverText(text: TextDelivery, house: DeliverHouse): Promise<void> {
  const { chat, answers } = text;
  const replaced = text.replaces ?? (text.corrects === null ? null : house.answered.get(chat, text.corrects));
  const sent =
    replaced !== null && (await edit(replaced, text, house.telegram)) ? replaced : await send(text, house);
  if (answers !== null) house.answered.set(chat, answers, sent);
}

/** Sends it as a new message and returns its number; where the HTML or the length is refused, as plain pieces. */
async function send(text: TextDelivery, { telegram, betweenMs, onPlain }: DeliverHouse): Promise<number> {
  const { chat, html, buttons, answerTo } = text;
  const hanging =
    answerTo === null
      ? {}
      : { reply_parameters: { message_id: answerTo, allow_sending_without_reply: true } };
  const common = { link_preview_options: { is_disabled: true }, ...hanging };
  try {
    const markup = { reply_markup: keyboard(buttons) };
    return (await telegram.sendMessage(chat, html, { parse_mode: 'HTML', ...common, ...markup })).message_id;
  } catch (error) {
    if (!isRefusal(error, /can't parse entities|too long/)) throw error;
  }
  onPlain();
  const pieces = plainPieces(html);
  let sent = 0;
  for (const [i, piece] of pieces.entries()) {
    if (i > 0) await sleep(betweenMs);
    const markup = i === pieces.length - 1 ? { reply_markup: keyboard(buttons) } : {};
    sent = (await telegram.sendMessage(chat, piece, { ...common, ...markup })).message_id;
  }
  return sent;
}

/** False when the message can no longer be edited and a new one has to be sent. */
async function edit(
  message: number,
  { chat, html, buttons }: TextDelivery,
  telegram: Telegram,
): Promise<boolean> {
  try {
    await telegram.editMessageText(chat, message, undefined, html, {
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      reply_markup: keyboard(buttons),
    });
    return true;
  } catch (error) {
    if (!isRefusal(error, /./)) throw error;
    return isRefusal(error, /message is not modified/);
  }
}

const isRefusal = (error: unknown, why: RegExp): boolean =>
  error instanceof TelegramError && error.code === 400 && why.test(error.description);

function keyboard(buttons: TextDelivery['buttons']): InlineKeyboardMarkup {
  return {
    inline_keyboard: buttons.map((row) =>
      row.map(({ label, press }) => ({ text: label, callback_data: press })),
    ),
  };
}
