// One turn of a conversation: what came in, what is remembered, what goes out. The whole bot on one screen.
import type { Pipeline } from '../nlp/index.ts';
import { newChat, step } from './dialog/step.ts';
import type { ChatState, Incoming } from './dialog/types.ts';
import { compose, type House } from './reply/compose.ts';
import type { Message } from './reply/message.ts';

/** What went by, for the daily counts: no word of it. */
export interface Counted {
  readonly verdict: string;
  readonly scheme: string | null;
  readonly language: string;
}

/** What a turn remembers and counts; `chat` is an opaque key, never an id of the messenger. */
export interface Memory {
  load(chat: string): Promise<ChatState | null>;
  save(chat: string, state: ChatState): Promise<void>;
  count(counted: Counted): Promise<void>;
}

export interface Reply {
  readonly message: Message;
  /** As a new message, or in place of the one whose button was pressed. */
  readonly place: 'new' | 'instead';
}

export interface TurnHouse extends House {
  readonly pipeline: Pipeline;
}

export interface Turn {
  readonly state: ChatState;
  readonly replies: readonly Reply[];
  readonly counted: Counted | null;
}

/** The turn itself: a pure function of state and incoming. */
export function turn(state: ChatState, incoming: Incoming, house: TurnHouse): Turn {
  const { pipeline, facts } = house;
  const stepped = step(state, incoming, {
    analyze: ({ text, hiddenLinks }) => pipeline.analyze(text, hiddenLinks),
    schemeAsked: (asked) => facts.asked.find(({ id }) => id === asked)?.scheme,
    schemes: { has: (id) => facts.schemes.has(id), ofVariant: (id) => facts.schemeOf.get(id) },
  });
  const language = stepped.state.chosen ?? stepped.state.last;
  const { judged } = stepped;
  return {
    state: stepped.state,
    replies: stepped.utterances.map(({ say, place }) => ({ message: compose(say, language, house), place })),
    counted: judged && {
      verdict: judged.verdict.kind,
      scheme: 'scheme' in judged.verdict ? judged.verdict.scheme : null,
      language: judged.language,
    },
  };
}

/** Loads, takes the turn, saves. When the memory fails the answer still goes out: a verdict matters more than a count. */
export async function takeTurn(
  chat: string,
  incoming: Incoming,
  house: TurnHouse,
  memory: Memory,
  onTrouble: (error: unknown) => void,
): Promise<readonly Reply[]> {
  const state = await memory.load(chat).catch((error: unknown) => {
    onTrouble(error);
    return null;
  });
  const before = state ?? newChat;
  const taken = turn(before, incoming, house);
  try {
    if (taken.state !== before) await memory.save(chat, taken.state);
    if (taken.counted !== null) await memory.count(taken.counted);
  } catch (error) {
    onTrouble(error);
  }
  return taken.replies;
}
