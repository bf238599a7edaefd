// A text comes in. What has already happened is answered first; then the verdict, alone or in the light of what was
// said before; then what people ask besides. Where too little is said a question follows.
import type { Analysis, Answer, FoundTopic, Language, TopicId, TopicKind } from '../../nlp/index.ts';
import { question } from './interview.ts';
import { type DialogKnowledge, saying, type Step } from './outcome.ts';
import { countWords, mostWordsOfRemark, onSequel } from './sequel.ts';
import { type Told, toldIn } from './told.ts';
import type { ChatState, Incoming, Judged, Passage, Say, SpokenLanguage, Talk } from './types.ts';

/** Longer texts tell a story of their own. */
const mostWordsOfSequel = 25;
const mostWordsOfQuestion = 25;
const mostWordsBesideQuestion = 2;
const mostWordsOfSupposing = 10;
const mostWordsOfDeed = 3;
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
  if (!/[\p{L}\p{N}]/u.test(passage.text)) return saying(state, { kind: 'empty' });
  const sequel = forwarded ? null : onSequel(state, passage, alone, knowledge);
  if (sequel !== null) return sequel;
  const told = toldIn(alone, knowledge);
  const topic = forwarded
    ? distressIn(alone, knowledge)
    : topicOf(passage, alone, told, state.talk, knowledge);
  const kind = topic === null ? null : knowledge.topic(topic).kind;
  const answer: Say[] =
    topic === null
      ? []
      : [{ kind: 'topic', topic, judged: { passage, analysis: alone }, steps: state.talk?.steps ?? null }];
  if (answer[0] && kind !== 'distress' && beside === null) return saying(state, answer[0]);
  const before = state.talk?.story ?? null;
  const goesOn = before !== null && !forwarded && isSequel(passage, alone);
  const analysis = goesOn ? knowledge.together(before, alone) : alone;
  const say = answerTo({ passage, analysis }, told, state.talk?.answers ?? [], knowledge);
  const accused = 'scheme' in analysis.verdict || say.kind === 'step' || say.kind === 'ask-lost';
  // «Это обман?» under a picture is a question about the picture.
  const unread: Say[] = beside === null || accused ? [] : [{ kind: 'unreadable', what: beside }];
  if (unread[0] && countWords(passage) <= mostWordsOfCaption && kind !== 'distress')
    return saying(state, unread[0]);
  // Despair is answered first and gently; then, if somebody is behind it, what he is doing.
  const says = [
    ...(kind === 'distress' ? answer : []),
    ...(kind !== 'distress' || accused ? [say] : []),
    ...unread,
  ];
  const talk: Talk = {
    at: knowledge.at,
    story: knowledge.gistOf(analysis),
    answers: say.kind === 'question' ? say.questioned.answers : null,
    steps: say.kind === 'step' ? { trouble: say.trouble, index: say.index } : null,
    asked: say.kind === 'ask-lost',
  };
  return {
    state: { ...state, talk },
    utterances: says.map((one) => ({ say: one, place: 'new' })),
    judged: analysis,
    effects: [],
  };
}

/** What is said of a text: first of all what to do when something has already been given away. */
function answerTo(judged: Judged, told: Told, answers: readonly Answer[], knowledge: DialogKnowledge): Say {
  const { verdict } = judged.analysis;
  const { kinds, refused, time } = told;
  // Documents are given every day: among friends that is nothing.
  const harmless = verdict.kind === 'information' || verdict.kind === 'no-signs';
  const lost = harmless ? judged.analysis.lost : told.lost;
  // One word is a question rather than a deed: «кредит».
  if (lost.length > 0 && countWords(judged.passage) > 1) {
    return { kind: 'step', trouble: { lost, time, day: null, verdict }, index: 0, beside: 'heard' };
  }
  // «Ақша аудардым», and nothing more, is said here by those who regret it.
  const given = kinds.has('given') && !refused && countWords(judged.passage) <= mostWordsOfDeed;
  const robbed = kinds.has('victim') || (given && !('scheme' in verdict));
  if (robbed && verdict.kind !== 'information' && countWords(judged.passage) <= mostWordsOfSequel) {
    return { kind: 'ask-lost', lost: [], verdict };
  }
  if (verdict.kind !== 'unclear') return { kind: 'verdict', judged };
  return question(answers, knowledge.gistOf(judged.analysis), knowledge);
}

/**
 * A topic is answered where nothing speaks of an attempt, and only when the text says little else; despair always.
 * «Здравствуйте, мне звонили из банка» is no greeting.
 */
function topicOf(
  passage: Passage,
  { topics, verdict, signals }: Analysis,
  { lost, kinds }: Told,
  talk: Talk | null,
  knowledge: DialogKnowledge,
): TopicId | null {
  const first = (kind: TopicKind): FoundTopic | undefined =>
    topics.find(({ id }) => knowledge.topic(id).kind === kind);
  const distress = distressIn({ topics }, knowledge);
  if (distress !== null) return distress;
  // Who is taking the steps asks about what has been told already.
  const words = countWords(passage);
  const asked = first('question');
  // «Картамды досыма беруге бола ма» asks whether to.
  const supposes = asked !== undefined && words <= mostWordsOfSupposing && !kinds.has('given');
  const isNews = !supposes && lost.some((loss) => talk?.steps?.trouble.lost.includes(loss) !== true);
  if (isNews || kinds.has('victim')) return null;
  // What is nothing but a question we know is no attempt, whatever it asks about.
  const isWhole = asked !== undefined && words - asked.words <= mostWordsBesideQuestion;
  if (verdict.kind === 'scam' || (verdict.kind === 'suspicious' && !isWhole)) {
    if (!talk?.steps) return null;
  }
  if (asked !== undefined && words <= mostWordsOfQuestion) return asked.id;
  const chat = first('talk');
  // «Қазір банктен звондап тұр, не істейм» is no small talk.
  if (chat === undefined || words > mostWordsOfTalk || signals.length > 0) return null;
  const besides = words - chat.words;
  const isAll = besides <= 1 || (chat.words > 1 && besides <= mostWordsBesideTalk);
  return verdict.kind !== 'unclear' || isAll ? chat.id : null;
}

function distressIn(
  { topics }: Pick<Analysis, 'topics'>,
  { topic }: Pick<DialogKnowledge, 'topic'>,
): TopicId | null {
  return topics.find(({ id }) => topic(id).kind === 'distress')?.id ?? null;
}

/** A short text of one's own that is in doubt by itself goes on where the last one ended. */
function isSequel(passage: Passage, { verdict, lost }: Analysis): boolean {
  const inDoubt = verdict.kind === 'unclear' || verdict.kind === 'suspicious' || lost.length > 0;
  const words = countWords(passage);
  return words <= mostWordsOfRemark || (words <= mostWordsOfSequel && inDoubt);
}

const leastWords = 3;
const kazakhLetter = /[әғқңөұүһі]/iu;
const longWord = /\p{L}{6}/u;

/** A word or two do not tell a language («да», a link), unless a letter or a long Kazakh word does. */
function languageOf(passage: Passage, { language }: Analysis): SpokenLanguage | null {
  const { text } = passage;
  const spoken = spokenFor(language);
  const kazakh = kazakhLetter.test(text);
  if (kazakh && countWords(passage) <= mostWordsOfRemark) return 'kk';
  const telling = kazakh || (spoken === 'kk' && longWord.test(text));
  return countWords(passage) >= leastWords || telling ? spoken : null;
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
