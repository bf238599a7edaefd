import type { Message } from 'telegraf/types';
import { expect, test } from 'vitest';
import { passageOf } from '../../../bot/telegram/contents.ts';
import { richWords } from '../../../bot/telegram/rich-words.ts';

const read = (content: object): ReturnType<typeof passageOf> => passageOf(content as Message);

test('a rich message is read block by block, its links under the words that hide them', () => {
  const { text, hiddenLinks } = richWords({
    blocks: [
      { type: 'heading', size: 1, text: 'Банк' },
      {
        type: 'paragraph',
        text: ['Нажмите ', { type: 'bold', text: { type: 'url', text: 'сюда', url: 'https://a.top' } }, '!'],
      },
      { type: 'list', items: [{ label: '1.', blocks: [{ type: 'paragraph', text: 'код' }] }] },
      { type: 'table', cells: [[{ text: 'имя' }, { text: 'сумма' }]] },
      { type: 'details', summary: 'подробно', blocks: [{ type: 'paragraph', text: 'внутри' }] },
      { type: 'buttons', buttons: [{ text: 'Взять', web_app: { url: 'https://b.top' } }] },
    ],
  });
  expect(text).toBe('Банк\nНажмите сюда!\n1.код\nимя\nсумма\nподробно\nвнутри\nВзять');
  expect(hiddenLinks.map(({ start, end, url }) => [text.slice(start, end), url])).toEqual([
    ['сюда', 'https://a.top'],
    ['Взять', 'https://b.top'],
  ]);
});

test('nesting without end, and what is no rich message at all, are read as far as they go', () => {
  let nested: unknown = 'глубоко';
  for (let i = 0; i < 5000; i++) nested = [nested];
  expect(richWords(nested)).toEqual({ text: '', hiddenLinks: [] });
  for (const odd of [null, 7, true, { blocks: null }, { blocks: [null, 1] }])
    expect(richWords(odd)).toEqual({ text: '', hiddenLinks: [] });
});

test('links of text, of a quote and of buttons point into the joined words', () => {
  const passage = read({
    text: 'тут',
    entities: [{ type: 'text_link', offset: 0, length: 3, url: 'https://one.top' }],
    quote: {
      text: 'и там',
      position: 0,
      entities: [{ type: 'text_link', offset: 2, length: 3, url: 'https://two.top' }],
    },
    reply_markup: {
      inline_keyboard: [[{ text: 'Вход', login_url: { url: 'https://three.top' } }], [{ text: 'нет' }]],
    },
  })!;
  expect(passage.text).toBe('тут\nи там\nВход');
  expect(passage.hiddenLinks.map(({ start, end, url }) => [passage.text.slice(start, end), url])).toEqual([
    ['тут', 'https://one.top'],
    ['там', 'https://two.top'],
    ['Вход', 'https://three.top'],
  ]);
});

test('the link of a message in another chat is read where its words are not told', () => {
  const external_reply = { origin: {}, link_preview_options: { url: 'https://kaspi-login.top' } };
  expect(read({ text: 'это обман?', external_reply })?.text).toContain('kaspi-login.top');
});
