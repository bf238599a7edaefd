// Texts of our own with what the plain computation makes of them (nlp/training/reader/write-fixture.py).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const fixture = z.strictObject({
  text: z.string(),
  ids: z.array(z.int()),
  label: z.string(),
  probability: z.number(),
});

export const readerFixture = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'reader.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => fixture.parse(JSON.parse(line)));
