import { expect, test } from 'vitest';
import { newChat, talkLastsMs } from '../../../bot/dialog/step.ts';
import type { ChatState, Incoming } from '../../../bot/dialog/types.ts';
import { openHouse } from '../../../bot/run.ts';
import { turn, type Turn } from '../../../bot/turn.ts';
import { renderPlain } from '../../../bot/reply/render-plain.ts';

const house = openHouse();
const noon = Date.UTC(2026, 0, 12, 7);
const scam = 'Звонил мужчина из банка, просит продиктовать код из смс';
const words = (text: string, forwarded = false): Incoming => ({
  kind: 'text',
  passage: { text, hiddenLinks: [] },
  forwarded,
  beside: null,
});
const say = (state: ChatState, incoming: Incoming, at: number): Turn => turn(state, incoming, at, house);
const firstLine = ({ replies }: Turn): string => renderPlain(replies[0]!.message).split('\n')[0]!;

test('a sequel that says little by itself is judged with what came before', () => {
  const first = say(newChat, words(scam), noon);
  expect(firstLine(first)).toContain('🔴');
  const alone = say(newChat, words('потом сказали подождать'), noon);
  expect(firstLine(alone)).not.toMatch(/🔴|🟠/);
  const sequel = say(first.state, words('потом сказали подождать'), noon + 60_000);
  if (firstLine(alone).startsWith('⚪️ Пока')) expect(firstLine(sequel)).toMatch(/🔴|🟠/);
});

test('an everyday message after a verdict is an everyday message', () => {
  const { state } = say(newChat, words(scam), noon);
  expect(firstLine(say(state, words('Мама, купи хлеба и молока, я буду к семи'), noon + 60_000))).toContain(
    '⚪️',
  );
});

test("somebody else's words are never a sequel", () => {
  const { state } = say(newChat, words(scam), noon);
  const forwarded = say(state, words('мне звонили из банка', true), noon + 60_000);
  expect(firstLine(forwarded)).toBe(firstLine(say(newChat, words('мне звонили из банка', true), noon)));
});

test('after half an hour the story is over; a clock set back ends nothing', () => {
  const { state } = say(newChat, words(scam), noon);
  expect(state.talk).not.toBeNull();
  const later = say(state, { kind: 'command', name: 'help', argument: '' }, noon + talkLastsMs + 1);
  expect(later.state.talk).toBeNull();
  const earlier = say(state, { kind: 'command', name: 'help', argument: '' }, noon - 60_000);
  expect(earlier.state.talk).not.toBeNull();
});

test('what happened after a verdict is answered with steps, and the scheme is still known', () => {
  const { state } = say(newChat, words(scam), noon);
  const told = say(state, words('я уже сказала код'), noon + 60_000);
  expect(firstLine(told)).toContain('🆘');
});

test('an old button still does its own job, without the talk it came from', () => {
  const asked = say(newChat, { kind: 'press', press: 'ask:', about: null }, noon);
  const press = asked.replies[0]!.message.buttons[0]![0]!.press;
  const muchLater = say(newChat, { kind: 'press', press, about: null }, noon + 10 * talkLastsMs);
  expect(renderPlain(muchLater.replies[0]!.message)).toContain('Чего от вас хотят?');
});

test('an unclear text is asked about three times at most, then comes the safest advice', () => {
  let taken = say(newChat, words('мне звонили из банка'), noon);
  let questions = 0;
  for (; questions < 10; questions++) {
    const unknown = taken.replies[0]!.message.buttons.flat().find(({ label }) => label === 'Не знаю');
    if (unknown === undefined) break;
    taken = say(taken.state, { kind: 'press', press: unknown.press, about: null }, noon + questions * 1000);
  }
  expect(questions).toBeGreaterThan(0);
  expect(questions).toBeLessThanOrEqual(3);
  expect(renderPlain(taken.replies[0]!.message)).toMatch(/Позвоните сами|номер банка/);
});

test('words between taps count as an answer', () => {
  const asked = say(newChat, { kind: 'press', press: 'ask:', about: null }, noon);
  const bank = asked.replies[0]!.message.buttons[0]![0]!.press;
  const tapped = say(asked.state, { kind: 'press', press: bank, about: null }, noon + 1000);
  const told = say(tapped.state, words('говорит переведите все деньги на безопасный счёт'), noon + 2000);
  expect(firstLine(told)).toMatch(/🔴|🟠/);
});

test('a reminder is set only by its button', () => {
  const step = say(newChat, words('мама уже продиктовала код мошенникам'), noon);
  expect(step.reminders).toEqual([]);
  const press = step.replies[0]!.message.buttons.flat().find((button) =>
    button.press.startsWith('remind:'),
  )!.press;
  const set = say(step.state, { kind: 'press', press, about: null }, noon);
  expect(set.reminders).toHaveLength(1);
  expect(set.reminders[0]!.minutes).toBe(60);
});

/** What the last of several messages of one chat is answered with, first line. */
function after(...texts: readonly string[]): string {
  let state = newChat;
  let last = '';
  texts.forEach((text, i) => {
    const taken = say(state, words(text), noon + i * 30_000);
    state = taken.state;
    last = renderPlain(taken.replies[0]!.message).split('\n')[0]!;
  });
  return last;
}

test.each([
  // What was said after an accusation does not wipe it out.
  [['звонят из банка, просят код из смс', 'он говорит что он настоящий'], /🔴|🟠/],
  [['полиция деп қоңырау шалды, ақшаңызды қауіпсіз шотқа аудар дейді', 'куәлігін көрсетті'], /🔴|🟠/],
  [['собираюсь перевести 500 тысяч на безопасный счет', 'ну ладно'], /🔴|🟠/],
  // One word says that it has been given: what was it?
  [['банктен код сұрап тұр', 'айттым'], /🆘/],
  [['мне предложили дать карту за 20 тысяч', 'я уже отдал'], /🆘/],
  // Nothing was given: that is right.
  [['звонят из банка, просят код из смс', 'я не сказала'], /правильно/],
  [['банктен код сұрап тұр', 'айтқан жоқпын'], /[Дд]ұрыс/],
  // Words do what the buttons of the steps do.
  [['я перевела деньги мошенникам', 'сделала'], /Шаг 2/],
  [['кодты айтып қойдым', 'картаны бұғаттадым'], /2-қадам/],
  [['кодты айтып қойдым', 'банк телефон көтермей жатыр'], /[Бб]олма/],
  [['я перевела деньги мошенникам', 'что мне теперь делать'], /Шаг 1/],
  // Robbed, and nothing more: what was it?
  [['меня обманули мошенники'], /🆘/],
  [['алдандым'], /🆘/],
  [['ақшам кетіп қалды'], /🆘/],
  // The question what happened is answered in words.
  [['меня обманули', 'деньги'], /🆘/],
  [['ақша аудардым'], /🆘/],
  [['перевел деньги'], /🆘/],
  // One word is no deed.
  [['кредит'], /^[^🆘]*$/u],
])('%j is answered with %s', (texts, expected) => expect(after(...texts)).toMatch(expected));

test('what is written after /sos answers what it asks', () => {
  const { state } = say(newChat, { kind: 'command', name: 'sos', argument: '' }, noon);
  expect(state.talk?.asked).toBe(true);
  expect(firstLine(say(state, words('код'), noon + 60_000))).toContain('🆘');
});
