// What a step of the conversation comes to, and what it may ask of the world.
import type { Analysis, Gist, Interview, LossId, TopicId, TopicKind } from '../../nlp/index.ts';
import type { Named } from './press.ts';
import type {
  ChatState,
  Effect,
  ExampleId,
  Judged,
  Passage,
  Say,
  SpokenLanguage,
  Time,
  Utterance,
} from './types.ts';

/** What a topic means for the conversation. */
export interface TopicTraits {
  readonly kind: TopicKind;
  readonly loss: LossId | null;
  readonly time: Time | null;
}

/** What the conversation needs to know of the world. */
export interface DialogKnowledge {
  /** Now, in milliseconds since 1970. */
  readonly at: number;
  readonly analyze: (passage: Passage) => Analysis;
  /** A text that goes on where another ended. */
  readonly together: (before: Gist, now: Analysis) => Analysis;
  readonly gistOf: (analysis: Analysis) => Gist;
  readonly interview: Interview;
  /** The text as it may be shown and kept: numbers of persons masked. */
  readonly mask: (judged: Judged) => string;
  /** The text of an example message. */
  readonly example: (example: ExampleId, language: SpokenLanguage) => string;
  readonly topic: (topic: TopicId) => TopicTraits;
  readonly named: Named;
}

export interface Step {
  readonly state: ChatState;
  readonly utterances: readonly Utterance[];
  /** The analysis of a new text, for counting. */
  readonly judged: Analysis | null;
  readonly effects: readonly Effect[];
}

/** Says one thing, as a new message. */
export function saying(state: ChatState, say: Say, ...effects: readonly Effect[]): Step {
  return { state, utterances: [{ say, place: 'new' }], judged: null, effects };
}

/** Says one thing in place of the message whose button was pressed. */
export function instead(state: ChatState, say: Say, ...effects: readonly Effect[]): Step {
  return { state, utterances: [{ say, place: 'instead' }], judged: null, effects };
}

/** The text a button stands under, judged anew; null when the messenger no longer knows it. */
export function judgedAbout(about: Passage | null, { analyze }: DialogKnowledge): Judged | null {
  return about && { passage: about, analysis: analyze(about) };
}
