import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { schemeFile } from '../../nlp/knowledge/schema.ts';
import { readCorpus } from '../../nlp/training/corpus.ts';
import { writeScheme } from './new-scheme.ts';

const scheme = {
  id: 'fake-lottery',
  covers: 'A lottery that does not exist.',
  nameRu: 'Лжелотерея',
  nameKk: 'Жалған лотерея',
  warning: 'gp-careful',
  emergency: 'money-transferred',
  source: 'seed000',
};

test('a new scheme is whole, valid, and never overwrites', () => {
  const root = mkdtempSync(join(tmpdir(), 'abaila-'));
  const files = writeScheme(root, scheme);
  expect(files).toHaveLength(5);
  const written = JSON.parse(
    readFileSync(join(root, 'data/schemes/fake-lottery/scheme.json'), 'utf8'),
  ) as unknown;
  expect(schemeFile.parse(written).status).toBe('draft');
  expect(readCorpus(join(root, 'data'))).toHaveLength(2);
  expect(() => writeScheme(root, scheme)).toThrow('already there');
  expect(() => writeScheme(root, { ...scheme, id: 'Fake Lottery' })).toThrow('lower-case');
  rmSync(root, { recursive: true });
});
