import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHouse } from '../../../bot/run.ts';
import type { UiKey } from '../../../bot/reply/words.ts';
import type { Store } from '../../../bot/storage/store.ts';
import type { RunningTelegram } from '../../../bot/telegram/start-telegram.ts';
import { FakeBotApi } from '../../support/fake-bot-api.ts';
import { startBot } from '../../support/start-bot.ts';

const house = openHouse();
const scam = 'Вас записали на флюорографию, продиктуйте код из СМС 1414';

let api: FakeBotApi;
let store: Store;
let bot: RunningTelegram;
let logged: string[];
let fail: (() => void) | null;

beforeEach(async () => {
  api = new FakeBotApi();
  fail = null;
  logged = [];
  ({ bot, store } = await startBot(house, await api.start(), {
    admins: [900],
    onAnswer: () => fail?.(),
    tell: (happening) => logged.push(JSON.stringify(happening)),
  }));
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

test('a picture with a few words under it is a question about the picture; a poll is read', async () => {
  const photo = [{ file_id: 'a', file_unique_id: 'a', width: 1, height: 1 }];
  api.update({ message: api.message({ photo, caption: 'это обман?' }) });
  expect((await api.waitFor('sendMessage')).params['text']).toContain(ui('other.photo'));
  const options = [{ text: 'продиктовать код из смс' }, { text: 'нет' }].map((option) => ({
    ...option,
    voter_count: 0,
  }));
  api.update({ message: api.message({ poll: { id: '1', question: 'Банк велит', options } }) });
  expect((await api.waitFor('sendMessage', 2)).params['text']).toMatch(/🔴|🟠/);
  api.update({
    message: api.message({ document: { file_id: 'a', file_unique_id: 'a', file_name: 'Foto.APK' } }),
  });
  expect((await api.waitFor('sendMessage', 3)).params['text']).toContain(ui('other.apk'));
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

test('ten forwards at once are one story with one answer', async () => {
  const parts = [
    'Здравствуйте',
    'Это служба безопасности банка',
    'На вас оформляют кредит',
    'Назовите код из СМС',
  ];
  for (let i = 0; i < 10; i++) {
    api.update({
      message: api.message({
        text: parts[i % parts.length],
        forward_origin: { type: 'hidden_user', date: 1 },
      }),
    });
  }
  const { params } = await api.waitFor('sendMessage');
  expect(params['text']).toContain('🔴');
  expect(params['reply_parameters']).toMatchObject({ message_id: 109 });
  api.text('/help');
  await api.waitFor('sendMessage', 2);
  expect(api.of('sendMessage')).toHaveLength(2);
});

test('a comment and what it is about are read together', async () => {
  api.text('это мне прислали');
  api.update({ message: api.message({ text: scam, forward_origin: { type: 'hidden_user', date: 1 } }) });
  expect((await api.waitFor('sendMessage')).params['text']).toContain('🔴');
  expect(api.of('sendMessage')).toHaveLength(1);
});

test('a corrected question gets its answer corrected in place', async () => {
  const message = api.message({ text: 'Мама, купи хлеба и молока' });
  api.update({ message });
  const answer = await api.waitFor('sendMessage');
  expect(answer.params['text']).toContain('⚪️');
  api.update({ edited_message: { ...message, text: scam } });
  const edit = await api.waitFor('editMessageText');
  expect(edit.params['text']).toContain('🔴');
  expect(api.of('sendMessage')).toHaveLength(1);
});

test('in a group it is silent until asked: by /check under a message, or by its name', async () => {
  const group = -100;
  const said = api.message({ text: scam }, 7, group);
  api.update({ message: said });
  api.update({ message: api.message({ text: '/check', reply_to_message: said }, 8, group) });
  expect((await api.waitFor('sendMessage')).params['text']).toContain('🔴');
  api.update({ message: api.message({ text: `@fake_bot ${scam}` }, 8, group) });
  await api.waitFor('sendMessage', 2);
  api.update({ message: api.message({ text: '/check@another_bot', reply_to_message: said }, 8, group) });
  api.update({ message: api.message({ text: '/leave@fake_bot' }, 8, group) });
  await api.waitFor('leaveChat');
  expect(api.of('sendMessage')).toHaveLength(2);
});

test('a group that wants it is warned of what is sure, once in three days', async () => {
  const group = -100;
  const say = (text: string): void => void api.update({ message: api.message({ text }, 7, group) });
  const sure =
    'Это служба безопасности банка, на вас оформили кредит, срочно переведите деньги на безопасный счёт, никому не говорите';
  say('/alerts on');
  await api.waitFor('sendMessage');
  say('Кто завтра едет в город?');
  say(sure);
  expect((await api.waitFor('sendMessage', 2)).params['text']).toContain('🔴');
  say(sure);
  say('/alerts off');
  await api.waitFor('sendMessage', 3);
  expect(api.of('sendMessage')).toHaveLength(3);
});

test('inline and guest queries are answered with the verdict, without buttons', async () => {
  api.update({ inline_query: { id: 'q1', from: api.user(7), query: scam, offset: '' } });
  const inline = await api.waitFor('answerInlineQuery');
  const [result] = asJson(inline.params['results']) as [
    { title: string; input_message_content: { message_text: string } },
  ];
  expect(result.title).toContain('🔴');
  expect(result.input_message_content.message_text).toContain('Что выдало');
  api.update({
    guest_message: { ...api.message({ text: `@fake_bot ${scam}` }, 7, -5), guest_query_id: 'g1' },
  });
  const guest = await api.waitFor('answerGuestQuery');
  expect(guest.params['guest_query_id']).toBe('g1');
  expect(JSON.stringify(asJson(guest.params['result']))).toContain('🔴');
});

test('the card comes as words and as a picture', async () => {
  api.text(scam);
  const answer = await api.waitFor('sendMessage');
  api.press(answer, buttonOf(answer.params, ui('buttons.card')));
  await api.waitFor('sendMessage', 2);
  const { files } = await api.waitFor('sendPhoto');
  expect(files['photo']!.data.subarray(1, 4).toString()).toBe('PNG');
});

test('a campaign of a printed code is counted, and nothing else of it', async () => {
  api.text('/start taldyqorgan-hall');
  await api.waitFor('sendMessage');
  api.text('/help');
  await api.waitFor('sendMessage', 2);
  expect(await store.tallies()).toEqual([{ what: 'campaign', name: 'taldyqorgan-hall', amount: 1 }]);
});

test('a text is kept only as shown, masked, and only by consent; /forget erases it', async () => {
  api.text('продиктуйте код 482913 из смс и номер карты 4400 4301 2345 6789');
  const answer = await api.waitFor('sendMessage');
  api.press(answer, buttonOf(answer.params, ui('buttons.wrong')));
  const asked = await api.waitFor('sendMessage', 2);
  api.press(asked, buttonOf(asked.params, ui('wrong.reasons.is-harmless')));
  const consent = await api.waitFor('editMessageText');
  expect(consent.params['text']).not.toMatch(/482913|4400/);
  expect(await store.donations()).toEqual([]);
  api.press(consent, buttonOf(consent.params, ui('wrong.give')));
  await api.waitFor('editMessageText', 2);
  const [given] = await store.donations();
  expect(given!.text).toContain('•••');
  expect(given!.text).not.toMatch(/482913|4400/);
  api.text('/forget');
  await api.waitFor('sendMessage', 3);
  expect(await store.donations()).toEqual([]);
});

test('who asked to be told of a mistake is told once, by an admin; nobody else can', async () => {
  api.text('Мама, купи хлеба и молока');
  const answer = await api.waitFor('sendMessage');
  api.press(answer, buttonOf(answer.params, ui('buttons.wrong')));
  const asked = await api.waitFor('sendMessage', 2);
  api.press(asked, buttonOf(asked.params, ui('wrong.reasons.is-scam')));
  const consent = await api.waitFor('editMessageText');
  api.press(consent, buttonOf(consent.params, ui('wrong.give')));
  const thanks = await api.waitFor('editMessageText', 2);
  api.press(thanks, buttonOf(thanks.params, ui('wrong.subscribe')));
  await api.waitFor('editMessageText', 3);
  api.text('/corrected 1 scam');
  expect((await api.waitFor('sendMessage', 3)).params['text']).toContain(ui('other.unknown-command'));
  api.text('/corrected 1 scam', 900);
  await api.waitFor('sendMessage', 5);
  const told = api.of('sendMessage').filter(({ params }) => params['chat_id'] === 7);
  expect(told.at(-1)!.params['text']).toContain(ui('wrong.corrected-scam'));
  api.text('/corrected 1 scam', 900);
  expect((await api.waitFor('sendMessage', 6)).params['text']).toContain('Nobody asked');
});

const ui = (key: UiKey): string => house.words.ui('ru', key);

test('who floods the bot is asked for patience once; others are answered', async () => {
  for (let i = 0; i < 45; i++) api.text('/help');
  api.text('/help', 8);
  await api.waitFor('sendMessage', 32);
  const texts = api.of('sendMessage').map(({ params }) => String(params['text']));
  expect(texts.filter((text) => text.includes(ui('other.too-many')))).toHaveLength(1);
  expect(api.of('sendMessage').filter(({ params }) => params['chat_id'] === 8)).toHaveLength(1);
  expect(texts).toHaveLength(32);
});

test('whose messenger speaks Kazakh is answered in Kazakh from the first tap', async () => {
  const from = { ...api.user(7), language_code: 'kk' };
  api.update({ message: { ...api.message({ text: '/help' }), from } });
  expect((await api.waitFor('sendMessage')).params['text']).toContain(house.words.ui('kk', 'help.title'));
});

const asJson = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

function buttonOf(params: Record<string, unknown>, label: string): string {
  const markup = params['reply_markup'] as { inline_keyboard: { text: string; callback_data: string }[][] };
  const button = markup.inline_keyboard.flat().find(({ text }) => text === label);
  if (button === undefined) throw new Error(`no button «${label}»`);
  return button.callback_data;
}
