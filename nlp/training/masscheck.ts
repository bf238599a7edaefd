// `npm run masscheck [signal…]`: for every signal its hits and false hits over the teaching texts.
// With names: also where it hit harmless texts, for whoever tunes it.
import { dataFolder } from '../index.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { compileLexicon } from '../lexicon.ts';
import { loadModels } from '../load-models.ts';
import { Finder } from '../pipeline.ts';
import { type Example, readCorpus } from './corpus.ts';

const shown = 25;

const knowledge = loadKnowledge(dataFolder);
const { language } = loadModels(dataFolder);
const finder = new Finder(knowledge, language, compileLexicon(knowledge));
const asked = process.argv.slice(2);
const unknown = asked.filter((id) => knowledge.signals.every((signal) => signal.id !== id));
if (unknown.length > 0) throw new Error(`there is no signal ${unknown.join(', ')} in data/signals`);
// Whoever reads us may stop early (`| head`).
process.stdout.on('error', () => process.exit(0));
const hits = new Map<string, { example: Example; quote: string }[]>(
  knowledge.signals.map(({ id }) => [id, []]),
);
for (const example of readCorpus(dataFolder)) {
  const found = finder.find(example.text).signals;
  for (const id of new Set(found.map((signal) => signal.id))) {
    const { start, end } = found.find((signal) => signal.id === id)!;
    hits.get(id)!.push({ example, quote: example.text.slice(start, end) });
  }
}

const print = (text: string): void => void process.stdout.write(text + '\n');
const pad = (cells: readonly (string | number)[]): string =>
  cells.map((cell, i) => (i === 0 ? String(cell).padEnd(28) : String(cell).padStart(12))).join('');

/** The signal that stands on most of the texts this one stands on, with its share of them. */
function closest(id: string): string {
  const own = new Set(hits.get(id)!.map(({ example }) => example));
  let best = '–';
  let most = 0;
  for (const [other, found] of hits) {
    if (other === id) continue;
    const shared = found.filter(({ example }) => own.has(example)).length;
    if (shared > most) [best, most] = [other, shared];
  }
  return most === 0 ? best : `${best} ${((most / own.size) * 100).toFixed(0)} %`;
}

print(
  pad(['signal', 'role', 'scam', 'harmless', 'unclear', 'precision', 'kk scam', 'ru scam']) +
    '  overlaps most',
);
for (const { id, role } of knowledge.signals) {
  if (asked.length > 0 && !asked.includes(id)) continue;
  const all = hits.get(id)!.map(({ example }) => example);
  const scams = all.filter(({ verdict }) => verdict === 'scam');
  const unclear = all.filter(({ verdict }) => verdict === 'unclear');
  const kazakh = scams.filter(({ language }) => language !== 'ru' && language !== 'ru-latn');
  const harmless = all.length - scams.length - unclear.length;
  const precision = all.length === 0 ? '–' : (scams.length / (scams.length + harmless)).toFixed(3);
  print(
    pad([
      id,
      role,
      scams.length,
      harmless,
      unclear.length,
      precision,
      kazakh.length,
      scams.length - kazakh.length,
    ]) + `  ${closest(id)}`,
  );
}
for (const id of asked) {
  const found = hits.get(id);
  if (found === undefined) continue;
  print(`\n${id} on harmless texts:`);
  for (const { example, quote } of found
    .filter(({ example }) => example.verdict !== 'scam')
    .slice(0, shown)) {
    print(
      `  [${example.language} ${example.verdict}] «${quote.replaceAll('\n', ' ')}» in: ${example.text.replaceAll('\n', ' ⏎ ').slice(0, 220)}`,
    );
  }
  print(`\n${id} on scams:`);
  for (const { example, quote } of found
    .filter(({ example }) => example.verdict === 'scam')
    .slice(0, shown)) {
    print(`  [${example.language} ${example.schemes.join(',')}] «${quote.replaceAll('\n', ' ')}»`);
  }
}
