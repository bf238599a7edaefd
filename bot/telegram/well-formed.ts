// The border: what is read of an update must be there in the shape we read it in. Telegram keeps to it; whoever sends
// something else by our door is not answered. Whatever is not read may be anything.
import type { Update } from 'telegraf/types';
import { z } from 'zod';

const number = z.int();
const chat = z.looseObject({ id: number, type: z.string() });
const user = z.looseObject({ id: number, language_code: z.string().optional() });
const entities = z
  .array(
    z.union([
      z.looseObject({ type: z.literal('text_link'), offset: number, length: number, url: z.string() }),
      z.looseObject({ type: z.string().refine((type) => type !== 'text_link') }),
    ]),
  )
  .optional();
const worded = z.looseObject({ text: z.string() });
const document = z.looseObject({ file_name: z.string().optional(), mime_type: z.string().optional() });
const keyboard = z.looseObject({ inline_keyboard: z.array(z.array(worded)) });

const message = z.looseObject({
  message_id: number,
  date: number,
  chat,
  from: user.optional(),
  text: z.string().optional(),
  entities,
  caption: z.string().optional(),
  caption_entities: entities,
  media_group_id: z.string().optional(),
  quote: z.looseObject({ text: z.string(), entities }).optional(),
  external_reply: z
    .looseObject({
      document: document.optional(),
      link_preview_options: z.looseObject({ url: z.string().optional() }).optional(),
    })
    .optional(),
  poll: z.looseObject({ question: z.string(), options: z.array(worded) }).optional(),
  invoice: z.looseObject({ title: z.string(), description: z.string() }).optional(),
  game: z.looseObject({ title: z.string(), description: z.string().optional() }).optional(),
  giveaway: z.looseObject({ prize_description: z.string().optional() }).optional(),
  document: document.optional(),
  reply_markup: keyboard.optional(),
  migrate_to_chat_id: number.optional(),
  guest_query_id: z.string().optional(),
  get reply_to_message(): z.ZodOptional<typeof message> {
    return message.optional();
  },
});

const update = z.looseObject({
  update_id: number,
  message: message.optional(),
  edited_message: message.optional(),
  guest_message: message.optional(),
  callback_query: z
    .looseObject({ id: z.string(), from: user, data: z.string().optional(), message: message.optional() })
    .optional(),
  inline_query: z.looseObject({ id: z.string(), from: user, query: z.string() }).optional(),
});

export function isWellFormed(given: unknown): given is Update {
  return update.safeParse(given).success;
}
