// Whoever sends a code, a card or an IIN is told to take it out of the chat, whatever else he is told.
import type { Incoming, Say, SpokenLanguage } from '../dialog/types.ts';
import type { Entity } from '../../nlp/index.ts';
import { lines, type Message, text } from './message.ts';
import { holdsPersonalNumbers } from './quote.ts';
import type { Words } from './words.ts';

/** Whether the answers to what came in lack the note: a verdict on the text says it itself. */
export function needsNote(
  incoming: Incoming,
  says: readonly Say[],
  entitiesOf: (incoming: Extract<Incoming, { kind: 'text' }>) => readonly Entity[],
): boolean {
  if (incoming.kind !== 'text' || says.length === 0 || says.some(({ kind }) => kind === 'verdict'))
    return false;
  return holdsPersonalNumbers(entitiesOf(incoming));
}

export function withNote(message: Message, language: SpokenLanguage, words: Words): Message {
  return { ...message, blocks: [...message.blocks, lines(text(words.ui(language, 'verdict.sensitive')))] };
}
