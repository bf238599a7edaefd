// What stands behind the buttons of a verdict: why, what comes next, the card, the same in the other language.
import { type DialogKnowledge, instead, judgedAbout, saying, type Step } from './outcome.ts';
import type { Press } from './press.ts';
import { toldIn } from './told.ts';
import type { ChatState, Judged, Passage, Say } from './types.ts';
import type { Verdict } from '../../nlp/index.ts';

type DetailsPress = Extract<Press, { kind: 'why' | 'next' | 'card' | 'again' | 'not-lost' | 'language' }>;

export function onDetails(
  state: ChatState,
  press: DetailsPress,
  about: Passage | null,
  knowledge: DialogKnowledge,
): Step {
  const { verdict } = press;
  switch (press.kind) {
    case 'why':
      return saying(state, { kind: 'why', verdict, judged: judgedAbout(about, knowledge) });
    case 'next':
    case 'card':
      return saying(state, { kind: press.kind, verdict });
    case 'again':
      return saying(state, verdictOf(verdict, judgedAbout(about, knowledge), knowledge));
    case 'not-lost':
      return instead(state, withoutLoss(verdict, judgedAbout(about, knowledge)));
    case 'language': {
      const next = { ...state, chosen: press.language, last: press.language };
      return instead(next, verdictOf(verdict, judgedAbout(about, knowledge), knowledge));
    }
  }
}

/**
 * The same answer again. What was judged together with earlier messages, or by taps, keeps the judgement of its
 * button; without its text it stands without quotes.
 */
function verdictOf(verdict: Verdict, judged: Judged | null, knowledge: DialogKnowledge): Say {
  const told = judged && toldIn(judged.analysis, knowledge);
  if (told !== null && told.lost.length > 0) {
    const { lost, time } = told;
    return { kind: 'step', trouble: { lost, time, day: null, verdict }, index: 0, beside: 'heard' };
  }
  return withoutLoss(verdict, judged);
}

/** The judgement alone: what was taken for a loss was none. */
function withoutLoss(verdict: Verdict, judged: Judged | null): Say {
  return judged === null || judged.analysis.verdict.kind !== verdict.kind
    ? { kind: 'verdict-again', verdict }
    : { kind: 'verdict', judged };
}
