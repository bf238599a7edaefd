import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataFolder } from '../../../nlp/index.ts';
import { mostPieces, PieceTokenizer } from '../../../nlp/reader/piece-tokenizer.ts';
import { decodeVocabulary, encodeVocabulary, type Vocabulary } from '../../../nlp/reader/vocabulary.ts';
import { readerFixture } from '../../support/reader-fixture.ts';

const file = readFileSync(join(dataFolder, 'model', 'reader', 'vocabulary.bin'));
const vocabulary = decodeVocabulary(file);
const tokenizer = new PieceTokenizer(vocabulary);

test('texts have the pieces the reader was taught with', () => {
  const different = readerFixture.filter(({ text, ids }) => tokenizer.ids(text).join() !== ids.join());
  expect(different.map(({ text }) => text)).toEqual([]);
});

test('any text has pieces: never none, never too many, all of the vocabulary, the same every time', () => {
  const parts = fc.constantFrom(
    'код',
    ' ',
    '\u00a0',
    '😀',
    '\ud83d',
    '\ude00',
    '\u0000',
    '▁',
    '<s>',
    'кo',
    '¨',
    '\n',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(parts, { maxLength: 300 }).map((all) => all.join('')),
    fc.array(fc.nat(0xffff), { maxLength: 300 }).map((units) => String.fromCharCode(...units)),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const ids = tokenizer.ids(text);
      expect(ids.length).toBeGreaterThanOrEqual(3);
      expect(ids.length).toBeLessThanOrEqual(mostPieces);
      expect([ids[0], ids.at(-1)]).toEqual([vocabulary.special.bos, vocabulary.special.eos]);
      expect(ids.every((id) => id >= 0 && id < vocabulary.pieces.length)).toBe(true);
      expect(tokenizer.ids(text)).toEqual(ids);
    }),
    { seed: 6, numRuns: 150 },
  );
});

test.each([
  ['nothing', ''],
  ['4,096 emoji', '😀'.repeat(4096)],
  ['control characters', String.fromCharCode(...Array.from({ length: 32 }, (_, i) => i)).repeat(100)],
  ['lone surrogates', '\ud800\udc00\udfff'.repeat(2000)],
  ['one character that becomes many', 'ﷺ'.repeat(4096)],
  ['a million letters', 'а'.repeat(1_000_000)],
])('%s has pieces', (_, text) => {
  expect(tokenizer.ids(text).length).toBeLessThanOrEqual(mostPieces);
});

/** A language of few pieces, where the best division can be seen. */
const small: Vocabulary = {
  pieces: ['<s>', '</s>', '<unk>', '▁query:', '▁', 'a', 'b', 'ab', 'abb', '▁a'],
  scores: Float64Array.of(0, 0, 0, -1, -2, -3, -3, -4, -9, -4),
  special: { bos: 0, eos: 1, unk: 2 },
  unknownScore: -20,
  changes: new Map([
    ['A', 'a'],
    ['½', 'a b'],
    ['\u200b', ''],
  ]),
  labels: [],
};
const pieces = (text: string): string[] =>
  [...new PieceTokenizer(small).ids(text)].slice(2, -1).map((id) => small.pieces[id]!);

test.each([
  ['the division with the best sum wins, not the longest piece', 'abb', ['▁', 'ab', 'b']],
  ['what is in no piece is unknown, character by character', 'a??', ['▁a', '<unk>', '<unk>']],
  ['a character of two units is one', 'a😀', ['▁a', '<unk>']],
  ['halves of such are one each', 'a\ude00\ud83d', ['▁a', '<unk>', '<unk>']],
  [
    'halves that only come together when a character is dropped stay two',
    'a\ud83d\u200b\ude00',
    ['▁a', '<unk>', '<unk>'],
  ],
  ['characters are made alike, or dropped', 'A\u200bb', ['▁', 'ab']],
  ['spaces become one, wherever they come from', 'b  ½', ['▁', 'b', '▁a', '▁', 'b']],
])('%s', (_, text, wanted) => {
  expect(pieces(text)).toEqual(wanted);
});

test('a vocabulary comes back from its file as it was', () => {
  expect(decodeVocabulary(encodeVocabulary(small))).toEqual(small);
});
