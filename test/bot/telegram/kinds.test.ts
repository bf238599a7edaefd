import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse } from '../../../bot/run.ts';
import { escapeHtml } from '../../../bot/reply/render-html.ts';
import type { ChatState } from '../../../bot/dialog/types.ts';
import type { Kept } from '../../../bot/turn.ts';
import { chatKey } from '../../../bot/storage/hash-key.ts';
import type { Call } from '../../support/fake-bot-api.ts';
import { startOnFakeApi, type TelegramBot } from '../../support/telegram-bot.ts';
import { group, kindsTable, person, updateKinds, type UpdateKind } from '../../support/update-kinds.ts';

const house = openHouse();
let bot: TelegramBot;

beforeAll(async () => {
  bot = await startOnFakeApi(house);
});

afterAll(() => bot.stop());

test.each(updateKinds)('$name: $decision', async (row) => {
  // Only an answer can be in the wrong language.
  for (const language of row.says === null ? (['ru'] as const) : (['ru', 'kk'] as const)) {
    await bot.store.keep(kept(person, null, { kind: 'forget' }));
    const calls = await callsFor(row, language);
    const said = calls.map(textOf).join('\n');
    switch (row.decision) {
      case 'the words are judged':
      case 'the answer is corrected in place':
        expect(calls).toHaveLength(1);
        expect(said).toMatch(/🔴|🟠/);
        break;
      case 'said honestly that it cannot be read':
      case 'a command is obeyed':
      case 'a button does its job':
        expect(calls).toHaveLength(1);
        expect(said).toContain(escapeHtml(house.words.ui(language, row.says!)));
        break;
      case 'answered where it was asked':
        expect(calls.map(({ method }) => method)).toEqual([
          expect.stringMatching(/^answer(Inline|Guest)Query$/),
        ]);
        expect(said).toMatch(/🔴|🟠/);
        break;
      case 'nothing: answered with the rest of its album':
      case 'nothing: its settings move along':
      case 'nothing: nobody asks':
        expect(calls).toEqual([]);
        break;
    }
  }
});

test('a group that became a supergroup keeps its settings', async () => {
  const settings = { chosen: 'kk', last: 'kk', simple: false, alerted: 0, talk: null } as const;
  await bot.store.keep(kept(-8, settings));
  const row = updateKinds.find(({ name }) => name === 'group: became a supergroup')!;
  const { message } = row.update as { message: { chat: object } };
  await callsFor(
    {
      ...row,
      update: { message: { ...message, migrate_to_chat_id: -9, chat: { ...message.chat, id: -8 } } },
    },
    'ru',
  );
  expect(await bot.store.load(keyOf(-8))).toBeNull();
  expect(await bot.store.load(keyOf(-9))).toEqual(settings);
});

test('no file of anybody was asked for, and nothing but answers was called', () => {
  const called = new Set(bot.api.calls.map(({ method }) => method));
  const known = [
    'getMe',
    'deleteWebhook',
    'setMyCommands',
    'sendChatAction',
    'sendMessage',
    'editMessageText',
  ];
  expect([...called].filter((method) => !known.includes(method)).sort()).toEqual([
    'answerGuestQuery',
    'answerInlineQuery',
  ]);
});

test('the table in CONTRIBUTING.md has every row: `npm run diagram`', () => {
  const contributing = readFileSync(new URL('../../../CONTRIBUTING.md', import.meta.url), 'utf8');
  expect(contributing).toContain(kindsTable());
});

/** What the bot calls because of an update, after it has answered what came before and until it answers what comes after. */
async function callsFor({ update }: UpdateKind, language: 'ru' | 'kk'): Promise<Call[]> {
  const before = bot.api.calls.length;
  bot.api.update(withLanguage(update, language));
  // A command ends what is being gathered, and is answered last.
  const inGroup = JSON.stringify(update).includes(`"id":${group},`);
  const marker = bot.api.message({ text: '/lang' }, person, inGroup ? group : person);
  bot.api.update({ message: marker });
  const isMarker = ({ params }: Call): boolean =>
    (params['reply_parameters'] as { message_id?: number } | undefined)?.message_id === marker.message_id;
  await expect.poll(() => bot.api.calls.some(isMarker), { timeout: 5000, interval: 5 }).toBe(true);
  return bot.api.calls.slice(before).filter((call) => says.test(call.method) && !isMarker(call));
}

/** Calls a person can see something of. */
const says = /^(?:send(?!ChatAction)|edit|answer|leave|delete(?!Webhook))/;

/** The same update from somebody whose messenger speaks the language. */
function withLanguage(update: UpdateKind['update'], language: string): Record<string, unknown> {
  const spoken = JSON.stringify(update)
    .replaceAll('"is_bot":false', `"is_bot":false,"language_code":"${language}"`)
    .replaceAll('"media_group_id":"', `"media_group_id":"${language} `);
  return JSON.parse(spoken) as Record<string, unknown>;
}

function textOf({ params }: Call): string {
  const { text, results, result } = params;
  return typeof text === 'string' ? text : JSON.stringify(results ?? result);
}

const kept = (chat: number, state: ChatState | null, ...effects: Kept['effects']): Kept => ({
  chat: keyOf(chat),
  state,
  counted: null,
  effects,
});

const keyOf = (chat: number): string => chatKey(chat, 'key');
