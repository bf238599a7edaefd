// Which of all that a text says is answered, bound by bound: the understanding is made up here, only the talk is tried.
import { expect, test } from 'vitest';
import type { DialogKnowledge } from '../../../bot/dialog/outcome.ts';
import { newChat, type Step, step } from '../../../bot/dialog/step.ts';
import { spokenFor } from '../../../bot/dialog/texts.ts';
import type { ChatState, Say, Talk, Trouble, UnreadableKind } from '../../../bot/dialog/types.ts';
import { openHouse } from '../../../bot/run.ts';
import { knowledgeOf } from '../../../bot/turn.ts';
import type { Analysis, Gist, Language, TopicKind, Verdict } from '../../../nlp/index.ts';

const noon = Date.UTC(2026, 0, 12, 7);
const real = knowledgeOf(openHouse(), noon);
const scam: Verdict = { kind: 'scam', scheme: 'sms-code', variant: null };
const other: Verdict = { kind: 'suspicious', scheme: 'investment', variant: null };
const [unclear, calm, report] = (['unclear', 'no-signs', 'information'] as const).map((kind): Verdict => ({
  kind,
}));

/** What a text is understood as. Topics: `question`, `given:code` with a loss, `done@today` with a time; `talk*3` of three words. */
interface Understood {
  readonly verdict?: Verdict;
  readonly lost?: readonly string[];
  readonly topics?: readonly string[];
  readonly language?: Language;
}
interface Sent extends Understood {
  /** The text, or how many words it has. */
  readonly text?: string | number;
  readonly forwarded?: boolean;
  readonly beside?: UnreadableKind;
  readonly talk?: Partial<Talk> | null;
}

const words = (count: number): string => Array.from({ length: count }, () => 'слово').join(' ');
const analysisOf = ({ verdict = calm!, lost = [], topics = [], language = 'ru' }: Understood): Analysis => ({
  language,
  verdict,
  chance: 0.5,
  readers: ['linear'],
  doubtful: false,
  schemes: [],
  signals: [],
  evidence: [],
  lost,
  entities: [],
  topics: topics.map((topic) => ({ id: topic, words: Number(topic.split('*')[1] ?? 1) })),
});
const quiet: Talk = { at: noon - 1000, story: null, answers: null, steps: null, asked: false };
const gist = (verdict: Verdict): Gist => ({ verdict, chance: 0.9, schemes: [], lost: [] });
const joined: Verdict = { kind: 'suspicious', scheme: 'romance', variant: null };

function send(
  { text = 10, forwarded = false, beside, talk = null, ...understood }: Sent,
  chat = newChat,
): Step {
  const passage = { text: typeof text === 'number' ? words(text) : text, hiddenLinks: [] };
  const knowledge: DialogKnowledge = {
    ...real,
    analyze: () => analysisOf(understood),
    together: (_, now) => ({ ...now, verdict: joined }),
    topic(id) {
      const [, kind, loss, time] = /^([\w-]+)(?::(\w+))?(?:@(\w+))?/.exec(id)!;
      return { kind: kind as TopicKind, loss: loss ?? null, time: (time ?? null) as Trouble['time'] | null };
    },
  };
  const state: ChatState = { ...chat, talk: talk && { ...quiet, ...talk } };
  return step(state, { kind: 'text', passage, forwarded, beside: beside ?? null }, knowledge);
}
const said = (sent: Sent): string =>
  send(sent)
    .utterances.map(({ say }) => say.kind)
    .join(' ');
const first = (sent: Sent): Say => send(sent).utterances[0]!.say;

test('a text is judged, its judgement remembered and counted, and said as a new message', () => {
  const { state, utterances, judged, effects } = send({ verdict: scam });
  expect(utterances).toEqual([
    {
      say: { kind: 'verdict', judged: { passage: { text: words(10), hiddenLinks: [] }, analysis: judged } },
      place: 'new',
    },
  ]);
  expect(judged!.verdict).toEqual(scam);
  expect(effects).toEqual([]);
  expect(state.talk).toEqual({
    at: noon,
    story: { verdict: scam, chance: 0.5, schemes: [], lost: [] },
    answers: null,
    steps: null,
    asked: false,
  });
});

test('what has no letter and no digit is empty', () => {
  expect(send({ text: '?! …' }).utterances).toEqual([{ say: { kind: 'empty' }, place: 'new' }]);
  expect(said({ text: '1414', verdict: scam })).toBe('verdict');
  expect(said({ text: 'да', verdict: scam })).toBe('verdict');
});

test('what has been given away comes first, unless it is one word, or among friends', () => {
  expect(first({ verdict: scam, lost: ['code'] })).toEqual({
    kind: 'step',
    trouble: { lost: ['code'], time: 'unknown', day: null, verdict: scam },
    index: 0,
    beside: 'heard',
  });
  expect(send({ verdict: scam, lost: ['code'] }).state.talk!.steps).toMatchObject({
    index: 0,
    trouble: { lost: ['code'] },
  });
  expect(said({ text: 2, verdict: unclear!, lost: ['loan'] })).toBe('step');
  expect(said({ text: 1, verdict: unclear!, lost: ['loan'] })).toBe('question');
  expect(first({ verdict: unclear!, topics: ['given:money@today'] })).toMatchObject({
    trouble: { lost: ['money'], time: 'today' },
  });
  for (const verdict of [calm!, report!]) {
    expect(said({ verdict, topics: ['given:documents'] })).toBe('verdict');
    expect(said({ verdict, lost: ['code'] })).toBe('step');
  }
  expect(said({ verdict: unclear!, topics: ['given:documents', 'refused'] })).toBe('question');
});

test('who says he was robbed, or only that he gave, is asked what', () => {
  const { utterances, state } = send({ verdict: unclear!, topics: ['victim'] });
  expect(utterances[0]!.say).toEqual({ kind: 'ask-lost', lost: [], verdict: unclear });
  expect(state.talk).toMatchObject({ asked: true, steps: null, answers: null });
  expect(said({ text: 25, verdict: scam, topics: ['victim'] })).toBe('ask-lost');
  expect(said({ text: 26, verdict: scam, topics: ['victim'] })).toBe('verdict');
  expect(said({ verdict: report!, topics: ['victim'] })).toBe('verdict');
  expect(said({ text: 3, verdict: unclear!, topics: ['given'] })).toBe('ask-lost');
  expect(said({ text: 4, verdict: unclear!, topics: ['given'] })).toBe('question');
  expect(said({ text: 3, verdict: scam, topics: ['given'] })).toBe('verdict');
  expect(said({ text: 3, verdict: unclear!, topics: ['given', 'refused'] })).toBe('question');
  expect(said({ text: 3, verdict: unclear!, topics: ['given', 'hung-up'] })).toBe('question');
});

test('too little said is asked about; the answers so far are remembered', () => {
  expect(send({ verdict: unclear! }).state.talk!.answers).toEqual([]);
  const answers = [{ question: 0, option: null }];
  expect(send({ verdict: unclear!, forwarded: true, talk: { answers } }).state.talk!.answers).toEqual(
    answers,
  );
});

test('a question is answered when nothing speaks of an attempt and the text says little else', () => {
  expect(first({ topics: ['question'] })).toMatchObject({ kind: 'topic', topic: 'question', steps: null });
  expect(send({ topics: ['question'] }).state.talk).toBeNull();
  expect(said({ text: 25, topics: ['question'] })).toBe('topic');
  expect(said({ text: 26, topics: ['question'] })).toBe('verdict');
  expect(said({ verdict: scam, topics: ['question'] })).toBe('verdict');
  expect(said({ text: 11, verdict: unclear!, lost: ['code'], topics: ['question'] })).toBe('step');
  // «Картамды досыма беруге бола ма» asks whether to; «кодты айтып қойдым, не болады» tells.
  expect(said({ text: 10, verdict: unclear!, lost: ['code'], topics: ['question'] })).toBe('topic');
  expect(said({ text: 10, verdict: unclear!, lost: ['code'], topics: ['question', 'given'] })).toBe('step');
  expect(said({ verdict: unclear!, topics: ['question', 'victim'] })).toBe('ask-lost');
  expect(said({ forwarded: true, topics: ['question'] })).toBe('verdict');
});

test('who is taking the steps may ask about what has been told already', () => {
  const trouble: Trouble = { lost: ['code'], time: 'now', day: null, verdict: scam };
  const talk = { steps: { trouble, index: 1 } };
  expect(first({ verdict: scam, topics: ['question'], talk })).toMatchObject({
    kind: 'topic',
    steps: talk.steps,
  });
  expect(said({ verdict: unclear!, lost: ['code'], topics: ['question'], talk })).toBe('topic');
  expect(said({ text: 11, verdict: unclear!, lost: ['money'], topics: ['question'], talk })).toBe('step');
});

test('small talk is answered when it is nearly all that is said', () => {
  expect(said({ text: 2, verdict: unclear!, topics: ['talk*1'] })).toBe('topic');
  expect(said({ text: 3, verdict: unclear!, topics: ['talk*1'] })).toBe('question');
  expect(said({ text: 6, verdict: unclear!, topics: ['talk*2'] })).toBe('topic');
  expect(said({ text: 7, verdict: unclear!, topics: ['talk*2'] })).toBe('question');
  expect(said({ text: 8, topics: ['talk*1'] })).toBe('topic');
  expect(said({ text: 9, topics: ['talk*1'] })).toBe('verdict');
});

test('despair is answered first and always; then whoever is behind it', () => {
  expect(said({ topics: ['distress'] })).toBe('topic');
  expect(said({ text: 40, forwarded: true, topics: ['distress'] })).toBe('topic');
  expect(said({ verdict: scam, topics: ['question', 'distress'] })).toBe('topic verdict');
  expect(said({ verdict: scam, lost: ['code'], topics: ['distress'] })).toBe('topic step');
  expect(said({ verdict: unclear!, topics: ['distress', 'victim'] })).toBe('topic ask-lost');
  expect(said({ topics: ['distress'], beside: 'photo' })).toBe('topic unreadable');
  expect(send({ topics: ['distress'] }).state.talk).not.toBeNull();
});

test('a few words beside a picture are a question about the picture', () => {
  expect(send({ text: 12, beside: 'apk' }).utterances).toEqual([
    { say: { kind: 'unreadable', what: 'apk' }, place: 'new' },
  ]);
  expect(said({ text: 13, beside: 'photo' })).toBe('verdict unreadable');
  expect(said({ text: 3, beside: 'photo', topics: ['question'] })).toBe('unreadable');
  expect(said({ text: 3, beside: 'photo', verdict: scam })).toBe('verdict');
  expect(said({ text: 3, beside: 'photo', verdict: unclear!, lost: ['code'] })).toBe('step');
  expect(said({ text: 3, beside: 'photo', verdict: unclear!, topics: ['victim'] })).toBe('ask-lost');
});

test('a short text of one’s own goes on where the last one ended', () => {
  const talk = { story: gist(unclear!) };
  const together = (sent: Sent): boolean => send({ talk, ...sent }).judged?.verdict === joined;
  expect(together({ text: 6 })).toBe(true);
  expect(together({ text: 7 })).toBe(false);
  for (const verdict of [unclear!, other]) {
    expect(together({ text: 25, verdict })).toBe(true);
    expect(together({ text: 26, verdict })).toBe(false);
  }
  expect(together({ text: 20, lost: ['code'] })).toBe(true);
  expect(together({ text: 20, verdict: scam })).toBe(false);
  expect(together({ text: 6, forwarded: true })).toBe(false);
  expect(together({ text: 6, talk: null })).toBe(false);
});

test('the language is that of the words, when there are enough to tell', () => {
  const last = (sent: Sent, chat: ChatState = { ...newChat, last: 'kk' }): string =>
    send(sent, chat).state.last;
  expect(last({ text: 3, language: 'ru' })).toBe('ru');
  expect(last({ text: 'да да', language: 'ru' })).toBe('kk');
  expect(last({ text: 'ақша', language: 'ru' }, newChat)).toBe('kk');
  expect(last({ text: `ақша ${words(5)}`, language: 'ru' }, newChat)).toBe('kk');
  expect(last({ text: `ақша ${words(6)}`, language: 'ru' })).toBe('ru');
  expect(last({ text: 'аудардым', language: 'kk' }, newChat)).toBe('kk');
  expect(last({ text: 'перевели', language: 'ru' })).toBe('kk');
  expect(last({ text: 'иа', language: 'kk' }, newChat)).toBe('ru');
  expect(last({ text: 10, language: 'other' })).toBe('kk');
  expect(last({ text: 10, language: 'ru' }, { ...newChat, chosen: 'kk', last: 'ru' })).toBe('kk');
  const spoken = (['ru', 'ru-latn', 'kk', 'kk-latn', 'mixed', 'other'] as const).map(spokenFor);
  expect(spoken).toEqual(['ru', 'ru', 'kk', 'kk', 'kk', null]);
});

// Words after an answer.

const accused = { story: gist(scam) };

test('after an accusation a remark changes nothing; who gave nothing is told that he did right', () => {
  expect(first({ text: 6, talk: accused })).toEqual({ kind: 'still', verdict: scam, refused: false });
  expect(said({ text: 7, talk: accused })).toBe('verdict');
  for (const verdict of [unclear!, report!]) expect(said({ text: 12, verdict, talk: accused })).toBe('still');
  expect(said({ text: 13, verdict: report!, talk: accused })).toBe('verdict');
  for (const topic of ['refused', 'hung-up'])
    expect(first({ text: 12, topics: [topic], talk: accused })).toMatchObject({
      kind: 'still',
      refused: true,
    });
  expect(said({ text: 3, verdict: other, topics: ['refused'], talk: accused })).toBe('still');
  expect(send({ text: 6, talk: accused }).state.talk).toEqual({ ...quiet, ...accused, at: noon });
  // Another accusation, a loss, small talk, a question and despair stand by themselves.
  expect(said({ text: 6, verdict: other, talk: accused })).toBe('verdict');
  expect(said({ text: 6, verdict: unclear!, lost: ['code'], talk: accused })).toBe('step');
  expect(said({ text: 2, topics: ['talk*1'], talk: accused })).toBe('topic');
  expect(said({ text: 2, topics: ['talk*1', 'what-now'], talk: accused })).toBe('still');
  expect(said({ text: 6, topics: ['question'], talk: accused })).toBe('topic');
  expect(said({ text: 6, topics: ['distress'], talk: accused })).toContain('topic');
  expect(said({ text: 6, forwarded: true, talk: accused })).toBe('verdict');
  expect(said({ text: 6, talk: { story: gist(calm!) } })).toBe('verdict');
});

test('after an accusation who gave something is asked what, and the next words answer it', () => {
  const asked = send({ text: 6, topics: ['given'], talk: accused });
  expect(asked.utterances[0]!.say).toEqual({ kind: 'ask-lost', lost: [], verdict: scam });
  expect(asked.state.talk).toEqual({ ...quiet, ...accused, at: noon, asked: true });
  expect(said({ text: 6, topics: ['given', 'refused'], talk: accused })).toBe('still');
  const waiting = { ...accused, asked: true };
  expect(first({ text: 6, talk: waiting })).toEqual({ kind: 'ask-lost', lost: [], verdict: scam });
  expect(first({ text: 6, talk: { asked: true } })).toMatchObject({ kind: 'ask-lost', verdict: unclear });
  expect(said({ text: 7, talk: { asked: true } })).toBe('verdict');
  expect(said({ text: 6, lost: ['code'], talk: waiting })).toBe('step');
  expect(said({ text: 6, topics: ['refused'], talk: waiting })).toBe('still');
});

const trouble: Trouble = { lost: ['code'], time: 'unknown', day: null, verdict: scam };
const stepping = { ...accused, steps: { trouble, index: 2 } };
const next = (sent: Sent): unknown => {
  const { utterances, state } = send({ talk: stepping, ...sent });
  return [utterances.map(({ say }) => say.kind).join(' '), state.talk?.steps?.index ?? null];
};

test('words while the steps are taken do what the buttons do', () => {
  expect(next({ text: 6 })).toEqual(['step', 2]);
  expect(next({ text: 6, topics: ['done'] })).toEqual(['step', 3]);
  expect(next({ text: 6, topics: ['cannot'] })).toEqual(['cannot', 2]);
  expect(next({ text: 6, topics: ['refused'] })).toEqual(['still', null]);
  expect(
    next({
      text: 6,
      topics: ['refused'],
      talk: { steps: { trouble: { ...trouble, time: 'now' }, index: 2 } },
    }),
  ).toEqual(['step', 2]);
  expect(next({ text: 7 })).toEqual(['verdict', null]);
  expect(next({ text: 12, verdict: unclear! })).toEqual(['step', 2]);
  expect(next({ text: 6, verdict: other })).toEqual(['verdict', null]);
  expect(next({ text: 2, topics: ['talk*1'] })).toEqual(['topic', 2]);
  expect(next({ text: 2, topics: ['talk*1', 'what-now'] })).toEqual(['step', 2]);
  expect(first({ text: 6, talk: stepping })).toEqual({ kind: 'step', trouble, index: 2 });
});

test('a further loss, or when it was, begins the steps anew', () => {
  expect(first({ text: 6, lost: ['money'], talk: stepping })).toEqual({
    kind: 'step',
    trouble: { ...trouble, lost: ['code', 'money'] },
    index: 0,
    beside: 'heard',
  });
  expect(next({ text: 12, verdict: unclear!, lost: ['money'] })).toEqual(['step', 0]);
  expect(next({ text: 6, lost: ['code'] })).toEqual(['step', 2]);
  expect(first({ text: 6, topics: ['done@today'], talk: stepping })).toMatchObject({
    index: 0,
    trouble: { lost: ['code'], time: 'today' },
  });
  const dated = { ...stepping, steps: { trouble: { ...trouble, time: 'now' as const }, index: 2 } };
  expect(first({ text: 6, topics: ['done@today'], talk: dated })).toMatchObject({
    index: 3,
    trouble: { time: 'now' },
  });
  expect(first({ text: 6, lost: ['money'], topics: ['done@today'], talk: dated })).toMatchObject({
    trouble: { time: 'now' },
  });
});

test('a question in the middle of the steps supposes, and is told honestly that there is no answer', () => {
  const asked = (sent: Sent): unknown => {
    const say = first({ talk: stepping, ...sent });
    return 'beside' in say ? say.beside : say.kind;
  };
  expect(asked({ text: 'а кредит могут взять? ', lost: ['loan'] })).toBe('no-answer');
  expect(asked({ text: 6, topics: ['asks'], lost: ['loan'] })).toBe('no-answer');
  expect(asked({ text: `${words(7)}?`, lost: ['loan'] })).toBe('heard');
  expect(asked({ text: `${words(7)}?` })).toBe('no-answer');
  expect(asked({ text: 6, topics: ['asks', 'what-now'] })).toBe('step');
  expect(asked({ text: 'а дальше?', topics: ['what-now'] })).toBe('step');
  expect(asked({ text: 'а кредит могут взять?', verdict: other })).toBe('no-answer');
  expect(asked({ text: 'кредит? взяли', lost: ['loan'] })).toBe('heard');
});
