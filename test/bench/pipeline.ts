// `npm run bench`: what understanding costs, printed as a table beside the machine's own floor.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, loadPipeline } from '../../nlp/index.ts';
import { readCorpus } from '../../nlp/training/corpus.ts';
import { machineFloor } from '../support/machine-floor.ts';
import { worstTexts } from '../support/worst-texts.ts';

const print = (line: string): void => void process.stdout.write(line + '\n');
const pipeline = loadPipeline();
const texts = readCorpus(dataFolder)
  .map(({ text }) => text)
  .filter(({ length }) => length >= 160 && length <= 240)
  .slice(0, 6000);
const mean = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;

/** Sorted times of `work` over `items`, in microseconds. */
function timesOf<T>(items: readonly T[], work: (item: T) => unknown): Float64Array {
  const times = new Float64Array(items.length);
  items.forEach((item, i) => {
    const started = process.hrtime.bigint();
    work(item);
    times[i] = Number(process.hrtime.bigint() - started) / 1000;
  });
  return times.sort();
}

print(`floor of this machine: hashing 200 characters ${machineFloor().toFixed(2)} µs`);
print(`${texts.length} texts of ${mean.toFixed(0)} characters, one core`);
for (const round of ['first round', 'second', 'third']) {
  const times = timesOf(texts, (text) => pipeline.analyze(text));
  const total = times.reduce((sum, time) => sum + time, 0);
  const at = (share: number): string => times[Math.floor(times.length * share)]!.toFixed(0).padStart(6);
  print(
    `${round.padEnd(12)} ${((texts.length / total) * 1e6).toFixed(0).padStart(7)} texts/s   µs: p50 ${at(0.5)}  p90 ${at(0.9)}  p99 ${at(0.99)}  max ${times.at(-1)!.toFixed(0)}`,
  );
}
print('the worst texts of 4,096 characters, median of nine, ms');
for (const [name, text] of worstTexts(4096)) {
  const times = timesOf(new Array<string>(9).fill(text), (one) => pipeline.analyze(one));
  print(`  ${name.padEnd(28)} ${(times[4]! / 1000).toFixed(2)}`);
}
print(`model: ${(readFileSync(join(dataFolder, 'model', 'linear.bin')).length / 1e6).toFixed(2)} MB`);
