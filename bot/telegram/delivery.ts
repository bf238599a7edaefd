// One call to be made of Telegram, as the outbox keeps it. What a crash may repeat is a call, so every call is by itself.
import { z } from 'zod';
import type { Outcome, Rendered } from './outcome.ts';

const button = z.object({ label: z.string(), press: z.string() });

const delivery = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    chat: z.number(),
    html: z.string(),
    buttons: z.array(z.array(button)),
    /** The message it hangs on, if any: a button pressed later brings the question back with it. */
    answerTo: z.number().nullable(),
    /** The message of ours it takes the place of, if it still can. */
    replaces: z.number().nullable(),
    /** It takes the place of our answer to this message of theirs, if that is still known. */
    corrects: z.number().nullable(),
    /** It is our answer to this message of theirs. */
    answers: z.number().nullable(),
  }),
  z.object({ kind: z.literal('picture'), chat: z.number(), png: z.string() }),
  z.object({ kind: z.literal('leave'), chat: z.number() }),
  z.object({ kind: z.literal('inline'), query: z.string(), title: z.string(), html: z.string() }),
  z.object({ kind: z.literal('guest'), query: z.string(), html: z.string() }),
]);

export type Delivery = z.infer<typeof delivery>;
export type TextDelivery = Extract<Delivery, { kind: 'text' }>;

export const writeDelivery = (one: Delivery): string => JSON.stringify(one);

/** Null for what another version of the bot wrote and this one does not understand. */
export function readDelivery(body: string): Delivery | null {
  try {
    return delivery.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

/** Where an answer goes. */
export type Target = Pick<TextDelivery, 'chat' | 'answerTo' | 'replaces' | 'corrects' | 'answers'>;

/** The calls that bring one answer: its texts with the buttons under the last, then its picture. */
export function deliveriesOf(target: Target, { html, buttons, picture }: Rendered): Delivery[] {
  // Several texts cannot take the place of one message.
  const alone = html.length === 1;
  const texts = html.map((text, i): Delivery => {
    const last = i === html.length - 1;
    return {
      kind: 'text',
      chat: target.chat,
      html: text,
      buttons: last ? buttons.map((row) => [...row]) : [],
      answerTo: target.answerTo,
      replaces: alone ? target.replaces : null,
      corrects: alone ? target.corrects : null,
      answers: last ? target.answers : null,
    };
  });
  if (picture === null) return texts;
  return [...texts, { kind: 'picture', chat: target.chat, png: Buffer.from(picture).toString('base64') }];
}

/** A plain message to a chat. */
export const toChat = (chat: number, answerTo: number | null): Target => ({
  chat,
  answerTo,
  replaces: null,
  corrects: null,
  answers: null,
});

/** Everything a turn has to say, in order. */
export function deliveriesOfOutcome(target: Target, outcome: Outcome): Delivery[] {
  const answers = outcome.answers.flatMap((answer, i) =>
    deliveriesOf(
      {
        ...target,
        replaces: answer.place === 'instead' ? target.replaces : null,
        corrects: i === 0 && answer.place === 'new' ? target.corrects : null,
        answers: i === 0 ? target.answers : null,
      },
      answer,
    ),
  );
  const elsewhere = outcome.elsewhere.flatMap(({ chat, answer }) => deliveriesOf(toChat(chat, null), answer));
  return [
    ...answers,
    ...elsewhere,
    ...(outcome.leaves ? [{ kind: 'leave' as const, chat: target.chat }] : []),
  ];
}
