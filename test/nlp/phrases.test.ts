import { expect, test } from 'vitest';
import { PhraseCompiler } from '../../nlp/phrases/compile.ts';
import { flatten } from '../../nlp/phrases/flat-phrases.ts';
import { Lattice } from '../../nlp/phrases/lattice.ts';
import { PhraseMatcher } from '../../nlp/phrases/matcher.ts';
import { parsePhrase } from '../../nlp/phrases/parse.ts';
import { Terms } from '../../nlp/phrases/terms.ts';
import { Lexemes } from '../../nlp/tokens/lexemes.ts';
import { tokenize } from '../../nlp/tokens/tokenize.ts';
import { wordKeys } from '../../nlp/tokens/word-keys.ts';

function matches(phrase: string, text: string, language: 'ru' | 'kk' = 'ru'): boolean {
  const compiler = new PhraseCompiler({ word: wordKeys, meaning: () => 1, entity: () => 2 });
  const phrases = compiler.compile(0, { [language]: [phrase] });
  const terms = new Terms(compiler.terms);
  const matcher = new PhraseMatcher(flatten(phrases, compiler.terms.length));
  let hit = false;
  const lattice = new Lattice();
  lattice.lay(tokenize(text, language, new Lexemes((keys) => terms.of(keys))));
  matcher.match(lattice, () => (hit = true));
  return hit;
}

test.each([
  ['переводить деньги', 'переводите деньгами', true],
  ['перевод', 'сделайте переводы сегодня', true],
  ['=код', 'коды', false],
  ['=код', 'код', true],
  ['код .. смс', 'код что пришёл в смс', true],
  ['код .. смс', 'код который вам только что пришёл в смс', false],
  ['код ... смс', 'код который вам только что пришёл в смс', true],
  ['код ... смс', 'код пришёл. ждите смс', false],
  ['код .... смс', 'код пришёл. ждите смс', true],
  ['код .. смс', 'назовите код. и смс', false],
  ['назовите|скажите код', 'скажите код', true],
  ['назовите срочно? код', 'назовите код', true],
  ['назовите срочно? код', 'назовите срочно код', true],
  ['назовите код', 'код назовите', false],
  ['ссылка', 'ссылкаға кірдім', true],
])('«%s» in «%s»: %s', (phrase, text, expected) => expect(matches(phrase, text)).toBe(expected));

test('Kazakh phrases take Kazakh endings, with and without Kazakh letters', () => {
  expect(matches('қауіпсіз шот', 'қауіпсіз шотқа аударыңыз', 'kk')).toBe(true);
  expect(matches('қауіпсіз шот', 'кауипсиз шотка аударыныз', 'kk')).toBe(true);
});

test.each([
  ['.. код', 'begins with a gap'],
  ['код ..', 'ends with a gap'],
  ['срочно? код', 'begins with a word that may be missing'],
  ['код срочно?', 'ends with a word that may be missing'],
  ['смс-код', 'is not one lower-case word'],
  ['<bank>', 'no entity <bank>'],
])('«%s» is refused: %s', (phrase, message) => expect(() => parsePhrase(phrase)).toThrow(message));
