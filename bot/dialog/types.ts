// The nouns of the conversation: what comes in, what is to be said, what is remembered.
import type { Analysis, HiddenLink, LossId, Verdict } from '../../nlp/index.ts';

export type { HiddenLink };

/** The languages the bot speaks. */
export const spokenLanguages = ['ru', 'kk'] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

/** A text somebody asks about, with the links its words hide. */
export interface Passage {
  readonly text: string;
  readonly hiddenLinks: readonly HiddenLink[];
}

/** What we cannot read: each has its own honest sentence. */
export const unreadableKinds = [
  'photo',
  'voice',
  'video',
  'file',
  'contact',
  'location',
  'sticker',
  'unknown',
] as const;
export type UnreadableKind = (typeof unreadableKinds)[number];

/** Anything a person can do to the bot, whatever the messenger. */
export type Incoming =
  | { readonly kind: 'text'; readonly passage: Passage }
  | { readonly kind: 'command'; readonly name: string; readonly argument: string }
  /** A button; `about`: the text under whose answer it stood, when the messenger still knows it. */
  | { readonly kind: 'press'; readonly press: string; readonly about: Passage | null }
  | { readonly kind: 'unreadable'; readonly what: UnreadableKind };

/** What is kept of a chat between turns: no word of what was said. */
export interface ChatState {
  /** The language the person asked for; null: follow the messages. */
  readonly chosen: SpokenLanguage | null;
  /** The language of the last answer, for what has no words of its own. */
  readonly last: SpokenLanguage;
}

/** Sections of the official library. */
export const officialSections = [
  'prosecutor',
  'police',
  'national-bank',
  'others',
  'schemes',
  'figures',
  'laws',
  'contacts',
] as const;
export type OfficialSection = (typeof officialSections)[number];

/** A passage that has been judged. */
export interface Judged {
  readonly passage: Passage;
  readonly analysis: Analysis;
}

/** What the bot has to say; wording is the affair of `reply/`. */
export type Say =
  | { readonly kind: 'start' | 'help' | 'ask-language' | 'language-set' | 'wrong-thanks' }
  | { readonly kind: 'too-old' | 'unknown-command' | 'empty' | 'trouble' }
  | { readonly kind: 'unreadable'; readonly what: UnreadableKind }
  | { readonly kind: 'verdict'; readonly judged: Judged }
  /** The verdict of an old button: the text is gone, its judgement stands in the button. */
  | { readonly kind: 'verdict-again'; readonly verdict: Verdict }
  | { readonly kind: 'why'; readonly verdict: Verdict; readonly judged: Judged | null }
  | { readonly kind: 'next'; readonly verdict: Verdict }
  | { readonly kind: 'card'; readonly verdict: Verdict }
  | { readonly kind: 'ask-lost'; readonly verdict: Verdict }
  | {
      readonly kind: 'emergency';
      readonly lost: readonly LossId[];
      readonly verdict: Verdict;
      readonly all: boolean;
    }
  | { readonly kind: 'nothing-lost'; readonly verdict: Verdict }
  | { readonly kind: 'official'; readonly section: OfficialSection | null; readonly page: number };

/** Something to say, as a new message or in place of the one whose button was pressed. */
export interface Utterance {
  readonly say: Say;
  readonly place: 'new' | 'instead';
}
