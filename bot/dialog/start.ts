// The beginning, and what can be had at any time: help, examples, languages, the official library, being forgotten.
import { type DialogKnowledge, instead, saying, type Step } from './outcome.ts';
import type { Press } from './press.ts';
import type { ChatState, ExampleId, SpokenLanguage, Utterance } from './types.ts';

type StartPress = Extract<
  Press,
  {
    kind:
      | 'start'
      | 'help'
      | 'send-message'
      | 'example'
      | 'forget'
      | 'simple'
      | 'set-language'
      | 'official'
      | 'official-menu';
  }
>;

export function onStart(state: ChatState, press: StartPress, knowledge: DialogKnowledge): Step {
  switch (press.kind) {
    case 'start':
    case 'help':
    case 'send-message':
      return saying(state, { kind: press.kind });
    case 'example':
      return tryOut(state, press.example, knowledge);
    case 'forget':
      return forget(state);
    case 'simple':
      return toggleSimple(state);
    case 'set-language':
      return choose(state, press.language, 'instead');
    case 'official':
      return instead(state, { kind: 'official', section: press.section, page: press.page });
    case 'official-menu':
      return saying(state, { kind: 'official', section: null, page: 0 });
  }
}

/** The example, and the answer it gets: as a person's own message would, only that nothing is remembered of it. */
function tryOut(state: ChatState, example: ExampleId, { analyze, example: textOf }: DialogKnowledge): Step {
  const passage = { text: textOf(example, state.chosen ?? state.last), hiddenLinks: [] };
  return {
    state,
    utterances: [
      { say: { kind: 'example', example }, place: 'new' },
      { say: { kind: 'verdict', judged: { passage, analysis: analyze(passage) } }, place: 'new' },
    ],
    judged: null,
    effects: [],
  };
}

/** Nothing of the person stays; the answer is still in their language. */
export function forget({ chosen, last }: ChatState): Step {
  const state: ChatState = { chosen: null, last: chosen ?? last, simple: false, alerted: null, talk: null };
  return saying(state, { kind: 'forgotten' }, { kind: 'forget' });
}

export function toggleSimple(state: ChatState): Step {
  return saying({ ...state, simple: !state.simple }, { kind: 'simple-set' });
}

export function choose(state: ChatState, language: SpokenLanguage, place: Utterance['place']): Step {
  return {
    state: { ...state, chosen: language, last: language },
    utterances: [{ say: { kind: 'language-set' }, place }],
    judged: null,
    effects: [],
  };
}
