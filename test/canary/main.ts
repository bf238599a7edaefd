// `npm run canary [-- updates [seed]]`: ten thousand marked updates, and where any of them is left.
import { openHouse } from '../../bot/run.ts';
import { runCanary } from './run-canary.ts';

const [updates = 10_000, seed = 20_261_122] = process.argv.slice(2).map(Number);
const started = performance.now();
const { words } = openHouse();
const report = await runCanary(updates, seed, words);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
say(`${report.updates} updates, ${report.answers} answers, ${report.failures} lines of trouble in the log`);
say(`kept by consent: ${report.kept}`);
say(`the search finds what was planted in the heap: ${report.controlFound ? 'yes' : 'NO'}`);
for (const { where, bytes, found } of report.searched)
  say(
    `${found.length === 0 ? 'clean' : 'FOUND'}  ${where}, ${Math.ceil(bytes / 1024)} KB${found.map((hit) => `\n       ${hit}`).join('')}`,
  );
say(`${Math.round((performance.now() - started) / 1000)} s`);
process.exitCode = report.controlFound && report.searched.every(({ found }) => found.length === 0) ? 0 : 1;
