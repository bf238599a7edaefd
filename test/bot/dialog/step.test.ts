// What every command and every button says, where it says it, and what it leaves behind.
import { expect, test } from 'vitest';
import { decodePress } from '../../../bot/dialog/decode-press.ts';
import { newChat, type Step, step } from '../../../bot/dialog/step.ts';
import type { ChatState, Incoming, Passage, Talk } from '../../../bot/dialog/types.ts';
import { openHouse } from '../../../bot/run.ts';
import { knowledgeOf, namedIn } from '../../../bot/turn.ts';

const house = openHouse();
const noon = Date.UTC(2026, 0, 12, 7);
const knowledge = knowledgeOf(house, noon);
const passage = (text: string): Passage => ({ text, hiddenLinks: [] });
const scam = passage('Это банк. Продиктуйте код из СМС');
const told = passage('я продиктовала код мошенникам');
const scheme = 's/sms-code';
const verdict = { kind: 'scam', scheme: 'sms-code', variant: null } as const;

const take = (state: ChatState, incoming: Incoming): Step => step(state, incoming, knowledge);
const press = (data: string, about: Passage | null = null, state = newChat): Step => {
  expect(decodePress(data, namedIn(house.facts)), data).not.toBeNull();
  return take(state, { kind: 'press', press: data, about });
};
const command = (name: string, argument = '', state = newChat): Step =>
  take(state, { kind: 'command', name, argument });
/** What is said and where: «verdict new». */
const said = ({ utterances }: Step): string =>
  utterances.map(({ say, place }) => `${say.kind} ${place}`).join(', ');
const talk: Talk = {
  at: noon - 60_000,
  story: { verdict, chance: 0.95, schemes: [{ id: 'sms-code', score: 0.9 }], lost: [] },
  answers: null,
  steps: null,
  asked: false,
};
const talking: ChatState = { ...newChat, talk };

test.each([
  ['start', '', 'start new'],
  ['help', '', 'help new'],
  ['sos', '', 'ask-lost new'],
  ['lang', '', 'ask-language new'],
  ['lang', 'en', 'ask-language new'],
  ['lang', 'ru', 'language-set new'],
  ['lang', 'kk', 'language-set new'],
  ['alerts', 'on', 'alerts-set new'],
  ['alerts', 'off', 'alerts-set new'],
  ['simple', '', 'simple-set new'],
  ['forget', '', 'forgotten new'],
  ['official', '', 'official new'],
  ['leave', '', ''],
  ['nonsense', '', 'unknown-command new'],
])('/%s %s says «%s»', (name, argument, expected) => expect(said(command(name, argument))).toBe(expected));

test.each([
  ['start', 'start new'],
  ['help', 'help new'],
  ['send-message', 'send-message new'],
  ['forget', 'forgotten new'],
  ['simple', 'simple-set new'],
  ['official-menu', 'official new'],
  ['official:police:1', 'official instead'],
  ['set:kk', 'language-set instead'],
  ['example:scam', 'example new, verdict new'],
  ['subscribe', 'subscribed instead'],
  [`why:${scheme}`, 'why new'],
  [`next:${scheme}`, 'next new'],
  [`card:${scheme}`, 'card new'],
  [`again:${scheme}`, 'verdict-again new'],
  [`not-lost:${scheme}`, 'verdict-again instead'],
  [`kk:${scheme}`, 'verdict-again instead'],
  [`wrong:${scheme}`, 'ask-wrong new'],
  [`reason:0:${scheme}`, 'wrong-thanks instead'],
  [`give:0:${scheme}`, 'wrong-thanks instead'],
  [`keep:0:${scheme}`, 'wrong-thanks instead'],
  [`happened:${scheme}`, 'ask-lost new'],
  [`nothing-lost:${scheme}`, 'nothing-lost instead'],
  [`lost:1:${scheme}`, 'ask-lost instead'],
  [`lost-all:1:${scheme}`, 'ask-time instead'],
  [`lost-all:0:${scheme}`, 'nothing-lost instead'],
  [`step:1:0:0:${scheme}`, 'step instead'],
  [`step-ru:1:0:0:${scheme}`, 'step instead'],
  [`step-kk:1:0:0:${scheme}`, 'step instead'],
  [`done:1:0:0:${scheme}`, 'step instead'],
  [`cannot:1:0:0:${scheme}`, 'cannot instead'],
  [`remind:1:0:0:${scheme}`, 'reminder-set new'],
  [`steps:1:0:${scheme}`, 'all-steps new'],
  [`write:1:0:0:${scheme}`, 'complaint new'],
  ['ask:', 'question new'],
  ['ask:00', 'question instead'],
  ['enough:00', 'verdict-again instead'],
])('the button «%s» says «%s»', (data, expected) => expect(said(press(data))).toBe(expected));

test('a button made up is too old; one that has left its message says nothing', () => {
  expect(said(take(newChat, { kind: 'press', press: 'nonsense', about: null }))).toBe('too-old new');
  const gone = take(talking, { kind: 'gone-press', press: 'forget' });
  expect(gone).toEqual({ state: talking, utterances: [], judged: null, effects: [] });
});

test('what cannot be read is named', () => {
  expect(take(newChat, { kind: 'unreadable', what: 'apk' }).utterances).toEqual([
    { say: { kind: 'unreadable', what: 'apk' }, place: 'new' },
  ]);
});

test('languages, simple mode and alerts are remembered; being forgotten leaves only the language of the answer', () => {
  expect(command('lang', 'kk').state).toEqual({ ...newChat, chosen: 'kk', last: 'kk' });
  expect(press('set:ru').state).toEqual({ ...newChat, chosen: 'ru', last: 'ru' });
  expect(press(`kk:${scheme}`).state).toMatchObject({ chosen: 'kk', last: 'kk' });
  expect(press(`step-kk:1:0:0:${scheme}`).state).toMatchObject({ chosen: 'kk', last: 'kk' });
  expect(press(`step-ru:1:0:0:${scheme}`).state).toMatchObject({ chosen: 'ru', last: 'ru' });
  expect(command('simple').state.simple).toBe(true);
  expect(press('simple', null, { ...newChat, simple: true }).state.simple).toBe(false);
  expect(command('alerts', 'on').state.alerted).toBe(0);
  expect(command('alerts', 'on', { ...newChat, alerted: 5 }).state.alerted).toBe(5);
  expect(command('alerts', 'off', { ...newChat, alerted: 5 }).state.alerted).toBeNull();
  const full: ChatState = { chosen: 'kk', last: 'ru', simple: true, alerted: 1, talk };
  expect(command('forget', '', full).state).toEqual({ ...newChat, last: 'kk' });
  expect(command('forget', '', { ...full, chosen: null }).state.last).toBe('ru');
});

test('what is to be done besides talking', () => {
  expect(command('forget').effects).toEqual([{ kind: 'forget' }]);
  expect(command('leave').effects).toEqual([{ kind: 'leave' }]);
  expect(command('help').effects).toEqual([]);
  expect(press('subscribe').effects).toEqual([{ kind: 'subscribe' }]);
  expect(press(`reason:1:${scheme}`).effects).toEqual([{ kind: 'wrong', reason: 'is-harmless', verdict }]);
  expect(press(`keep:0:${scheme}`, scam).effects).toEqual([]);
  expect(press(`give:0:${scheme}`).effects).toEqual([]);
  const trouble = { lost: [house.facts.losses[0]], time: 'now', day: null, verdict };
  expect(press(`remind:1:0:3:${scheme}`).effects).toEqual([
    { kind: 'remind', minutes: 60, say: { kind: 'step', trouble, index: 3 } },
  ]);
});

test.each(['hall-7', 'A', 'taldyqorgan_2026', 'a'.repeat(32)])('«%s» is a campaign, and counted', (name) => {
  expect(command('start', name).effects).toEqual([{ kind: 'campaign', name }]);
});

test.each(['', '7', '87012345678', 'tel-87012', 'h a', 'имя', '-x', 'a'.repeat(33), 'x1-2-3-4-5'])(
  '«%s» is no campaign: it could be anybody’s number',
  (name) => expect(command('start', name).effects).toEqual([]),
);

test('a text is given only by consent, masked, when the messenger still knows it', () => {
  const about = passage('код 482913 из смс');
  expect(said(press(`reason:2:${scheme}`, about))).toBe('ask-donation instead');
  expect(press(`reason:2:${scheme}`, about).effects).toHaveLength(1);
  expect(press(`give:2:${scheme}`, about).effects).toEqual([
    { kind: 'donate', text: 'код ••• из смс', reason: 'other-scheme', verdict },
  ]);
  const thanked = (one: Step): unknown => one.utterances[0]!.say;
  expect(thanked(press(`give:2:${scheme}`, about))).toEqual({ kind: 'wrong-thanks', donated: true });
  expect(thanked(press(`give:2:${scheme}`))).toEqual({ kind: 'wrong-thanks', donated: false });
  expect(thanked(press(`keep:2:${scheme}`, about))).toEqual({ kind: 'wrong-thanks', donated: false });
});

test('with its text at hand a verdict comes back with quotes; what was taken for a loss can be taken back', () => {
  expect(said(press(`why:${scheme}`, scam))).toBe('why new');
  expect(press(`why:${scheme}`, scam).utterances[0]!.say).toMatchObject({ judged: { passage: scam } });
  expect(press(`why:${scheme}`).utterances[0]!.say).toMatchObject({ judged: null });
  expect(said(press(`again:${scheme}`, scam))).toBe('verdict new');
  // The button's own judgement stands where the text alone says something else.
  expect(said(press('again:n', scam))).toBe('verdict-again new');
  expect(said(press(`again:${scheme}`, told))).toBe('step new');
  expect(said(press(`not-lost:${scheme}`, scam))).toBe('verdict instead');
  expect(said(press(`kk:${scheme}`, scam))).toBe('verdict instead');
});

test('what has happened is taken from the text, or from what was said before; else it is asked', () => {
  const lost = ['code'];
  expect(said(press(`happened:${scheme}`, told))).toBe('step new');
  expect(press(`happened:${scheme}`, told).state.talk).toMatchObject({
    at: noon,
    steps: { index: 0, trouble: { lost } },
  });
  const before: ChatState = { ...talking, talk: { ...talk, story: { ...talk.story!, lost } } };
  expect(said(press(`happened:${scheme}`, null, before))).toBe('step new');
  const asked = press(`happened:${scheme}`, null, talking);
  expect(said(asked)).toBe('ask-lost new');
  expect(asked.state.talk).toEqual({ ...talk, at: noon, asked: true });
  expect(command('sos').state.talk).toEqual({
    at: noon,
    story: null,
    answers: null,
    steps: null,
    asked: true,
  });
});

test('where the steps have come to is remembered', () => {
  const steps = (one: Step): unknown => one.state.talk?.steps?.index;
  expect(steps(press(`step:1:0:2:${scheme}`))).toBe(2);
  expect(steps(press(`done:1:0:2:${scheme}`))).toBe(3);
  expect(press(`done:1:0:2:${scheme}`).utterances[0]!.say).toMatchObject({ kind: 'step', index: 3 });
  expect(press(`cannot:1:0:2:${scheme}`).utterances[0]!.say).toMatchObject({ kind: 'cannot', index: 2 });
  expect(press(`step:1:0:2:${scheme}`, null, talking).state.talk).toMatchObject({
    at: noon,
    story: talk.story,
    asked: false,
  });
  expect(press(`write:1:0:1:${scheme}`).utterances[0]!.say).toMatchObject({ to: 'bank' });
});

test('questions: opened by oneself they begin anew, about a text they go on with it', () => {
  const opened = press('ask:', null, talking);
  expect(opened.state.talk).toEqual({ at: noon, story: null, answers: [], steps: null, asked: false });
  expect(opened.utterances[0]!.say).toMatchObject({
    questioned: { about: 'call', page: 'first', answers: [] },
  });
  const going = press('ask:0z', null, talking);
  expect(going.state.talk).toMatchObject({ story: talk.story });
  expect(press('rest:0z').utterances[0]!.say).toMatchObject({ questioned: { page: 'rest', about: 'call' } });
  expect(press('enough:00').state.talk!.answers).toBeNull();
  // Five answers are enough of a call, three of a text.
  expect(said(press('ask:0z1z2z3z'))).toBe('question instead');
  expect(said(press('ask:0z1z2z3z4z'))).toBe('verdict-again instead');
  expect(said(press('ask:0z1z2z', null, talking))).toBe('verdict-again instead');
});

test('a group is warned of what is sure, and then left in peace for three days', () => {
  const sure = passage(
    'Это служба безопасности банка, на вас оформили кредит, срочно переведите деньги на безопасный счёт, никому не говорите',
  );
  const day = 86_400_000;
  const hear = (state: ChatState, what = sure): string =>
    said(take(state, { kind: 'overheard', passage: what }));
  expect(hear(newChat)).toBe('');
  expect(hear({ ...newChat, alerted: 0 })).toBe('verdict new');
  expect(hear({ ...newChat, alerted: 0 }, passage('Кто завтра едет в город?'))).toBe('');
  expect(hear({ ...newChat, alerted: noon - 3 * day })).toBe('verdict new');
  expect(hear({ ...newChat, alerted: noon - 3 * day + 1 })).toBe('');
  const warned = take({ ...newChat, alerted: 0 }, { kind: 'overheard', passage: sure });
  expect(warned.state.alerted).toBe(noon);
  expect(warned.judged?.verdict.kind).toBe('scam');
});

test('an example is answered as a message would be, and nothing of it is remembered', () => {
  const { state, judged, utterances } = press('example:scam', null, { ...newChat, last: 'kk' });
  expect(state).toEqual({ ...newChat, last: 'kk' });
  expect(judged).toBeNull();
  expect(utterances[1]!.say).toMatchObject({
    judged: { passage: { text: house.words.ui('kk', 'example.scam'), hiddenLinks: [] } },
  });
});
