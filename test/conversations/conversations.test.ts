// Every transcript must be what the bot says today. After a deliberate change: `npm run conversations`, then read the diff.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openHouse } from '../../bot/run.ts';
import { play } from '../support/transcript.ts';

const house = openHouse();
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'));
const rewriting = process.env['REWRITE'] === 'conversations';

test.each(files)('%s', (name) => {
  const file = join(import.meta.dirname, name);
  const written = readFileSync(file, 'utf8');
  const played = play(written, house);
  if (rewriting) writeFileSync(file, played);
  else expect(played).toBe(written);
});

test('every scheme has a conversation in each language, and is recognised in it', () => {
  for (const scheme of house.facts.schemes.keys()) {
    for (const language of ['ru', 'kk']) {
      const name = `${scheme}.${language}.txt`;
      expect(files, `write test/conversations/${name}: a person's message and two or three presses`).toContain(name);
    }
  }
});
