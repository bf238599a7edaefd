// The conversation: from what is remembered and what comes in to what is remembered next and what is to be said.
// Pure and synchronous: nothing is sent, stored or worded here.
import type { Analysis, Language, SchemeId, Verdict } from '../../nlp/index.ts';
import { decodePress, type KnownSchemes, type Press } from './press.ts';
import type { ChatState, Incoming, Judged, Passage, Say, SpokenLanguage, Utterance } from './types.ts';

/** What the conversation needs to know of the world. */
export interface DialogKnowledge {
  readonly analyze: (passage: Passage) => Analysis;
  /** What a tap under an unclear answer points at: a scheme, or null for nothing; undefined: no such tap. */
  readonly schemeAsked: (asked: string) => SchemeId | null | undefined;
  readonly schemes: KnownSchemes;
}

export interface Step {
  readonly state: ChatState;
  readonly utterances: readonly Utterance[];
  /** The analysis of a new text, for counting. */
  readonly judged: Analysis | null;
}

/** A chat nobody has spoken in yet. */
export const newChat: ChatState = { chosen: null, last: 'ru' };

export function step(state: ChatState, incoming: Incoming, knowledge: DialogKnowledge): Step {
  switch (incoming.kind) {
    case 'text':
      return onText(state, incoming.passage, knowledge);
    case 'command':
      return onCommand(state, incoming.name, incoming.argument);
    case 'press': {
      const press = decodePress(incoming.press, knowledge.schemes);
      return press === null
        ? saying(state, { kind: 'too-old' })
        : onPress(state, press, incoming.about, knowledge);
    }
    case 'unreadable':
      return saying(state, { kind: 'unreadable', what: incoming.what });
  }
}

function onText(state: ChatState, passage: Passage, { analyze }: DialogKnowledge): Step {
  const analysis = analyze(passage);
  const next = { ...state, last: state.chosen ?? languageOf(passage, analysis) ?? state.last };
  if (!/[\p{L}\p{N}]/u.test(passage.text)) return saying(next, { kind: 'empty' });
  return {
    state: next,
    utterances: [{ say: answerTo({ passage, analysis }), place: 'new' }],
    judged: analysis,
  };
}

function onCommand(state: ChatState, name: string, argument: string): Step {
  switch (name) {
    case 'start':
      return saying(state, { kind: 'start' });
    case 'help':
      return saying(state, { kind: 'help' });
    case 'lang':
      return argument === 'ru' || argument === 'kk'
        ? choose(state, argument, 'new')
        : saying(state, { kind: 'ask-language' });
    case 'official':
      return saying(state, { kind: 'official', section: null, page: 0 });
    default:
      return saying(state, { kind: 'unknown-command' });
  }
}

function onPress(
  state: ChatState,
  press: Press,
  about: Passage | null,
  { analyze, schemeAsked }: DialogKnowledge,
): Step {
  const judged = (): Judged | null => about && { passage: about, analysis: analyze(about) };
  switch (press.kind) {
    case 'why':
      return saying(state, { kind: 'why', verdict: press.verdict, judged: judged() });
    case 'next':
    case 'card':
      return saying(state, { kind: press.kind, verdict: press.verdict });
    case 'happened': {
      const lost = judged()?.analysis.lost ?? [];
      return lost.length > 0
        ? saying(state, { kind: 'emergency', lost, verdict: press.verdict, all: false })
        : saying(state, { kind: 'ask-lost', verdict: press.verdict });
    }
    case 'lost': {
      // The text, when it is still at hand, knows of everything that was lost; the button of one thing only.
      const known = judged()?.analysis.lost ?? [];
      const lost = known.includes(press.loss) ? known : [press.loss];
      return saying(state, { kind: 'emergency', lost, verdict: press.verdict, all: press.all });
    }
    case 'nothing-lost':
      return saying(state, { kind: 'nothing-lost', verdict: press.verdict });
    case 'again':
      return saying(state, verdictOf(press.verdict, judged()));
    case 'language': {
      const next = { chosen: press.language, last: press.language };
      return {
        state: next,
        utterances: [{ say: verdictOf(press.verdict, judged()), place: 'instead' }],
        judged: null,
      };
    }
    case 'set-language':
      return choose(state, press.language, 'instead');
    case 'asked': {
      const scheme = schemeAsked(press.asked);
      if (scheme === undefined) return saying(state, { kind: 'too-old' });
      const verdict: Verdict =
        scheme === null ? { kind: 'no-signs' } : { kind: 'suspicious', scheme, variant: null };
      return saying(state, { kind: 'verdict-again', verdict });
    }
    case 'official':
      return {
        state,
        utterances: [
          { say: { kind: 'official', section: press.section, page: press.page }, place: 'instead' },
        ],
        judged: null,
      };
    case 'wrong':
      return saying(state, { kind: 'wrong-thanks' });
    case 'help':
      return saying(state, { kind: 'help' });
  }
}

/** What is said of a text: the verdict, or first of all what to do when something has already been given away. */
function answerTo(judged: Judged): Say {
  const { verdict, lost } = judged.analysis;
  return lost.length > 0 ? { kind: 'emergency', lost, verdict, all: false } : { kind: 'verdict', judged };
}

/** The same answer again; when its text is gone the verdict stands alone. */
function verdictOf(verdict: Verdict, judged: Judged | null): Say {
  return judged === null ? { kind: 'verdict-again', verdict } : answerTo(judged);
}

function choose(state: ChatState, language: SpokenLanguage, place: Utterance['place']): Step {
  return {
    state: { ...state, chosen: language, last: language },
    utterances: [{ say: { kind: 'language-set' }, place }],
    judged: null,
  };
}

function saying(state: ChatState, say: Say): Step {
  return { state, utterances: [{ say, place: 'new' }], judged: null };
}

const leastWords = 3;
const kazakhLetter = /[әғқңөұүһі]/iu;

/** A word or two do not tell a language («да», a link), unless a letter does: then the last one goes on. */
function languageOf({ text }: Passage, { language }: Analysis): SpokenLanguage | null {
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  return words >= leastWords || kazakhLetter.test(text) ? spokenFor(language) : null;
}

/** The language to answer a message in; null when it does not tell. Mixed is what Kazakh speakers write. */
export function spokenFor(language: Language): SpokenLanguage | null {
  switch (language) {
    case 'ru':
    case 'ru-latn':
      return 'ru';
    case 'kk':
    case 'kk-latn':
    case 'mixed':
      return 'kk';
    case 'other':
      return null;
  }
}
