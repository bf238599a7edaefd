// In a group: silent, unless the group has asked to be warned; and then only when it is sure, and seldom.
import { type DialogKnowledge, saying, type Step } from './outcome.ts';
import type { ChatState, Passage } from './types.ts';

const sureEnough = 0.97;
const alertEveryMs = 3 * 86_400_000;

export function onOverheard(state: ChatState, passage: Passage, { at, analyze }: DialogKnowledge): Step {
  const silent: Step = { state, utterances: [], judged: null, effects: [] };
  if (state.alerted === null || at - state.alerted < alertEveryMs) return silent;
  const analysis = analyze(passage);
  if (analysis.verdict.kind !== 'scam' || analysis.chance < sureEnough) return silent;
  return {
    ...saying({ ...state, alerted: at }, { kind: 'verdict', judged: { passage, analysis } }),
    judged: analysis,
  };
}

export function setAlerts(state: ChatState, argument: string): Step {
  return saying(
    { ...state, alerted: argument === 'off' ? null : (state.alerted ?? 0) },
    { kind: 'alerts-set' },
  );
}
