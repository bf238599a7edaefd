// `npm run diagram`: writes the conversation's graph and the table of updates into CONTRIBUTING.md, and the table of
// settings into README.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { openHouse } from '../../bot/run.ts';
import { diagram, walk } from './dialog-graph.ts';
import { settingsTable } from './settings-table.ts';
import { kindsTable } from './update-kinds.ts';

rewrite('CONTRIBUTING.md', (text) =>
  text
    .replace(/```mermaid\n[^`]*```/, '```mermaid\n' + diagram(walk(openHouse()).edges) + '\n```')
    .replace(/\| update [^#]*/, `${kindsTable()}\n\n`),
);
rewrite('README.md', (text) => text.replace(/\| setting \|(?:.*\n)+?(?=\n)/, () => `${settingsTable()}\n`));

function rewrite(name: string, change: (text: string) => string): void {
  const file = new URL(`../../${name}`, import.meta.url);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}
