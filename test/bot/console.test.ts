import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { talk } from '../../bot/console.ts';
import { openHouse } from '../../bot/run.ts';
import { openStore } from '../../bot/storage/store.ts';
import { takeTurn } from '../../bot/turn.ts';

const house = openHouse();

async function chat(input: string): Promise<string> {
  const store = await openStore(':memory:', { key: 'key' });
  const output = new PassThrough();
  const parts: Buffer[] = [];
  output.on('data', (part: Buffer) => parts.push(part));
  await talk(Readable.from([input]), output, {
    words: house.words,
    answer: (incoming) =>
      takeTurn('console', incoming, Date.now(), house, store, (error) => expect.unreachable(String(error))),
  });
  await store.close();
  return Buffer.concat(parts).toString();
}

test('a pipe of one line is answered at its end', async () => {
  const said = await chat('Продиктуйте код из смс, это банк');
  expect(said).toContain('🔴 Это обман');
});

test('several lines up to an empty one are one message', async () => {
  const said = await chat(
    'Здравствуйте, это банк.\nПродиктуйте код из смс\n\nМама, купи хлеба и молока, я приду сегодня к семи вечера\n',
  );
  expect(said.match(/🔴/g)).toHaveLength(1);
  expect(said).toContain('⚪️ Известных признаков');
});

test('a button is pressed by its number', async () => {
  const said = await chat('Продиктуйте код из смс, это банк\n\n2\n');
  expect(said).toContain('Почему я так решил');
});

test('a number without a button is said to be none', async () => {
  expect(await chat('/help\n77\n')).toContain('Кнопки с таким номером нет');
});

test('the language is changed by command and kept', async () => {
  const said = await chat('/lang kk\nМама, купи хлеба и молока, я приду сегодня к семи вечера\n');
  expect(said).toContain('Қазақша жауап беремін');
  expect(said).toContain('Маған таныс алдау белгілерін таппадым');
});
