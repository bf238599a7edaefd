// `npm run explain "text"`: stage by stage, what was found and why the verdict fell.
import { readFileSync } from 'node:fs';
import { dataFolder } from '../index.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { compileLexicon } from '../lexicon.ts';
import { loadModels } from '../load-models.ts';
import { Pipeline } from '../pipeline.ts';

const text = process.argv.slice(2).join(' ') || readFileSync(0, 'utf8');
if (text.trim() === '') throw new Error('usage: npm run -s explain "text"');
process.stdout.on('error', () => process.exit(0));
const knowledge = loadKnowledge(dataFolder);
const models = loadModels(dataFolder);
const model = models.linear;
// Compiled afresh, so that a signal just written is seen at once.
const pipeline = new Pipeline(knowledge, { ...models, lexicon: compileLexicon(knowledge) });
const { findings, reading } = pipeline.read(text);
const analysis = pipeline.judge(findings, reading);

const print = (title: string, lines: readonly string[]): void =>
  void process.stdout.write(`${title}\n${lines.map((line) => `  ${line}`).join('\n')}\n`);
const words = (from: number, to: number): string =>
  findings.text.text.text.slice(findings.tokens[from]!.start, findings.tokens[to - 1]!.end);

print('normalized', [findings.text.text.text, `disguises undone: ${findings.text.disguises}`]);
print('language', [findings.language]);
print('tokens', [
  findings.tokens.map(({ start, end }) => findings.text.text.text.slice(start, end)).join(' | '),
]);
print(
  'entities',
  findings.entities.map(({ kind, start, end }) => `${kind} «${text.slice(start, end)}»`),
);
print(
  'meanings',
  findings.meanings.map(({ meaning, from, to }) => `${knowledge.meanings[meaning]!.id} «${words(from, to)}»`),
);
print(
  'signals',
  findings.signals.map(({ id, start, end }) => `${id} «${text.slice(start, end)}»`),
);
print('reading', [
  ...[...reading.schemes.entries()]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 4)
    .map(([i, p]) => `${model.schemes[i]!} ${p.toFixed(3)}`),
  `harmless ${reading.harmless.toFixed(3)} (of that information ${reading.information.toFixed(2)}, ordinary ${reading.ordinary.toFixed(2)})`,
  `too little said ${reading.unclear.toFixed(3)}`,
  `words known ${(reading.known * 100).toFixed(0)} %`,
  ...reading.passages.map(
    ({ harmless, unclear }, i) => `passage ${i + 1}: scam ${(1 - harmless - unclear).toFixed(2)}`,
  ),
  `chance that it is a scam ${analysis.chance.toFixed(3)}`,
]);
print(
  'lost',
  model.losses
    .map((loss, i) => `${loss} ${reading.losses[i]!.toFixed(2)}`)
    .filter((line) => !line.endsWith('0.00')),
);
print('verdict', [
  JSON.stringify({ verdict: analysis.verdict, schemes: analysis.schemes, lost: analysis.lost }),
]);
