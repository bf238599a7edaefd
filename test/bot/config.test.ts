import { expect, test } from 'vitest';
import { readConfig } from '../../bot/config.ts';
import { Faults } from '../../nlp/index.ts';

test.each([
  [undefined, 'on'],
  ['', 'on'],
  ['on', 'on'],
  ['off', 'off'],
])('READER=%s: the second reader is %s', (READER, wanted) => {
  expect(readConfig({ READER }).reader).toBe(wanted);
});

test('what READER cannot be is said, with its name', () => {
  const read = (): unknown => readConfig({ READER: 'maybe' });
  expect(read).toThrow(Faults);
  expect(read).toThrow(/READER/);
});
