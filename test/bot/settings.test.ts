import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig, settings } from '../../bot/config.ts';
import { settingsTable } from '../support/settings-table.ts';

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

test('the table in README.md is that of the settings: `npm run diagram`', () => {
  expect(read('README.md')).toContain(`${settingsTable()}\n`);
});

test('.env.example names every setting, and nothing else', () => {
  const named = read('.env.example')
    .split('\n')
    .flatMap((line) => /^(?:# )?([A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect(named.sort()).toEqual(settings.map(({ name }) => name).sort());
});

test('what is said to be the case without a setting is the case', () => {
  const { storage, ...config } = readConfig({ BOT_TOKEN: `1:${'a'.repeat(35)}`, METRICS_PORT: '1' });
  const shown = JSON.stringify({ config, storage });
  for (const { without } of settings) {
    const value = /^`([^`]+)`$/.exec(without)?.[1];
    if (value !== undefined && value !== '8080') expect(shown).toContain(value);
  }
});
