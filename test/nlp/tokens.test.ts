import { expect, test } from 'vitest';
import { fold, transliterate } from '../../nlp/tokens/fold.ts';
import { Lexemes, russianKey } from '../../nlp/tokens/lexemes.ts';
import { stemKazakh } from '../../nlp/tokens/stem-kazakh.ts';
import { tokenize } from '../../nlp/tokens/tokenize.ts';

test.each([
  ['кодты кодын кодыңыз кодыңызды кодтың', 'код'],
  ['банктен банкке банктің банкі', 'банк'],
  ['шотқа шотты шоттан шотыңыз', 'шот'],
  ['айтыңыз айтыңызшы айтты айтып айтқан', 'айт'],
])('Kazakh forms have one stem: %s', (forms, stem) => {
  expect(forms.split(' ').map((form) => stemKazakh(fold(form)))).toEqual(forms.split(' ').map(() => stem));
});

test('a denied deed has another stem than the deed', () => {
  expect(stemKazakh(fold('айтпадым'))).not.toBe(stemKazakh(fold('айттым')));
});

test('sound harmony spares a stem that only looks like an ending', () => {
  expect(stemKazakh('карта')).toBe(stemKazakh(fold('картаңызды')));
});

test.each([
  ['kodty aityp jiberinizshi', 'кодты айтып жиберинизши'],
  ['qauipsiz shotqa audarynyz', 'кауйпсиз шотка аударыныз'],
])('Latin Kazakh reads as Cyrillic: %s', (latin, cyrillic) => {
  expect(
    latin
      .split(' ')
      .map((word) => fold(transliterate(word, 'kk-latn')))
      .join(' '),
  ).toBe(cyrillic);
});

test.each([
  ['perevedite dengi na bezopasnyy schet', 'переведите денги на безопасный счет'],
  ['razblokirovka karty segodnya', 'разблокировка карты сегодня'],
])('Latin Russian reads as Cyrillic: %s', (latin, cyrillic) => {
  expect(
    latin
      .split(' ')
      .map((word) => fold(transliterate(word, 'ru-latn')))
      .join(' '),
  ).toBe(cyrillic);
});

test('a Russian word with a Kazakh ending is known by its Russian stem', () => {
  const lexemes = new Lexemes(() => []);
  expect(lexemes.of(fold('ссылкаға')).loan).toBe(russianKey('ссылку'));
});

test('tokens keep no Kazakh letter apart and count sentences', () => {
  const words = 'Құрметті Әлия, картаңызға аударым түсті. Код 1414!';
  const tokens = tokenize(words.toLowerCase(), 'kk', new Lexemes(() => []));
  expect(tokens.map(({ start, end }) => words.slice(start, end))).toEqual([
    'Құрметті',
    'Әлия',
    'картаңызға',
    'аударым',
    'түсті',
    'Код',
    '1414',
  ]);
  expect(tokens.map(({ sentence }) => sentence)).toEqual([0, 0, 0, 0, 0, 1, 1]);
});

test('long numbers are told apart by length only', () => {
  const lexemes = new Lexemes(() => []);
  const forms = tokenize('12345 67890 1414', 'ru', lexemes).map(({ lexeme }) => lexeme.form);
  expect(forms[0]).toBe(forms[1]);
  expect(forms[2]).toBe(lexemes.of('1414').form);
});
