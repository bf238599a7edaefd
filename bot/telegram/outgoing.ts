// From rendered messages to Telegram's calls.
import { Input, type Telegram, TelegramError } from 'telegraf';
import type { InlineKeyboardMarkup } from 'telegraf/types';
import type { Message } from '../reply/message.ts';

/** A message as Telegram takes it: one or more texts in its HTML, buttons under the last. */
export interface Rendered {
  readonly html: readonly string[];
  readonly buttons: Message['buttons'];
  /** A picture that follows, as PNG. */
  readonly picture: Uint8Array | null;
}

/** Where an answer goes. */
export interface Target {
  readonly chat: number;
  /** The message it hangs on, if any: a button pressed later brings the question back with it. */
  readonly answerTo: number | null;
  /** The message of ours it takes the place of, if it still can. */
  readonly replaces: number | null;
}

/** Sends one answer; returns the number of its last text's message. */
export async function sendAnswer(telegram: Telegram, target: Target, answer: Rendered): Promise<number> {
  const { chat, replaces } = target;
  if (replaces !== null && answer.html.length === 1 && (await edit(telegram, chat, replaces, answer)))
    return replaces;
  const sent = await send(telegram, target, answer);
  if (answer.picture !== null) {
    await telegram.sendPhoto(chat, Input.fromBuffer(Buffer.from(answer.picture), 'abaila.png'));
  }
  return sent;
}

async function send(
  telegram: Telegram,
  { chat, answerTo }: Target,
  { html, buttons }: Rendered,
): Promise<number> {
  let sent = 0;
  for (const [i, text] of html.entries()) {
    const message = await telegram.sendMessage(chat, text, {
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      ...(answerTo === null
        ? {}
        : { reply_parameters: { message_id: answerTo, allow_sending_without_reply: true } }),
      ...(i === html.length - 1 ? { reply_markup: keyboard(buttons) } : {}),
    });
    sent = message.message_id;
  }
  return sent;
}

/** False when the message can no longer be edited and a new one has to be sent. */
async function edit(
  telegram: Telegram,
  chat: number,
  message: number,
  { html, buttons }: Rendered,
): Promise<boolean> {
  try {
    await telegram.editMessageText(chat, message, undefined, html[0]!, {
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      reply_markup: keyboard(buttons),
    });
    return true;
  } catch (error) {
    if (!(error instanceof TelegramError) || error.code !== 400) throw error;
    return error.description.includes('message is not modified');
  }
}

function keyboard(buttons: Message['buttons']): InlineKeyboardMarkup {
  return {
    inline_keyboard: buttons.map((row) =>
      row.map(({ label, press }) => ({ text: label, callback_data: press })),
    ),
  };
}

/** The verdict as the one result of an inline query; whoever takes it sends it in his own name. */
export async function answerInline(
  telegram: Telegram,
  query: string,
  title: string,
  { html }: Rendered,
): Promise<void> {
  await telegram.answerInlineQuery(
    query,
    [
      {
        type: 'article',
        id: 'verdict',
        title,
        input_message_content: {
          message_text: html[0]!,
          parse_mode: 'HTML',
          link_preview_options: { is_disabled: true },
        },
      },
    ],
    { cache_time: 0, is_personal: true },
  );
}

/** Guest mode (Bot API 10.0): asked by name in a chat it is no member of. telegraf has no method for it yet. */
export async function answerGuest(telegram: Telegram, query: string, { html }: Rendered): Promise<void> {
  const call = telegram.callApi.bind(telegram) as unknown as (
    method: string,
    params: object,
  ) => Promise<unknown>;
  await call('answerGuestQuery', {
    guest_query_id: query,
    result: {
      type: 'article',
      id: 'verdict',
      title: 'Abaila',
      input_message_content: {
        message_text: html[0]!,
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
      },
    },
  });
}
