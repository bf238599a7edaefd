// Questions by taps: for somebody with the caller on the line, and for a text that says too little. The answers travel
// in the buttons, so that an old message still does its work; the verdict grows in the same message.
import type { Answer, Gist } from '../../nlp/index.ts';
import type { DialogKnowledge, Step } from './outcome.ts';
import type { Press } from './press.ts';
import type { ChatState, Say } from './types.ts';

/** So many questions a frightened person answers. */
const mostQuestions = 5;
/** And so many in a row about a text. */
const mostAboutText = 3;

export function onAnswer(
  state: ChatState,
  { answers, then }: Extract<Press, { kind: 'answer' }>,
  knowledge: DialogKnowledge,
): Step {
  const first = answers.length === 0 && then === 'ask';
  // Whoever opens the questions by himself begins anew.
  const story = first ? null : (state.talk?.story ?? null);
  const say =
    then === 'enough' ? conclusion(answers, story, knowledge) : question(answers, story, knowledge, then);
  return {
    state: {
      ...state,
      talk: {
        at: knowledge.at,
        story,
        answers: say.kind === 'question' ? answers : null,
        steps: null,
        asked: false,
      },
    },
    utterances: [{ say, place: first ? 'new' : 'instead' }],
    judged: null,
    effects: [],
  };
}

/** The next question, with what the answers have come to; the verdict when no question would change it. */
export function question(
  answers: readonly Answer[],
  story: Gist | null,
  knowledge: DialogKnowledge,
  then: 'ask' | 'rest' = 'ask',
): Say {
  const weighed = knowledge.interview.weigh(answers, story);
  const most = story === null ? mostQuestions : mostAboutText;
  return weighed.next === null || answers.length >= most
    ? conclusion(answers, story, knowledge)
    : {
        kind: 'question',
        questioned: {
          answers,
          weighed,
          next: weighed.next,
          about: story === null ? 'call' : 'text',
          page: then === 'rest' ? 'rest' : 'first',
        },
      };
}

function conclusion(answers: readonly Answer[], story: Gist | null, { interview }: DialogKnowledge): Say {
  return { kind: 'verdict-again', verdict: interview.weigh(answers, story).verdict };
}
