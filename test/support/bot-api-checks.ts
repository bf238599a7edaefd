// What the real Bot API refuses, and so must we.
import type { Json } from './bot-api-body.ts';

/** A call that Telegram would answer with 400 and these words. */
export class ApiRefusal extends Error {}

const tags = new Set([
  'b',
  'strong',
  'i',
  'em',
  'u',
  'ins',
  's',
  'strike',
  'del',
  'a',
  'code',
  'pre',
  'blockquote',
  'tg-spoiler',
]);

/** Throws ApiRefusal unless the text is HTML as Telegram takes it: known tags, closed in order, nothing loose. */
export function checkHtml(text: string): void {
  const open: string[] = [];
  for (const match of text.matchAll(
    /<(\/?)([a-z-]+)((?:[\s/=][^<>]*)?)>|[<>]|&(?!(?:lt|gt|amp|quot|#\d+|#x[0-9a-f]+);)/gi,
  )) {
    const [, slash, tag] = match;
    if (tag === undefined) {
      // Telegram forgives a loose ampersand and ">"; we do not send them.
      throw new ApiRefusal(`Bad Request: can't parse entities: unescaped "${match[0]}"`);
    }
    if (!tags.has(tag))
      throw new ApiRefusal(`Bad Request: can't parse entities: Unsupported start tag "${tag}"`);
    if (slash === '') open.push(tag);
    else if (open.pop() !== tag) throw new ApiRefusal("Bad Request: can't parse entities: Unmatched end tag");
  }
  if (open.length > 0)
    throw new ApiRefusal(`Bad Request: can't parse entities: no end tag for "${open.at(-1)!}"`);
}

/** Throws ApiRefusal when a button carries nothing, or more than 64 bytes. */
export function checkKeyboard(markup: Json | undefined): Json | undefined {
  const rows = (markup?.['inline_keyboard'] ?? []) as readonly (readonly Json[])[];
  for (const button of rows.flat()) {
    const data = button['callback_data'];
    if (typeof data === 'string' && (data === '' || Buffer.byteLength(data) > 64)) {
      throw new ApiRefusal('Bad Request: BUTTON_DATA_INVALID');
    }
    if (typeof button['text'] !== 'string' || button['text'] === '') {
      throw new ApiRefusal('Bad Request: text buttons are unallowed in the inline keyboard');
    }
  }
  return markup;
}
