// The conversation: from what is remembered and what comes in to what is remembered next, what is to be said, and what
// is to be done. Pure and synchronous: nothing is sent, stored or worded here. Each part of it stands in a file of its own.
import { onCommand } from './commands.ts';
import { onDetails } from './details.ts';
import { onFeedback } from './feedback.ts';
import { onOverheard } from './group.ts';
import { onHappened } from './happened.ts';
import { onAnswer } from './interview.ts';
import { type DialogKnowledge, saying, type Step } from './outcome.ts';
import { decodePress } from './decode-press.ts';
import type { Press } from './press.ts';
import { onStart } from './start.ts';
import { onText } from './texts.ts';
import type { ChatState, Incoming, Passage } from './types.ts';

export type { DialogKnowledge, Step } from './outcome.ts';

/** A chat nobody has spoken in yet. */
export const newChat: ChatState = { chosen: null, last: 'ru', simple: false, alerted: null, talk: null };

/** What was spoken of so long ago is over. */
export const talkLastsMs = 30 * 60_000;

export function step(remembered: ChatState, incoming: Incoming, knowledge: DialogKnowledge): Step {
  const state = withoutOldTalk(remembered, knowledge.at);
  switch (incoming.kind) {
    case 'text':
      return onText(state, incoming, knowledge);
    case 'overheard':
      return onOverheard(state, incoming.passage, knowledge);
    case 'command':
      return onCommand(state, incoming.name, incoming.argument, knowledge);
    case 'press': {
      const press = decodePress(incoming.press, knowledge.named);
      return press === null
        ? saying(state, { kind: 'too-old' })
        : onPress(state, press, incoming.about, knowledge);
    }
    case 'gone-press':
      return { state, utterances: [], judged: null, effects: [] };
    case 'unreadable':
      return saying(state, { kind: 'unreadable', what: incoming.what });
  }
}

function withoutOldTalk(state: ChatState, at: number): ChatState {
  // A clock that was set back makes nothing old.
  return state.talk !== null && Math.abs(at - state.talk.at) > talkLastsMs ? { ...state, talk: null } : state;
}

function onPress(state: ChatState, press: Press, about: Passage | null, knowledge: DialogKnowledge): Step {
  switch (press.kind) {
    case 'start':
    case 'help':
    case 'send-message':
    case 'example':
    case 'forget':
    case 'simple':
    case 'set-language':
    case 'official':
    case 'official-menu':
      return onStart(state, press, knowledge);
    case 'answer':
      return onAnswer(state, press, knowledge);
    case 'why':
    case 'next':
    case 'card':
    case 'again':
    case 'not-lost':
    case 'language':
      return onDetails(state, press, about, knowledge);
    case 'happened':
    case 'lost':
    case 'lost-all':
    case 'nothing-lost':
    case 'step':
    case 'step-ru':
    case 'step-kk':
    case 'done':
    case 'cannot':
    case 'remind':
    case 'all-steps':
    case 'complaint':
      return onHappened(state, press, about, knowledge);
    case 'wrong':
    case 'reason':
    case 'donate':
    case 'subscribe':
      return onFeedback(state, press, about, knowledge);
  }
}
