import { afterEach, beforeEach, expect, test } from 'vitest';
import { answering, openHouse } from '../../../bot/run.ts';
import { openStore, type Store } from '../../../bot/storage/store.ts';
import { type RunningTelegram, startTelegram } from '../../../bot/telegram/start-telegram.ts';
import { FakeBotApi } from '../../support/fake-bot-api.ts';

const house = openHouse();
const scam = 'Вас записали на флюорографию, продиктуйте код из СМС 1414';

let api: FakeBotApi;
let store: Store;
let bot: RunningTelegram;
let logged: string[];
let fail: (() => void) | null;

beforeEach(async () => {
  api = new FakeBotApi();
  store = await openStore(':memory:');
  logged = [];
  fail = null;
  const edge = answering(house, store, 'key', () => undefined);
  bot = startTelegram({
    ...edge,
    token: '1:test',
    apiRoot: await api.start(),
    answer(chat, incoming) {
      fail?.();
      return edge.answer(chat, incoming);
    },
    commands: { ru: [], kk: [] },
    gather: { afterForwardMs: 60, afterOwnMs: 20, mostMs: 500 },
    log: (event, details) => logged.push(`${event} ${JSON.stringify(details)}`),
  });
});

afterEach(async () => {
  await bot.stop();
  await api.stop();
  await store.close();
});

test('a scam is answered with verdict, warning and buttons, hanging on the question', async () => {
  api.text(scam);
  const { params } = await api.waitFor('sendMessage');
  expect(params['text']).toContain('🔴');
  expect(params['text']).toContain('<blockquote expandable>');
  expect(params['text']).toMatch(/Генпрокуратура, 25 декабря 2025/);
  expect(params['reply_parameters']).toMatchObject({ message_id: 100 });
  expect(JSON.stringify(params['reply_markup'])).toContain('🆘');
  expect(api.of('sendChatAction')).toHaveLength(1);
});

test('the language button puts the same answer in Kazakh in the place of the old one, and is remembered', async () => {
  api.text(scam);
  const answer = await api.waitFor('sendMessage');
  const data = buttonOf(answer.params, 'Қазақша');
  api.press(answer, data);
  const edit = await api.waitFor('editMessageText');
  expect(edit.params['text']).toContain('Бұл — алаяқтық');
  expect(edit.params['text']).toContain('«продиктуйте код');
  expect(api.of('answerCallbackQuery')).toHaveLength(1);
  api.text('/help');
  const help = await api.waitFor('sendMessage', 2);
  expect(help.params['text']).toContain('Қалай пайдалану');
});

test('captions, forwards, hidden links and link buttons are read', async () => {
  const forwarded = {
    forward_origin: { type: 'hidden_user', sender_user_name: 'Банк', date: 1 },
    caption: 'Ваша карта заблокирована. Подтвердите данные здесь',
    caption_entities: [{ type: 'text_link', offset: 45, length: 5, url: 'https://kaspi-login.top/x' }],
    photo: [{ file_id: 'a', file_unique_id: 'a', width: 1, height: 1 }],
  };
  api.update({ message: api.message(forwarded) });
  expect((await api.waitFor('sendMessage')).params['text']).toMatch(/🔴|🟠/);
});

test('what has no words gets an honest sentence', async () => {
  api.update({
    message: api.message({ photo: [{ file_id: 'a', file_unique_id: 'a', width: 1, height: 1 }] }),
  });
  expect((await api.waitFor('sendMessage')).params['text']).toContain('скриншот');
  api.update({
    message: api.message({ document: { file_id: 'a', file_unique_id: 'a', file_name: 'foto.apk' } }),
  });
  expect((await api.waitFor('sendMessage', 2)).params['text']).toContain('.apk');
});

test("the user's markup comes back escaped", async () => {
  api.text('<b>Продиктуйте код</b> из смс & <script>alert(1)</script>, это банк');
  const { params } = await api.waitFor('sendMessage');
  expect(params['text']).not.toContain('<script>');
});

test('an update that comes twice is answered once', async () => {
  const message = api.message({ text: scam });
  const id = api.update({ message });
  await api.waitFor('sendMessage');
  api.again(id, { message });
  api.text('/help');
  await api.waitFor('sendMessage', 2);
  expect(api.of('sendMessage')).toHaveLength(2);
});

test('429 is waited out, a server error repeated', async () => {
  api.faults.push({
    method: 'sendMessage',
    status: 429,
    description: 'Too Many Requests',
    parameters: { retry_after: 1 },
  });
  api.text(scam);
  const second = await api.waitFor('sendMessage', 2);
  expect(second.at - api.of('sendMessage')[0]!.at).toBeGreaterThanOrEqual(990);
});

test('when an answer fails the person hears of it, and no word of theirs is logged', async () => {
  fail = () => {
    throw new Error(`cannot answer «${scam}»`);
  };
  api.text(scam);
  expect((await api.waitFor('sendMessage')).params['text']).toContain('У меня сбой');
  fail = null;
  api.text('/help');
  await api.waitFor('sendMessage', 2);
  expect(logged.join('\n')).not.toContain('флюорографию');
});

test('messages of one chat are answered in their order', async () => {
  api.text('/start');
  api.text('/help');
  api.text('/lang');
  await api.waitFor('sendMessage', 3);
  const texts = api.of('sendMessage').map(({ params }) => String(params['text']));
  expect(texts[0]).toContain('Абайла');
  expect(texts[1]).toContain('Как пользоваться');
  expect(texts[2]).toContain('На каком языке');
});

function buttonOf(params: Record<string, unknown>, label: string): string {
  const markup = params['reply_markup'] as { inline_keyboard: { text: string; callback_data: string }[][] };
  const button = markup.inline_keyboard.flat().find(({ text }) => text === label);
  if (button === undefined) throw new Error(`no button «${label}»`);
  return button.callback_data;
}
