import { expect, test } from 'vitest';
import { findEntities } from '../../nlp/entities/find-entities.ts';
import { normalize } from '../../nlp/normalize/normalize.ts';

function found(raw: string): string[] {
  return findEntities(normalize(raw).clean, [], new Set(['1414'])).map(
    ({ kind, start, end }) => `${kind} ${raw.slice(start, end)}`,
  );
}

test.each([
  ['Заходите на kaspi-prize.kz.com/pay', ['link kaspi-prize.kz.com/pay']],
  ['ссылка:egov.press', ['link egov.press']],
  ['сайт egоv.kz с кириллицей', ['link egоv.kz']],
  ['hxxp://bad[.]site/x', ['link hxxp://bad[.]site/x']],
  ['қазпошта.қаз', ['link қазпошта.қаз']],
  ['1xbet.com😀', ['link 1xbet.com']],
  ['пишите t.me/abc?start=1.', ['link t.me/abc?start=1']],
  ['Конец.Начало, 12.50 и kaspi.apk, mail@site.kz', []],
  ['8 700 000 17 17 и +92 301 2345678', ['phone 8 700 000 17 17', 'phone +92 301 2345678']],
  ['карта 4400 4301 2345 6789', ['card 4400 4301 2345 6789']],
  ['ИИН 880101300123', ['iin 880101300123']],
  ['KZ86125KZT5004100100', ['iban KZ86125KZT5004100100']],
  ['38 500 тг, 500к и 2 млн', ['sum 38 500 тг', 'sum 500к', 'sum 2 млн']],
  ['Код: 123-456. Кому: никому', ['code 123-456']],
  ['558213 — ваш код', ['code 558213']],
  ['код из смс 1414', []],
  ['в 2024 году было 5000 человек', []],
])('%s', (raw, expected) => expect(found(raw)).toEqual(expected));

test('a link behind words is found with its words', () => {
  const raw = 'нажмите здесь';
  const [link] = findEntities(
    normalize(raw).clean,
    [{ start: 8, end: 13, url: 'https://kaspi.kz.evil.top/x' }],
    new Set(),
  );
  expect(link).toMatchObject({ kind: 'link', start: 8, end: 13, link: { domain: 'evil.top', hidden: true } });
});
