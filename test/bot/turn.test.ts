// One turn: what is kept of it, and that a failing memory keeps nobody from an answer.
import { describe, expect, test } from 'vitest';
import { newChat } from '../../bot/dialog/step.ts';
import type { ChatState, Incoming } from '../../bot/dialog/types.ts';
import { renderPlain } from '../../bot/reply/render-plain.ts';
import { openHouse } from '../../bot/run.ts';
import { considerTurn, type Kept, mannerOf, namedIn, takeTurn, turn } from '../../bot/turn.ts';

const house = openHouse();
const noon = Date.UTC(2026, 0, 12, 7);
const command = (name: string, argument = ''): Incoming => ({ kind: 'command', name, argument });
const press = (data: string): Incoming => ({ kind: 'press', press: data, about: null });
const words = (text: string): Incoming => ({
  kind: 'text',
  passage: { text, hiddenLinks: [] },
  forwarded: false,
  beside: null,
});
const scam = 'Это банк. Продиктуйте код из СМС';
const chosen: ChatState = { ...newChat, chosen: 'kk', last: 'kk', simple: true, alerted: 0 };

test('what is kept: the new state, what is counted, what is to be done', async () => {
  const memory = { load: () => Promise.resolve(null) };
  const { kept } = await considerTurn('chat', words(scam), noon, house, memory, () => undefined);
  expect(kept).toMatchObject({ chat: 'chat', counted: { verdict: 'scam', language: 'ru' }, effects: [] });
  expect(kept.counted!.scheme).not.toBeNull();
  expect(kept.state!.talk!.story!.verdict.kind).toBe('scam');
  const calm = await considerTurn(
    'chat',
    words('Мама, купи хлеба и молока'),
    noon,
    house,
    memory,
    () => undefined,
  );
  expect(calm.kept.counted).toMatchObject({ verdict: 'no-signs', scheme: null });
});

test('a turn that changes nothing writes nothing; one that forgets leaves no state behind', async () => {
  const memory = { load: () => Promise.resolve(chosen) };
  const of = async (incoming: Incoming): Promise<Kept> =>
    (await considerTurn('chat', incoming, noon, house, memory, () => undefined)).kept;
  expect(await of(command('help'))).toEqual({ chat: 'chat', state: null, counted: null, effects: [] });
  const forgotten = await of(command('forget'));
  expect(forgotten.state).toBeNull();
  expect(forgotten.effects).toEqual([{ kind: 'forget' }]);
  expect((await of(press('set:ru'))).state).toMatchObject({ chosen: 'ru' });
});

test('to a chat nobody has spoken in yet the first language is that of the messenger', async () => {
  const memory = { load: () => Promise.resolve(null) };
  const first = async (language?: 'ru' | 'kk'): Promise<string> => {
    const { replies } = await considerTurn(
      'chat',
      command('help'),
      noon,
      house,
      memory,
      () => undefined,
      language,
    );
    return renderPlain(replies[0]!.message);
  };
  expect(await first()).toContain(house.words.ui('ru', 'help.title'));
  expect(await first('kk')).toContain(house.words.ui('kk', 'help.title'));
});

test('what is remembered is spoken to, and loaded under its own key', async () => {
  const asked: string[] = [];
  const memory = {
    load(chat: string) {
      asked.push(chat);
      return Promise.resolve(chosen);
    },
  };
  const { replies } = await considerTurn(
    'this chat',
    command('help'),
    noon,
    house,
    memory,
    () => undefined,
    'ru',
  );
  expect(asked).toEqual(['this chat']);
  expect(renderPlain(replies[0]!.message)).toContain(house.words.ui('kk', 'help.title'));
});

test('a memory that fails is told of, and the answer goes out', async () => {
  const troubles: unknown[] = [];
  const memory = {
    load: () => Promise.reject(new Error('load')),
    keep: () => Promise.reject(new Error('keep')),
  };
  const { replies } = await takeTurn('chat', words(scam), noon, house, memory, (error) =>
    troubles.push(error),
  );
  expect(renderPlain(replies[0]!.message)).toContain('🔴');
  expect(troubles).toEqual([new Error('load'), new Error('keep')]);
});

test('a turn is kept once, as a whole', async () => {
  const kept: Kept[] = [];
  const memory = {
    load: () => Promise.resolve(null),
    keep(one: Kept) {
      kept.push(one);
      return Promise.resolve();
    },
  };
  const taken = await takeTurn('chat', words(scam), noon, house, memory, () => undefined);
  expect(kept).toEqual([taken.kept]);
});

test('what is asked of the edge: to remind, to leave, to remember whom to write to', () => {
  const plain = turn(newChat, command('help'), noon, house);
  expect(plain).toMatchObject({
    reminders: [],
    leaves: false,
    subscribes: false,
    effects: [],
    counted: null,
  });
  expect(turn(newChat, command('leave'), noon, house)).toMatchObject({ leaves: true, effects: [] });
  expect(turn(newChat, press('subscribe'), noon, house)).toMatchObject({ subscribes: true, effects: [] });
  const reminded = turn(newChat, press('remind:1:0:0:u'), noon, house);
  expect(reminded.reminders).toHaveLength(1);
  expect(reminded.reminders[0]!.minutes).toBe(60);
  expect(renderPlain(reminded.reminders[0]!.message)).toContain('🆘');
  expect(reminded.effects).toEqual([]);
  expect(turn(newChat, command('start', 'hall-7'), noon, house).effects).toEqual([
    { kind: 'campaign', name: 'hall-7' },
  ]);
});

test('an answer takes the place of the message whose button was pressed, or is new', () => {
  expect(turn(newChat, press('set:kk'), noon, house).replies.map(({ place }) => place)).toEqual(['instead']);
  expect(turn(newChat, command('help'), noon, house).replies.map(({ place }) => place)).toEqual(['new']);
});

test('how a chat is spoken to', () => {
  expect(mannerOf(newChat)).toEqual({ language: 'ru', chosen: false, simple: false, alerts: false });
  expect(mannerOf(chosen)).toEqual({ language: 'kk', chosen: true, simple: true, alerts: true });
  expect(mannerOf({ ...newChat, last: 'kk' }).language).toBe('kk');
});

test('buttons may name what the facts know', () => {
  const named = namedIn(house.facts);
  const [scheme] = house.facts.schemes.values();
  expect(named.has(scheme!.id)).toBe(true);
  expect(named.has('nonsense')).toBe(false);
  expect(named.ofVariant(scheme!.variants[0]!.id)).toBe(scheme!.id);
  expect(named.losses).toBe(house.facts.losses);
  expect(named.options).toEqual(house.facts.questions.map(({ options }) => options.length));
});

test.each([
  'я продиктовала код 482913 и номер карты 4400 4301 2345 6789',
  'мой ИИН 900101300017, что делать',
  'звонили из банка, спросили карту 4400430123456789',
  'как защитить карту 4400430123456789?',
  'привет, код 123456',
])('whatever else is answered, who sends «%s» is told once to take it out of the chat', (text) => {
  const said = turn(newChat, words(text), noon, house).replies.map(({ message }) => renderPlain(message));
  expect(said.join('\n').split(house.words.ui('ru', 'verdict.sensitive'))).toHaveLength(2);
  expect(said.join('\n')).not.toMatch(/482913|4400|900101|123456/);
});

test('who sends no number of his own is told nothing of it', () => {
  for (const text of ['перевёл деньги', 'привет', 'звонили с +7 701 234 56 78', '/help']) {
    const said = turn(newChat, words(text), noon, house).replies.map(({ message }) => renderPlain(message));
    expect(said.join('\n')).not.toContain(house.words.ui('ru', 'verdict.sensitive'));
  }
});

describe('the second reader', () => {
  const doubtful = 'Вам позвонят завтра насчёт пособия. Возьмите с собой телефон. Погода хорошая.';
  const asked: string[] = [];
  const both = {
    ...house,
    reader: {
      read: (text: string) => {
        asked.push(text);
        return Promise.resolve(null);
      },
    },
  };
  const memory = { load: () => Promise.resolve(null) };
  const ask = async (incoming: Parameters<typeof turn>[1]): Promise<number> => {
    asked.length = 0;
    await considerTurn('chat', incoming, noon, both, memory, () => undefined);
    return asked.length;
  };

  test('is asked about a text of which the first is in doubt', async () => {
    expect(await ask(words(doubtful))).toBe(1);
    expect(await ask(words('Мама, купи хлеба по дороге домой'))).toBe(0);
  });

  test('does not read what nobody asks about: a group that wants no warnings, a button that needs no text', async () => {
    const passage = { text: doubtful, hiddenLinks: [] };
    expect(await ask({ kind: 'overheard', passage })).toBe(0);
    expect(await ask({ kind: 'press', press: 'start', about: passage })).toBe(0);
  });
});
