// One delivery against the fake Bot API, over the real client.
import { TelegramError } from 'telegraf';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Answered } from '../../../bot/telegram/answered.ts';
import { type BotApi, botApi } from '../../../bot/telegram/bot-api.ts';
import { deliver } from '../../../bot/telegram/deliver.ts';
import { type TextDelivery, toChat } from '../../../bot/telegram/delivery.ts';
import { plainPieces } from '../../../bot/telegram/plain-pieces.ts';
import { FakeBotApi } from '../../support/fake-bot-api.ts';

let api: FakeBotApi;
let client: BotApi;
let answered: Answered;
let plain: number;

beforeEach(async () => {
  api = new FakeBotApi();
  client = botApi({ token: '1:test', apiRoot: await api.start(), timeoutMs: 200, connections: 4 });
  answered = new Answered();
  plain = 0;
});
afterEach(async () => {
  await client.close();
  await api.stop();
});

const text = (html: string, more: Partial<TextDelivery> = {}): TextDelivery => ({
  kind: 'text',
  ...toChat(7, null),
  html,
  buttons: [[{ label: 'Почему', press: 'why' }]],
  ...more,
});
const send = (delivery: TextDelivery): Promise<void> =>
  deliver(delivery, { telegram: client.telegram, answered, betweenMs: 0, onPlain: () => plain++ });

test('HTML that is refused goes out as plain text, with its buttons', async () => {
  await send(text('<b>Это обман</b> <u>не закрыто &amp; &lt;всё&gt;'));
  const [refused, sent] = api.of('sendMessage');
  expect(refused!.params['parse_mode']).toBe('HTML');
  expect(sent!.params).toMatchObject({ text: 'Это обман не закрыто & <всё>' });
  expect(sent!.params['parse_mode']).toBeUndefined();
  expect(JSON.stringify(sent!.params['reply_markup'])).toContain('why');
  expect(plain).toBe(1);
});

test('a text that is too long goes out in pieces, the buttons under the last', async () => {
  await send(text(`<b>${'слово '.repeat(1500)}</b>`));
  const pieces = api.of('sendMessage').slice(1);
  expect(pieces.map(({ params }) => (params['text'] as string).length <= 4096)).toEqual([true, true, true]);
  expect(pieces.map(({ params }) => 'reply_markup' in params)).toEqual([false, false, true]);
});

test('pieces lose no word, and cut no sign in two', () => {
  const words = Array.from({ length: 3000 }, (_, i) => `слово${i}`).join(' ');
  expect(plainPieces(words).join(' ')).toBe(words);
  const signs = plainPieces('🙏'.repeat(5000) + 'a');
  expect(signs.join('')).toBe('🙏'.repeat(5000) + 'a');
  for (const piece of signs) expect(piece.isWellFormed()).toBe(true);
  expect(plainPieces('')).toEqual([]);
});

test('an edit that changes nothing is no error; one that is not possible becomes a new message', async () => {
  await send(text('Ответ', { answers: 5 }));
  await send(text('Ответ', { corrects: 5, answers: 5 }));
  expect(api.of('sendMessage')).toHaveLength(1);
  await send(text('Другой ответ', { replaces: 12345 }));
  expect(api.of('editMessageText')).toHaveLength(2);
  expect(api.of('sendMessage')).toHaveLength(2);
});

test('what goes wrong is an error of the API or of the net, without a word of the payload', async () => {
  const words = 'секретные слова';
  const errors: unknown[] = [];
  const fault = { method: 'sendMessage', description: 'Bad Gateway' };
  api.faults.push({ ...fault, status: 502 });
  api.faults.push({ ...fault, status: 200, instead: 'reset' });
  api.faults.push({ ...fault, status: 200, instead: 'half an answer' });
  api.faults.push({ ...fault, status: 200, instead: 'hang' });
  api.faults.push({ method: 'sendPhoto', status: 403, description: 'Forbidden' });
  for (let i = 0; i < 4; i++) await send(text(words)).catch((error: unknown) => errors.push(error));
  const photo = { kind: 'picture' as const, chat: 7, png: Buffer.from(words).toString('base64') };
  await deliver(photo, { telegram: client.telegram, answered, betweenMs: 0, onPlain: () => undefined }).catch(
    (error: unknown) => errors.push(error),
  );
  expect(
    errors.map((error) => (error instanceof TelegramError ? error.code : (error as Error).name)),
  ).toEqual([502, 'SocketError', 500, 'TimeoutError', 403]);
  for (const error of errors) {
    const everything = JSON.stringify(error, Object.getOwnPropertyNames(error)) + String(error);
    expect(everything).not.toContain(words);
    expect(everything).not.toContain(Buffer.from(words).toString('base64'));
    expect((error as { on?: object }).on ?? {}).toEqual({});
  }
});
