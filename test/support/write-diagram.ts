// `npm run diagram`: writes the conversation's graph into CONTRIBUTING.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { openHouse } from '../../bot/run.ts';
import { diagram, walk } from './dialog-graph.ts';

const file = new URL('../../CONTRIBUTING.md', import.meta.url);
const text = readFileSync(file, 'utf8');
const drawn = '```mermaid\n' + diagram(walk(openHouse()).edges) + '\n```';
writeFileSync(file, text.replace(/```mermaid\n[^`]*```/, drawn));
