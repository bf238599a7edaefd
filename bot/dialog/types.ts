// The nouns of the conversation: what comes in, what is to be said, what is remembered.
import type {
  Analysis,
  Answer,
  Gist,
  HiddenLink,
  LossId,
  TopicId,
  Verdict,
  Weighed,
} from '../../nlp/index.ts';

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
  'apk',
  'contact',
  'location',
  'sticker',
  'unknown',
] as const;
export type UnreadableKind = (typeof unreadableKinds)[number];

/** Anything a person can do to the bot, whatever the messenger. */
export type Incoming =
  /** `forwarded`: somebody else's words, not the person's own. */
  | {
      readonly kind: 'text';
      readonly passage: Passage;
      readonly forwarded: boolean;
      /** What came with the words and cannot be read. */
      readonly beside: UnreadableKind | null;
    }
  /** Said in a group, not to the bot. */
  | { readonly kind: 'overheard'; readonly passage: Passage }
  | { readonly kind: 'command'; readonly name: string; readonly argument: string }
  /** A button; `about`: the text under whose answer it stood, when the messenger still knows it. */
  | { readonly kind: 'press'; readonly press: string; readonly about: Passage | null }
  /** A button that its message no longer has: a second tap on what has been answered. */
  | { readonly kind: 'gone-press'; readonly press: string }
  | { readonly kind: 'unreadable'; readonly what: UnreadableKind };

/** What is going on in a chat: ids and numbers. It is forgotten after half an hour. */
export interface Talk {
  /** When it was last spoken of, in milliseconds since 1970. */
  readonly at: number;
  /** How the last texts were judged. */
  readonly story: Gist | null;
  /** The answers given so far, while questions are being asked. */
  readonly answers: readonly Answer[] | null;
  /** Where the steps have come to, while they are being taken. */
  readonly steps: { readonly trouble: Trouble; readonly index: number } | null;
  /** What has happened was asked, and not answered yet. */
  readonly asked: boolean;
}

/** What is kept of a chat between turns: no word of what was said. */
export interface ChatState {
  /** The language the person asked for; null: follow the messages. */
  readonly chosen: SpokenLanguage | null;
  /** The language of the last answer, for what has no words of its own. */
  readonly last: SpokenLanguage;
  /** Shorter sentences and bigger steps, by the person's wish. */
  readonly simple: boolean;
  /** A group that wants to be warned: when it last was, in milliseconds (0: never yet); null: it does not want it. */
  readonly alerted: number | null;
  readonly talk: Talk | null;
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

/** How long ago it happened: banks can stop a transfer in the first hours. */
export const times = ['now', 'today', 'earlier', 'unknown'] as const;
export type Time = (typeof times)[number];

/** What has been given away, how long ago, and which scheme it was, as far as known. */
export interface Trouble {
  readonly lost: readonly LossId[];
  readonly time: Time;
  /** The day it happened, in days since 1970, where it was tapped on that day. */
  readonly day: number | null;
  readonly verdict: Verdict;
}

/** Why somebody thinks an answer wrong. New ones only at the end: buttons name them by place. */
export const wrongReasons = ['is-scam', 'is-harmless', 'other-scheme', 'not-understood'] as const;
export type WrongReason = (typeof wrongReasons)[number];

/** Messages to try the bot on: a fraud, a told call, a real bank's message. */
export const examples = ['scam', 'call', 'genuine'] as const;
export type ExampleId = (typeof examples)[number];

/** New ones only at the end: buttons name them by place. */
export const complaintReceivers = ['police', 'bank'] as const;
export type ComplaintReceiver = (typeof complaintReceivers)[number];

/** Where the questions have come to. */
export interface Questioned {
  readonly answers: readonly Answer[];
  readonly weighed: Weighed;
  /** The question to ask. */
  readonly next: number;
  readonly about: 'call' | 'text';
  /** The likeliest options, or the rest of them. */
  readonly page: 'first' | 'rest';
}

/** What the bot has to say; wording is the affair of `reply/`. */
export type Say =
  | {
      readonly kind:
        'start' | 'help' | 'ask-language' | 'language-set' | 'simple-set' | 'forgotten' | 'alerts-set';
    }
  | { readonly kind: 'too-old' | 'unknown-command' | 'empty' | 'trouble' | 'too-many' | 'send-message' }
  | { readonly kind: 'subscribed' }
  | { readonly kind: 'unreadable'; readonly what: UnreadableKind }
  | { readonly kind: 'verdict'; readonly judged: Judged }
  /** The verdict of an old button: the text is gone, its judgement stands in the button. */
  | { readonly kind: 'verdict-again'; readonly verdict: Verdict }
  /** What was said after an accusation changes nothing; `refused`: the person gave nothing. */
  | { readonly kind: 'still'; readonly verdict: Verdict; readonly refused: boolean }
  /** The text says too little: its verdict, and the question that would tell most. */
  | { readonly kind: 'question'; readonly questioned: Questioned }
  /** `steps`: where the person is in them, to go back to. */
  | {
      readonly kind: 'topic';
      readonly topic: TopicId;
      readonly judged: Judged;
      readonly steps: Talk['steps'];
    }
  | { readonly kind: 'why'; readonly verdict: Verdict; readonly judged: Judged | null }
  | { readonly kind: 'next' | 'card'; readonly verdict: Verdict }
  | { readonly kind: 'ask-lost'; readonly lost: readonly LossId[]; readonly verdict: Verdict }
  | { readonly kind: 'ask-time'; readonly lost: readonly LossId[]; readonly verdict: Verdict }
  | {
      readonly kind: 'step';
      readonly trouble: Trouble;
      readonly index: number;
      /** What the trouble is was read from words and may be wrong; or: what was asked has no answer here. */
      readonly beside?: 'heard' | 'no-answer';
    }
  | { readonly kind: 'cannot' | 'reminder-set'; readonly trouble: Trouble; readonly index: number }
  | { readonly kind: 'all-steps'; readonly trouble: Trouble }
  | { readonly kind: 'nothing-lost'; readonly verdict: Verdict }
  | { readonly kind: 'complaint'; readonly to: ComplaintReceiver; readonly trouble: Trouble }
  | { readonly kind: 'ask-wrong'; readonly verdict: Verdict }
  | { readonly kind: 'ask-donation'; readonly reason: WrongReason; readonly judged: Judged }
  | { readonly kind: 'wrong-thanks'; readonly donated: boolean }
  /** A text given earlier was judged wrongly, and this is what it is. */
  | { readonly kind: 'correction'; readonly isScam: boolean }
  | { readonly kind: 'example'; readonly example: ExampleId }
  | { readonly kind: 'official'; readonly section: OfficialSection | null; readonly page: number };

/** What is to be done besides talking. */
export type Effect =
  | { readonly kind: 'campaign'; readonly name: string }
  | { readonly kind: 'wrong'; readonly reason: WrongReason; readonly verdict: Verdict }
  /** The text as it would be kept, masked; by consent only. */
  | {
      readonly kind: 'donate';
      readonly text: string;
      readonly reason: WrongReason;
      readonly verdict: Verdict;
    }
  | { readonly kind: 'forget' }
  /** The person wants to hear when the text last given turns out to have been judged wrongly. */
  | { readonly kind: 'subscribe' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'remind'; readonly minutes: number; readonly say: Say };

/** Something to say, as a new message or in place of the one whose button was pressed. */
export interface Utterance {
  readonly say: Say;
  readonly place: 'new' | 'instead';
}
