// `npm run diagram`: writes the conversation's graph and the table of updates into CONTRIBUTING.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { openHouse } from '../../bot/run.ts';
import { diagram, walk } from './dialog-graph.ts';
import { kindsTable } from './update-kinds.ts';

const file = new URL('../../CONTRIBUTING.md', import.meta.url);
const text = readFileSync(file, 'utf8');
const drawn = '```mermaid\n' + diagram(walk(openHouse()).edges) + '\n```';
writeFileSync(
  file,
  text.replace(/```mermaid\n[^`]*```/, drawn).replace(/\| update [^#]*/, `${kindsTable()}\n\n`),
);
