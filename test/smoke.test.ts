import { expect, test } from 'vitest';
import { loadPipeline } from '../nlp/index.ts';

test('a demand for a code is a scam', () => {
  expect(
    loadPipeline().analyze('Вас записали на флюорографию, продиктуйте код из СМС 1414').verdict.kind,
  ).toBe('scam');
});
