// The five founding documents, row by row (SEEDS.md): each must be reachable in the bot, in both languages, with its
// issuer and date.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type OfficialSection, officialSections, type SpokenLanguage } from '../../bot/dialog/types.ts';
import { composeOfficial } from '../../bot/reply/compose-official.ts';
import { renderPlain } from '../../bot/reply/render-plain.ts';
import { openHouse } from '../../bot/run.ts';

interface Row {
  readonly warnings?: readonly string[];
  readonly statistics?: readonly string[];
  readonly laws?: readonly string[];
  readonly ru: readonly string[];
  readonly kk: readonly string[];
}

const house = openHouse();
const rows = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'fixtures', 'founding-documents.json'), 'utf8'),
) as Record<string, Row>;

/** Everything a person can read by walking through the library's pages. */
function library(language: SpokenLanguage): string {
  return officialSections.map((section) => allPages(section, language)).join('\n');
}

function allPages(section: OfficialSection, language: SpokenLanguage): string {
  const pages: string[] = [];
  for (let page = 0; ; page++) {
    const message = composeOfficial(section, page, language, house);
    pages.push(renderPlain(message));
    const more = message.buttons.flat().some(({ press }) => press === `official:${section}:${page + 1}`);
    if (!more) return pages.join('\n');
  }
}

const libraries = { ru: library('ru'), kk: library('kk') };

describe.each(Object.entries(rows))('%s', (_, row) => {
  test.each(['ru', 'kk'] as const)('can be read in %s, with who said it and when', (language) => {
    const said = [
      ...(row.warnings ?? []).map((id) => ['warnings', id] as const),
      ...(row.statistics ?? []).map((id) => ['statistics', id] as const),
      ...(row.laws ?? []).map((id) => ['laws', id, 'text'] as const),
    ];
    expect(said.length).toBeGreaterThan(0);
    const texts = said.map(([namespace, ...path]) => house.words.text(language, namespace, ...path));
    for (const text of texts) {
      const line = libraries[language].split('\n').find((one) => one.includes(text));
      expect(line, `not in the library: ${text}`).toBeDefined();
      expect(line).toMatch(/\d{4}|дата сообщения не указана|күні көрсетілмеген/);
    }
    for (const words of row[language]) expect(texts.join(' ')).toContain(words);
  });
});

test('all 27 rows are there', () => expect(Object.keys(rows)).toHaveLength(27));

test('85 and 19 million are never in one sentence', () => {
  for (const language of ['ru', 'kk'] as const) {
    for (const sentence of libraries[language].split(/[.\n]/)) expect(sentence.includes('85 млн') && sentence.includes('19 млн')).toBe(false);
  }
});
