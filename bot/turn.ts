// One turn of a conversation: what came in, what is remembered, what goes out. The whole bot on one screen.
import { type Analysis, gistOf, type Pipeline } from '../nlp/index.ts';
import type { Named } from './dialog/press.ts';
import { type DialogKnowledge, newChat, step } from './dialog/step.ts';
import type { ChatState, Effect, Incoming, Judged, Passage, Say, SpokenLanguage } from './dialog/types.ts';
import type { Facts } from './facts/types.ts';
import { compose, type House, type Manner } from './reply/compose.ts';
import type { Message } from './reply/message.ts';
import type { Reader } from './reader/reader.ts';
import { mask } from './reply/quote.ts';
import { needsNote, withNote } from './reply/sensitive-note.ts';
import { analyzeTwice } from './second-opinion.ts';

/** What went by, for the daily counts: no word of it. */
export interface Counted {
  readonly verdict: string;
  readonly scheme: string | null;
  readonly language: string;
}

/** What a turn leaves behind; `chat` is an opaque key, never an id of the messenger. Written as one, or not at all. */
export interface Kept {
  readonly chat: string;
  /** null: nothing changed. */
  readonly state: ChatState | null;
  readonly counted: Counted | null;
  readonly effects: readonly KeptEffect[];
}

/** What turns remember. */
export interface Memory {
  load(chat: string): Promise<ChatState | null>;
  keep(kept: Kept): Promise<void>;
}

/** What a turn itself asks of the memory; reminding, leaving and writing later are the affair of the edge. */
export type TurnEffect = Exclude<Effect, { kind: 'remind' | 'leave' | 'subscribe' }>;

/** What is carried out in the memory. */
export type KeptEffect =
  | TurnEffect
  /** A sealed address is kept with the text the chat gave last. */
  | { readonly kind: 'subscribe'; readonly address: string }
  /** What is kept under another key comes along: a group has a new number, or the hashing key was changed. */
  | { readonly kind: 'moved'; readonly from: string }
  /** Who asked to be told about a text is told now, and known no longer. */
  | { readonly kind: 'told'; readonly donation: number };

export interface Reply {
  readonly message: Message;
  /** As a new message, or in place of the one whose button was pressed. */
  readonly place: 'new' | 'instead';
}

/** Something to be said later, because the person asked for it. */
export interface Reminder {
  readonly minutes: number;
  readonly message: Message;
}

export interface TurnHouse extends House {
  readonly pipeline: Pipeline;
  /** Asked for what the first reader is in doubt about. */
  readonly reader: Pick<Reader, 'read'>;
}

/** What has been judged in this turn already, by text; a turn adds what it asks for. */
type Judgements = Map<string, Judged>;

export interface Turn {
  readonly state: ChatState;
  readonly replies: readonly Reply[];
  readonly reminders: readonly Reminder[];
  readonly effects: readonly TurnEffect[];
  readonly leaves: boolean;
  readonly subscribes: boolean;
  readonly counted: Counted | null;
}

/** The turn itself: a pure function of state and incoming. `at`: now, in milliseconds since 1970. */
export function turn(
  state: ChatState,
  incoming: Incoming,
  at: number,
  house: Omit<TurnHouse, 'reader'>,
  judgements: Judgements = new Map(),
): Turn {
  const knowledge = knowledgeOf(house, at, judgements);
  const stepped = step(state, incoming, knowledge);
  const { judged, effects } = stepped;
  const manner = mannerOf(stepped.state);
  const say = (what: Say): Message => compose(what, manner, at, house);
  const says = stepped.utterances.map((utterance) => utterance.say);
  const noted = needsNote(incoming, says, ({ passage }) => knowledge.analyze(passage).entities);
  return {
    state: stepped.state,
    replies: stepped.utterances.map((utterance, i) => ({
      message:
        noted && i === 0 ? withNote(say(utterance.say), manner.language, house.words) : say(utterance.say),
      place: utterance.place,
    })),
    reminders: effects.flatMap((effect) =>
      effect.kind === 'remind' ? [{ minutes: effect.minutes, message: say(effect.say) }] : [],
    ),
    effects: effects.filter(isKept),
    leaves: effects.some(({ kind }) => kind === 'leave'),
    subscribes: effects.some(({ kind }) => kind === 'subscribe'),
    counted: judged && {
      verdict: judged.verdict.kind,
      scheme: 'scheme' in judged.verdict ? judged.verdict.scheme : null,
      language: judged.language,
    },
  };
}

const isKept = (effect: Effect): effect is TurnEffect =>
  effect.kind !== 'remind' && effect.kind !== 'leave' && effect.kind !== 'subscribe';

/** What the conversation may ask of the house. */
export function knowledgeOf(
  { pipeline, facts, words }: Omit<TurnHouse, 'reader'>,
  at: number,
  judgements: Judgements = new Map(),
): DialogKnowledge {
  const analyze = (passage: Passage): Analysis => {
    const known = judgements.get(passage.text)?.analysis;
    if (known !== undefined) return known;
    const analysis = pipeline.analyze(passage.text, passage.hiddenLinks);
    judgements.set(passage.text, { passage, analysis });
    return analysis;
  };
  return {
    at,
    analyze,
    together: (before, now) => pipeline.together(before, now),
    gistOf,
    interview: pipeline.interview,
    mask: ({ passage, analysis }) => mask(passage.text, analysis.entities),
    topic: (topic) => facts.topics.get(topic)!,
    example: (example, language) => words.ui(language, `example.${example}`),
    named: namedIn(facts),
  };
}

/** How to speak to this chat. */
export function mannerOf({ chosen, last, simple, alerted }: ChatState): Manner {
  return { language: chosen ?? last, chosen: chosen !== null, simple, alerts: alerted !== null };
}

/** What buttons may name. */
export function namedIn(facts: Facts): Named {
  return {
    has: (id) => facts.schemes.has(id),
    ofVariant: (id) => facts.schemeOf.get(id),
    losses: facts.losses,
    options: facts.questions.map(({ options }) => options.length),
  };
}

/** What the edge is to do: send now, send later, leave the chat, remember whom to write to; and what is to be kept. */
export type Taken = Pick<Turn, 'replies' | 'reminders' | 'leaves' | 'subscribes'> & { readonly kept: Kept };

/** Loads and takes the turn; keeping is left to the caller. When the memory fails the answer is as to a new chat. */
export async function considerTurn(
  chat: string,
  incoming: Incoming,
  at: number,
  house: TurnHouse,
  memory: Pick<Memory, 'load'>,
  onTrouble: (error: unknown) => void,
  /** To a chat nobody has spoken in yet, until its words tell. */
  first: SpokenLanguage = 'ru',
): Promise<Taken> {
  const state = await memory.load(chat).catch((error: unknown) => {
    onTrouble(error);
    return null;
  });
  const before = state ?? { ...newChat, last: first };
  const judgements: Judgements = new Map();
  const alone = turn(before, incoming, at, house, judgements);
  // Only where the turn asked about a text, and the first reader was in doubt of it, it is taken again with both.
  const taken = (await readAgain(judgements, house)) ? turn(before, incoming, at, house, judgements) : alone;
  // Being forgotten comes last, or the state of this very turn would stay behind.
  const forgets = taken.effects.some(({ kind }) => kind === 'forget');
  const changed = taken.state !== before && !forgets;
  const { counted, effects } = taken;
  return { ...taken, kept: { chat, state: changed ? taken.state : null, counted, effects } };
}

/** Has the second reader look at what is in doubt; whether it had a word on any of it. */
async function readAgain(judgements: Judgements, { pipeline, reader }: TurnHouse): Promise<boolean> {
  let changed = false;
  for (const { passage, analysis } of judgements.values()) {
    if (!analysis.doubtful) continue;
    const both = await analyzeTwice(passage, pipeline, reader);
    if (both.doubtful) continue;
    judgements.set(passage.text, { passage, analysis: both });
    changed = true;
  }
  return changed;
}

/** Loads, takes the turn, keeps. When the memory fails the answer still goes out: a verdict matters more than a count. */
export async function takeTurn(
  chat: string,
  incoming: Incoming,
  at: number,
  house: TurnHouse,
  memory: Memory,
  onTrouble: (error: unknown) => void,
): Promise<Taken> {
  const taken = await considerTurn(chat, incoming, at, house, memory, onTrouble);
  await memory.keep(taken.kept).catch(onTrouble);
  return taken;
}
