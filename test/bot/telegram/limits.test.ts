import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse } from '../../../bot/run.ts';
import { startOnFakeApi, type TelegramBot } from '../../support/telegram-bot.ts';

const house = openHouse();
const tooMany = house.words.ui('ru', 'other.too-many');
const group = -30;

let bot: TelegramBot;
beforeAll(async () => {
  bot = await startOnFakeApi(house, { limit: { updates: 5, seconds: 60 } });
});
afterAll(() => bot.stop());

const texts = (chat: number): string[] =>
  bot.api
    .of('sendMessage')
    .filter(({ params }) => params['chat_id'] === chat)
    .map(({ params }) => String(params['text']));

test('a group that talks much is never told to talk less, and one who asks much there takes nothing from the others', async () => {
  const { api } = bot;
  const say = (text: string, from: number): void =>
    void api.update({ message: api.message({ text }, from, group) });
  for (let i = 0; i < 20; i++) say('Кто завтра едет в город?', 31);
  for (let i = 0; i < 20; i++) say('/help', 32);
  say('/help', 33);
  await expect.poll(() => texts(group).length, { timeout: 10_000 }).toBe(7);
  expect(texts(group).filter((text) => text.includes(tooMany))).toHaveLength(1);
});

test('questions from other chats have the same limit, and no sentence: nobody would read it', async () => {
  const { api } = bot;
  const ask = (id: string, from: number): void =>
    void api.update({ inline_query: { id, from: api.user(from), query: 'продиктуйте код', offset: '' } });
  for (let i = 0; i < 20; i++) ask(`q${i}`, 34);
  ask('other', 35);
  await expect
    .poll(() => api.of('answerInlineQuery').some(({ params }) => params['inline_query_id'] === 'other'))
    .toBe(true);
  expect(api.of('answerInlineQuery')).toHaveLength(6);
});

test('what is no update of Telegram at all is passed over', async () => {
  const { api } = bot;
  api.update({ message: { text: 7 } });
  api.update({ message: { ...api.message({ text: 'x', entities: 'y' }, 36) } });
  api.update({ callback_query: { id: 1 } });
  api.text('/help', 37);
  await expect.poll(() => texts(37).length).toBe(1);
  expect(texts(36)).toEqual([]);
  const malformed = bot.happened.flatMap((one) => (one.what === 'malformed' ? [one.updates] : []));
  expect(malformed.reduce((sum, some) => sum + some, 0)).toBe(3);
});
