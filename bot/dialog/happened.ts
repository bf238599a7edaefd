// When it has already happened: what was given away, how long ago, then one step at a time, and the papers.
import { type DialogKnowledge, instead, judgedAbout, saying, type Step } from './outcome.ts';
import type { Press } from './press.ts';
import { toldIn } from './told.ts';
import type { ChatState, Passage, Trouble } from './types.ts';

type HappenedPress = Extract<
  Press,
  {
    kind:
      | 'happened'
      | 'lost'
      | 'lost-all'
      | 'nothing-lost'
      | 'step'
      | 'step-ru'
      | 'step-kk'
      | 'done'
      | 'cannot'
      | 'remind'
      | 'all-steps'
      | 'complaint';
  }
>;

const reminderMinutes = 60;

export function onHappened(
  state: ChatState,
  press: HappenedPress,
  about: Passage | null,
  knowledge: DialogKnowledge,
): Step {
  switch (press.kind) {
    case 'happened': {
      const judged = judgedAbout(about, knowledge);
      const told = judged && toldIn(judged.analysis, knowledge);
      const lost = told?.lost ?? state.talk?.story?.lost ?? [];
      const trouble = { lost, time: told?.time ?? 'unknown', day: null, verdict: press.verdict } as const;
      return lost.length > 0
        ? saying(at(state, trouble, 0, knowledge), { kind: 'step', trouble, index: 0, beside: 'heard' })
        : saying(asking(state, knowledge), { kind: 'ask-lost', lost: [], verdict: press.verdict });
    }
    case 'lost':
      return instead(state, { kind: 'ask-lost', lost: press.lost, verdict: press.verdict });
    case 'lost-all':
      return press.lost.length === 0
        ? instead(state, { kind: 'nothing-lost', verdict: press.verdict })
        : instead(state, { kind: 'ask-time', lost: press.lost, verdict: press.verdict });
    case 'nothing-lost':
      return instead(state, { kind: 'nothing-lost', verdict: press.verdict });
    case 'step':
      return instead(at(state, press.trouble, press.index, knowledge), {
        kind: 'step',
        trouble: press.trouble,
        index: press.index,
      });
    case 'step-ru':
    case 'step-kk': {
      const language = press.kind === 'step-ru' ? 'ru' : 'kk';
      const next = { ...state, chosen: language, last: language } as const;
      return instead(at(next, press.trouble, press.index, knowledge), {
        kind: 'step',
        trouble: press.trouble,
        index: press.index,
      });
    }
    case 'done': {
      const index = press.index + 1;
      return instead(at(state, press.trouble, index, knowledge), {
        kind: 'step',
        trouble: press.trouble,
        index,
      });
    }
    case 'cannot':
      return instead(at(state, press.trouble, press.index, knowledge), {
        kind: 'cannot',
        trouble: press.trouble,
        index: press.index,
      });
    case 'remind':
      return saying(
        at(state, press.trouble, press.index, knowledge),
        { kind: 'reminder-set', trouble: press.trouble, index: press.index },
        {
          kind: 'remind',
          minutes: reminderMinutes,
          say: { kind: 'step', trouble: press.trouble, index: press.index },
        },
      );
    case 'all-steps':
      return saying(state, { kind: 'all-steps', trouble: press.trouble });
    case 'complaint':
      return saying(state, { kind: 'complaint', to: press.to, trouble: press.trouble });
  }
}

/** Remembers that an answer is waited for, in words as well. */
export function asking(state: ChatState, { at: now }: Pick<DialogKnowledge, 'at'>): ChatState {
  return {
    ...state,
    talk: { at: now, story: state.talk?.story ?? null, answers: null, steps: null, asked: true },
  };
}

/** Remembers where the steps have come to, for whoever writes instead of tapping. */
function at(state: ChatState, trouble: Trouble, index: number, knowledge: DialogKnowledge): ChatState {
  return {
    ...state,
    talk: {
      at: knowledge.at,
      story: state.talk?.story ?? null,
      answers: null,
      steps: { trouble, index },
      asked: false,
    },
  };
}
