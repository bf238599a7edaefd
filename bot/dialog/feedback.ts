// «It's wrong»: a reason by a tap, and the text only if its owner, having seen what would be kept, gives it.
import { type DialogKnowledge, instead, judgedAbout, saying, type Step } from './outcome.ts';
import type { Press } from './press.ts';
import type { ChatState, Effect, Passage } from './types.ts';

type FeedbackPress = Extract<Press, { kind: 'wrong' | 'reason' | 'donate' | 'subscribe' }>;

export function onFeedback(
  state: ChatState,
  press: FeedbackPress,
  about: Passage | null,
  knowledge: DialogKnowledge,
): Step {
  switch (press.kind) {
    case 'wrong':
      return saying(state, { kind: 'ask-wrong', verdict: press.verdict });
    case 'subscribe':
      return instead(state, { kind: 'subscribed' }, { kind: 'subscribe' });
    case 'reason': {
      const { reason, verdict } = press;
      const judged = judgedAbout(about, knowledge);
      const count: Effect = { kind: 'wrong', reason, verdict };
      return judged === null
        ? instead(state, { kind: 'wrong-thanks', donated: false }, count)
        : instead(state, { kind: 'ask-donation', reason, judged }, count);
    }
    case 'donate': {
      const { verdict } = press;
      const judged = judgedAbout(about, knowledge);
      const given = press.agreed && judged !== null;
      const thanks = { kind: 'wrong-thanks', donated: given } as const;
      return given
        ? instead(state, thanks, {
            kind: 'donate',
            text: knowledge.mask(judged),
            reason: press.reason,
            verdict,
          })
        : instead(state, thanks);
    }
  }
}
