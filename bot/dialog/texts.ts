// A text comes in. What has already happened is answered first; then the verdict, alone or in the light of what was
// said before; then what people ask besides. Where too little is said a question follows.
import type { Analysis, FoundTopic, Language, TopicId } from '../../nlp/index.ts';
import { question } from './interview.ts';
import type { DialogKnowledge, Step } from './outcome.ts';
import type { ChatState, Incoming, Judged, Passage, Say, SpokenLanguage } from './types.ts';

/** Longer texts tell a story of their own. */
const mostWordsOfSequel = 25;
const mostWordsOfQuestion = 25;
/** A caption of so few words says nothing of what it stands under. */
const mostWordsOfCaption = 12;
const mostWordsOfTalk = 8;
/** With more words besides, an unclear text is about something else. */
const mostWordsBesideTalk = 4;

export function onText(
  remembered: ChatState,
  { passage, forwarded, beside }: Extract<Incoming, { kind: 'text' }>,
  knowledge: DialogKnowledge,
): Step {
  const alone = knowledge.analyze(passage);
  const state = {
    ...remembered,
    last: remembered.chosen ?? languageOf(passage, alone) ?? remembered.last,
  };
  const nothing = (say: Say): Step => ({
    state,
    utterances: [{ say, place: 'new' }],
    judged: null,
    effects: [],
  });
  if (!/[\p{L}\p{N}]/u.test(passage.text)) return nothing({ kind: 'empty' });
  const distress = alone.topics.find(({ id }) => knowledge.topicKind(id) === 'distress')?.id;
  const topicSay = (topic: TopicId): Say => ({ kind: 'topic', topic, judged: { passage, analysis: alone } });
  const topic = topicOf(passage, alone, knowledge);
  if (topic !== null && distress === undefined && beside === null) return nothing(topicSay(topic));
  const before = state.talk?.story ?? null;
  const analysis =
    before !== null && !forwarded && goesOn(passage, alone) ? knowledge.together(before, alone) : alone;
  const judged: Judged = { passage, analysis };
  const story = knowledge.gistOf(analysis);
  const answers = state.talk?.answers ?? null;
  const say = answerTo(judged, answers, story, knowledge);
  // Despair is answered first and gently; then, if somebody is behind it, what he is doing.
  const accused = 'scheme' in analysis.verdict || analysis.lost.length > 0;
  const words = passage.text.match(/\p{L}+/gu)?.length ?? 0;
  // «Это обман?» under a picture is a question about the picture.
  const unread: Say[] = beside === null || accused ? [] : [{ kind: 'unreadable', what: beside }];
  if (unread[0] && words <= mostWordsOfCaption && distress === undefined) return nothing(unread[0]);
  const utterances = [
    ...(distress === undefined ? [] : [topicSay(distress)]),
    ...(distress === undefined || accused ? [say] : []),
    ...unread,
  ];
  return {
    state: {
      ...state,
      talk: { at: knowledge.at, story, answers: say.kind === 'question' ? say.questioned.answers : null },
    },
    utterances: utterances.map((one) => ({ say: one, place: 'new' })),
    judged: analysis,
    effects: [],
  };
}

/** What is said of a text: first of all what to do when something has already been given away. */
function answerTo(
  judged: Judged,
  answers: readonly { question: number; option: number | null }[] | null,
  story: ReturnType<DialogKnowledge['gistOf']>,
  knowledge: DialogKnowledge,
): Say {
  const { verdict, lost } = judged.analysis;
  if (lost.length > 0)
    return { kind: 'step', trouble: { lost, time: 'unknown', day: null, verdict }, index: 0 };
  if (verdict.kind !== 'unclear') return { kind: 'verdict', judged };
  return question(answers ?? [], story, knowledge);
}

/**
 * A topic is answered where nothing speaks of an attempt, and only when the text says little else.
 * «Здравствуйте, мне звонили из банка» is no greeting.
 */
function topicOf(
  { text }: Passage,
  { topics, verdict, lost }: Analysis,
  { topicKind }: DialogKnowledge,
): TopicId | null {
  const first = (kind: ReturnType<DialogKnowledge['topicKind']>): FoundTopic | undefined =>
    topics.find(({ id }) => topicKind(id) === kind);
  if (lost.length > 0 || 'scheme' in verdict) return null;
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  const asked = first('question');
  if (asked !== undefined && words <= mostWordsOfQuestion) return asked.id;
  const talk = first('talk');
  if (talk === undefined || words > mostWordsOfTalk) return null;
  const besides = words - talk.words;
  const isAll = besides <= 1 || (talk.words > 1 && besides <= mostWordsBesideTalk);
  return verdict.kind !== 'unclear' || isAll ? talk.id : null;
}

/** A short text of one's own that is in doubt by itself goes on where the last one ended. */
function goesOn({ text }: Passage, { verdict, lost }: Analysis): boolean {
  const words = text.match(/\p{L}+/gu)?.length ?? 0;
  const inDoubt = verdict.kind === 'unclear' || verdict.kind === 'suspicious' || lost.length > 0;
  return words <= mostWordsOfSequel && inDoubt;
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
