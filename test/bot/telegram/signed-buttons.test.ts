import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodePress } from '../../../bot/dialog/decode-press.ts';
import { openHouse } from '../../../bot/run.ts';
import { buttonSigner, longestData } from '../../../bot/telegram/signed-buttons.ts';
import { namedIn } from '../../../bot/turn.ts';
import { buttonOf } from '../../support/button-of.ts';
import { walk } from '../../support/dialog-graph.ts';
import { startOnFakeApi, type TelegramBot } from '../../support/telegram-bot.ts';

const house = openHouse();
const signer = buttonSigner(['key']);
const chat = 7;
const presses = new Set(
  walk(house).said.flatMap(({ message }) => message.buttons.flat().map(({ press }) => press)),
);
const signedFor = (press: string, to: number): string =>
  signer.sign([[{ label: 'x', press }]], to)[0]![0]!.press;
const openedIn = (data: string, from: number, by = signer): unknown =>
  by.open({ kind: 'press', press: data, about: null }, from);

test('every button that can be reached fits, and comes back in its chat', () => {
  expect(presses.size).toBeGreaterThan(100);
  for (const press of presses) {
    const data = signedFor(press, -1_002_015_563_428);
    expect(Buffer.byteLength(data), data).toBeLessThanOrEqual(longestData);
    expect(openedIn(data, -1_002_015_563_428)).toEqual({ kind: 'press', press, about: null });
    expect(decodePress(press, namedIn(house.facts))).not.toBeNull();
  }
});

test('a button of another chat or another installation says nothing; one of the key before still does', () => {
  const data = signedFor('forget', chat);
  const nothing = { kind: 'press', press: '', about: null };
  expect(openedIn(data, 8)).toEqual(nothing);
  expect(openedIn(data, chat, buttonSigner(['new']))).toEqual(nothing);
  expect(openedIn(data, chat, buttonSigner(['new', 'key']))).toMatchObject({ press: 'forget' });
});

let bot: TelegramBot;
beforeAll(async () => {
  bot = await startOnFakeApi(house, { admins: [900] });
});
afterAll(() => bot.stop());

const ui = (key: Parameters<typeof house.words.ui>[1]): string => house.words.ui('ru', key);

/** Presses `data` under `message`, whatever the message carries; resolves when the press was confirmed. */
async function pressed(message: unknown, data: string, from = chat): Promise<void> {
  const before = bot.api.of('answerCallbackQuery').length;
  bot.api.update({
    callback_query: { id: String(before), from: bot.api.user(from), chat_instance: '1', message, data },
  });
  await bot.api.waitFor('answerCallbackQuery', before + 1);
}

test('a forged press is answered as a button too old; a second tap on what was answered is confirmed, no more', async () => {
  const { api } = bot;
  api.text('/help');
  const help = await api.waitFor('sendMessage');
  const message = [...api.messages.values()].at(-1)!;
  const forget = buttonOf(help.params, ui('buttons.forget'));
  expect(forget).not.toBe('forget');
  for (const [i, data] of ['forget', 'forgetAAAAAAAA', '', 'x'.repeat(64), forget.slice(0, -1)].entries()) {
    await pressed(message, data);
    expect((await api.waitFor('sendMessage', i + 2)).params['text']).toContain(ui('other.too-old'));
  }
  // A button of theirs that this message does not carry (any more).
  const sent = api.of('sendMessage').length;
  await pressed({ ...message, reply_markup: { inline_keyboard: [] } }, forget);
  await pressed({ message_id: message.message_id, chat: message.chat, date: 0 }, forget);
  expect((await api.waitFor('sendMessage', sent + 1)).params['text']).toContain(ui('forget.done'));
  expect(api.of('sendMessage')).toHaveLength(sent + 1);
});

test('a button sent to one chat does nothing in another', async () => {
  const { api } = bot;
  const before = api.of('sendMessage').length;
  api.text('/help', 11);
  const help = await api.waitFor('sendMessage', before + 1);
  const markup = help.params['reply_markup'];
  await pressed(
    { ...api.message({ text: 'x', reply_markup: markup }, 12) },
    buttonOf(help.params, ui('buttons.forget')),
    12,
  );
  expect((await api.waitFor('sendMessage', before + 2)).params).toMatchObject({ chat_id: 12 });
  expect(api.of('sendMessage')[before + 1]!.params['text']).toContain(ui('other.too-old'));
});

test.each(['stats', 'given', 'corrected 1 scam'])(
  '/%s is for admins only, and only in their own chat',
  async (command) => {
    const { api } = bot;
    const before = api.of('sendMessage').length;
    api.text(`/${command}`, 13);
    expect((await api.waitFor('sendMessage', before + 1)).params['text']).toContain(
      ui('other.unknown-command'),
    );
    api.text(`/${command}`, 900);
    expect((await api.waitFor('sendMessage', before + 2)).params['text']).not.toContain(
      ui('other.unknown-command'),
    );
    // In a group even an admin is overheard, not obeyed: others would read the answer.
    api.update({ message: api.message({ text: `/${command}` }, 900, -20) });
    api.update({ message: api.message({ text: '/help' }, 900, -20) });
    expect((await api.waitFor('sendMessage', before + 3)).params['text']).toContain(ui('help.title'));
  },
);
