// `npm run explain "text"`: stage by stage, what was found and why the verdict fell.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFeatures, FeatureBuffer, families } from '../classify/features.ts';
import { decodeModel } from '../classify/linear-model.ts';
import { read } from '../classify/read.ts';
import { dataFolder } from '../index.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { decodeLanguageModel } from '../language/language-model.ts';
import { Finder, Pipeline } from '../pipeline.ts';

const text = process.argv.slice(2).join(' ') || readFileSync(0, 'utf8');
const knowledge = loadKnowledge(dataFolder);
const language = decodeLanguageModel(readFileSync(join(dataFolder, 'model', 'language.json'), 'utf8'));
const model = decodeModel(readFileSync(join(dataFolder, 'model', 'linear.bin')));
const findings = new Finder(knowledge, language).find(text);
const buffer = new FeatureBuffer();
extractFeatures(findings, buffer);
const reading = read(buffer, model);
const analysis = new Pipeline(knowledge, language, model).analyze(text);

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
print('features', [
  families.map((family, i) => `${family} ${buffer.ends[i]! - (buffer.ends[i - 1] ?? 0)}`).join(', '),
]);
print(
  'reading',
  [...reading.labels.entries()]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([i, p]) => `${model.labels[i]!} ${p.toFixed(3)}`),
);
print(
  'lost',
  model.losses
    .map((loss, i) => `${loss} ${reading.losses[i]!.toFixed(2)}`)
    .filter((line) => !line.endsWith('0.00')),
);
print('verdict', [
  JSON.stringify({ verdict: analysis.verdict, schemes: analysis.schemes, lost: analysis.lost }),
]);
