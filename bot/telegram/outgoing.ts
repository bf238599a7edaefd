// From rendered messages to Telegram's calls.
import { type Telegram, TelegramError } from 'telegraf';
import type { InlineKeyboardMarkup } from 'telegraf/types';
import type { Message } from '../reply/message.ts';
import type { Arrival } from './incoming.ts';

/** A message as Telegram takes it: one or more texts in its HTML, buttons under the last. */
export interface Rendered {
  readonly html: readonly string[];
  readonly buttons: Message['buttons'];
  readonly place: 'new' | 'instead';
}

/** Sends the answers to an arrival in their order; an answer that replaces a message edits it. */
export async function sendAnswers(
  telegram: Telegram,
  arrival: Arrival,
  answers: readonly Rendered[],
): Promise<void> {
  for (const answer of answers) {
    const pressed = arrival.press?.message ?? null;
    if (answer.place === 'instead' && pressed !== null && answer.html.length === 1) {
      if (await edit(telegram, arrival.chat, pressed, answer)) continue;
    }
    await send(telegram, arrival, answer);
  }
}

async function send(
  telegram: Telegram,
  { chat, answerTo }: Arrival,
  { html, buttons }: Rendered,
): Promise<void> {
  for (const [i, text] of html.entries()) {
    await telegram.sendMessage(chat, text, {
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      // The answer hangs on the question: a button pressed later brings the question back with it.
      ...(answerTo === null
        ? {}
        : { reply_parameters: { message_id: answerTo, allow_sending_without_reply: true } }),
      ...(i === html.length - 1 ? { reply_markup: keyboard(buttons) } : {}),
    });
  }
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
