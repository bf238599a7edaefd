// Few words of the person's own after an answer: they go on with it. «Сделал», «не берут трубку», «а я сказала код».
import type { Analysis, Verdict } from '../../nlp/index.ts';
import { type DialogKnowledge, saying, type Step } from './outcome.ts';
import { type Told, toldIn } from './told.ts';
import type { ChatState, Passage, Say, Talk, Trouble } from './types.ts';

/** So few words say nothing that stands by itself. */
export const mostWordsOfRemark = 6;
/** Somewhat more, where they only tell or ask. */
const mostWordsOfReply = 12;

export function countWords({ text }: Passage): number {
  return text.match(/\p{L}+/gu)?.length ?? 0;
}

const endsWithQuestion = ({ text }: Passage): boolean => text.trimEnd().endsWith('?');

/** Null where the text is to be taken by itself. */
export function onSequel(
  state: ChatState,
  passage: Passage,
  alone: Analysis,
  knowledge: DialogKnowledge,
): Step | null {
  const { talk } = state;
  const words = countWords(passage);
  const told = toldIn(alone, knowledge);
  const { kinds, refused } = told;
  if (talk === null || words > mostWordsOfReply || kinds.has('distress') || kinds.has('question'))
    return null;
  const short =
    words <= mostWordsOfRemark || alone.verdict.kind === 'information' || alone.verdict.kind === 'unclear';
  if (talk.steps !== null)
    return onStepsTalk(state, talk, talk.steps, passage, alone, told, short, knowledge);
  if (talk.asked && told.lost.length === 0 && !refused && words <= mostWordsOfRemark) {
    const about = talk.story?.verdict ?? ({ kind: 'unclear' } as const);
    return saying(keeping(state, talk, null, knowledge, true), {
      kind: 'ask-lost',
      lost: [],
      verdict: about,
    });
  }
  const verdict = talk.story?.verdict;
  // «Это мошенники?» after a harmless message asks about that message.
  const asksAgain = endsWithQuestion(passage) && words <= mostWordsOfRemark;
  if (asksAgain && verdict !== undefined && isCalm(verdict) && alone.verdict.kind === 'unclear')
    return saying(keeping(state, talk, null, knowledge), { kind: 'verdict-again', verdict });
  if (verdict === undefined || !('scheme' in verdict) || told.lost.length > 0) return null;
  if (kinds.has('given') && !refused) {
    return saying(keeping(state, talk, null, knowledge, true), { kind: 'ask-lost', lost: [], verdict });
  }
  if ('scheme' in alone.verdict && !refused) return null;
  if (kinds.has('talk') && !kinds.has('what-now')) return null;
  return short || refused
    ? saying(keeping(state, talk, null, knowledge), { kind: 'still', verdict, refused })
    : null;
}

const isCalm = ({ kind }: Verdict): boolean => kind === 'no-signs' || kind === 'information';

/** Words while the steps are being taken do what the buttons do. */
function onStepsTalk(
  state: ChatState,
  talk: Talk,
  { trouble, index }: NonNullable<Talk['steps']>,
  passage: Passage,
  alone: Analysis,
  { kinds, refused, lost, time }: Told,
  short: boolean,
  knowledge: DialogKnowledge,
): Step | null {
  const go = (say: Say, next: { trouble: Trouble; index: number }): Step =>
    saying(keeping(state, talk, next, knowledge), say);
  const asks = endsWithQuestion(passage) || (kinds.has('asks') && !kinds.has('what-now'));
  // «А кредит могут взять?» asks about what has not happened.
  const supposes = asks && countWords(passage) <= mostWordsOfRemark;
  const added = supposes ? [] : lost.filter((loss) => !trouble.lost.includes(loss));
  const dated = time !== 'unknown' && trouble.time === 'unknown';
  if (added.length > 0 || (dated && short)) {
    const more = { ...trouble, lost: [...trouble.lost, ...added], time: dated ? time : trouble.time };
    return go({ kind: 'step', trouble: more, index: 0, beside: 'heard' }, { trouble: more, index: 0 });
  }
  if (kinds.has('cannot')) return go({ kind: 'cannot', trouble, index }, { trouble, index });
  if (kinds.has('done')) {
    return go({ kind: 'step', trouble, index: index + 1 }, { trouble, index: index + 1 });
  }
  if (refused && trouble.time === 'unknown') {
    return saying(keeping(state, talk, null, knowledge), {
      kind: 'still',
      verdict: trouble.verdict,
      refused: true,
    });
  }
  if (('scheme' in alone.verdict && !supposes) || (kinds.has('talk') && !kinds.has('what-now'))) return null;
  if (!short && !asks) return null;
  return go(
    {
      kind: 'step',
      trouble,
      index,
      ...(asks && !kinds.has('what-now') ? { beside: 'no-answer' as const } : {}),
    },
    { trouble, index },
  );
}

function keeping(
  state: ChatState,
  talk: Talk,
  steps: Talk['steps'],
  { at }: DialogKnowledge,
  asked = false,
): ChatState {
  return { ...state, talk: { ...talk, at, steps, asked } };
}
