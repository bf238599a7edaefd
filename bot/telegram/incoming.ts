// From Telegram's updates to what the conversation understands. The only place that knows their shape.
import type { CallbackQuery, Message, Update } from 'telegraf/types';
import type { Incoming, Passage } from '../dialog/types.ts';
import { passageOf, repliedToBy } from './contents.ts';
import { unreadable } from './unreadable.ts';

/** An update somebody expects an answer to. */
export interface Arrival {
  readonly chat: number;
  /** Who asks; the chat itself where Telegram does not say. */
  readonly from: number;
  /** The message to answer to: theirs, or the one their button is about. */
  readonly answerTo: number | null;
  readonly incoming: Incoming;
  /** The person's messenger speaks Kazakh. */
  readonly speaksKazakh: boolean;
  /** The message of ours that the answer takes the place of, if it may: the one with the button. */
  readonly replaces: number | null;
  /** For a press: which query to confirm. */
  readonly query: string | null;
  /** The question was corrected: so is its answer. */
  readonly edited: boolean;
  /** The album it is one picture of. */
  readonly album: string | null;
}

/** What an update asks of us; null for what needs no answer (a channel's post, somebody joining a group). */
export function arrivalOf(update: Update, me: string): Arrival | null {
  if ('message' in update) return ofMessage(update.message, me, false);
  if ('edited_message' in update) return ofMessage(update.edited_message, me, true);
  if ('callback_query' in update) return ofPress(update.callback_query);
  return null;
}

function ofMessage(message: Message, me: string, edited: boolean): Arrival | null {
  const incoming = message.chat.type === 'private' ? incomingOf(message, me) : addressed(message, me);
  // A live location that moves on, a picture exchanged: nothing new that could be read.
  if (incoming === null || (edited && incoming.kind === 'unreadable')) return null;
  return {
    chat: message.chat.id,
    from: message.from?.id ?? message.chat.id,
    answerTo: message.message_id,
    incoming,
    speaksKazakh: message.from?.language_code === 'kk',
    replaces: null,
    query: null,
    edited,
    album: 'media_group_id' in message ? (message.media_group_id ?? null) : null,
  };
}

function incomingOf(message: Message, me: string): Incoming | null {
  const passage = passageOf(message);
  if (passage !== null) {
    const command = commandOf(message, me);
    return (
      command ?? {
        kind: 'text',
        passage,
        forwarded: 'forward_origin' in message,
        beside: unreadable(message),
      }
    );
  }
  const what = unreadable(message);
  return what && { kind: 'unreadable', what };
}

/** In groups the bot is silent until somebody asks it: `/check` under a message, or its name. */
function addressed(message: Message, me: string): Incoming | null {
  const passage = passageOf(message);
  if (passage === null) return null;
  const repliedTo = repliedToBy(message);
  const command = commandOf(message, me);
  if (command?.kind === 'command') {
    if (command.name !== 'check') return groupCommands.has(command.name) ? command : null;
    const asked = repliedTo ?? (command.argument === '' ? null : { text: command.argument, hiddenLinks: [] });
    return asked === null
      ? { kind: 'command', name: 'help', argument: '' }
      : { kind: 'text', passage: asked, forwarded: true, beside: null };
  }
  const name = `@${me}`;
  const at = passage.text.toLowerCase().indexOf(name.toLowerCase());
  if (at < 0) return { kind: 'overheard', passage };
  const own = `${passage.text.slice(0, at)} ${passage.text.slice(at + name.length)}`.trim();
  if (repliedTo !== null) return { kind: 'text', passage: repliedTo, forwarded: true, beside: null };
  return own === ''
    ? { kind: 'command', name: 'help', argument: '' }
    : { kind: 'text', passage: { text: own, hiddenLinks: [] }, forwarded: true, beside: null };
}

const groupCommands = new Set(['alerts', 'leave', 'help', 'lang']);

const commandPattern = /^\/([a-z_0-9]+)(?:@(\w+))?(?:\s(.*))?$/is;

/** A command; null for one that is meant for another bot, and for words that are not typed but forwarded. */
function commandOf(message: Message, me: string): Extract<Incoming, { kind: 'command' }> | null {
  if (!('text' in message) || message.forward_origin !== undefined) return null;
  const match = commandPattern.exec(message.text);
  if (match === null || (match[2] !== undefined && match[2].toLowerCase() !== me.toLowerCase())) return null;
  return { kind: 'command', name: match[1]!.toLowerCase(), argument: match[3]?.trim() ?? '' };
}

/** Somebody asks from within another chat; nothing is remembered of it. */
export interface Aside {
  readonly kind: 'inline' | 'guest';
  /** Who asks, for the limit of questions; 0 where Telegram does not say. */
  readonly from: number;
  readonly query: string;
  readonly passage: Passage;
}

/** An inline query or a guest's question; null for every other update, and for one without words. */
export function asideOf(update: Update): Aside | null {
  if ('inline_query' in update) {
    const { id, query, from } = update.inline_query;
    return query.trim() === ''
      ? null
      : { kind: 'inline', from: from.id, query: id, passage: { text: query, hiddenLinks: [] } };
  }
  // Newer than telegraf's types.
  const guest = (update as { guest_message?: Message & { guest_query_id?: string } }).guest_message;
  if (guest?.guest_query_id === undefined) return null;
  const passage = repliedToBy(guest) ?? passageOf(guest);
  return passage && { kind: 'guest', from: guest.from?.id ?? 0, query: guest.guest_query_id, passage };
}

/** A group that became a supergroup: its number before and now. */
export interface Migration {
  readonly from: number;
  readonly to: number;
}

export function migrationOf(update: Update): Migration | null {
  if (!('message' in update) || !('migrate_to_chat_id' in update.message)) return null;
  return { from: update.message.chat.id, to: update.message.migrate_to_chat_id };
}

function ofPress(query: CallbackQuery): Arrival | null {
  const { message } = query;
  if (!('data' in query) || message === undefined) return null;
  const original = 'reply_to_message' in message ? message.reply_to_message : undefined;
  return {
    chat: message.chat.id,
    from: query.from.id,
    answerTo: original?.message_id ?? null,
    incoming: isGone(message, query.data)
      ? { kind: 'gone-press', press: query.data }
      : {
          kind: 'press',
          press: query.data,
          about: original === undefined ? null : passageOf(original),
        },
    speaksKazakh: query.from.language_code === 'kk',
    replaces: message.message_id,
    query: query.id,
    edited: false,
    album: null,
  };
}

/**
 * Whether a message does not carry the button that was pressed on it: it was answered in between, or somebody made the
 * press up. Telegram sends the buttons along except for messages too old to be read; there the signature must do.
 */
function isGone(message: NonNullable<CallbackQuery['message']>, data: string): boolean {
  if (message.date === 0) return false;
  const buttons = 'reply_markup' in message ? message.reply_markup.inline_keyboard.flat() : [];
  return !buttons.some((button) => 'callback_data' in button && button.callback_data === data);
}
