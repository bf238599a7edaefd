// `npm run bench-reader`: what the second reader costs, beside the machine's own floor.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openReader } from '../../bot/reader/open-reader.ts';
import { openSession } from '../../bot/reader/session.ts';
import { analyzeTwice } from '../../bot/second-opinion.ts';
import { dataFolder, loadPipeline } from '../../nlp/index.ts';
import { decodeVocabulary, PieceTokenizer } from '../../nlp/reader/index.ts';
import { readCorpus } from '../../nlp/training/corpus.ts';
import { machineFloor } from '../support/machine-floor.ts';

const folder = join(dataFolder, 'model', 'reader');
const print = (line: string): void => void process.stdout.write(line + '\n');
const megabytes = (): number => process.memoryUsage().rss / 1e6;
const texts = readCorpus(dataFolder)
  .map(({ text }) => text)
  .filter(({ length }) => length >= 190 && length <= 210)
  .slice(0, 400);
const longest = 'Здравствуйте, это служба безопасности банка. '.repeat(90);

/** The middle and the 95th of 100, of sorted times. */
function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => sorted[Math.floor(sorted.length * share)]!.toFixed(1);
  return `p50 ${at(0.5)}  p95 ${at(0.95)}`;
}

print(`floor of this machine: hashing 200 characters ${machineFloor().toFixed(2)} µs`);

const tokenizer = new PieceTokenizer(decodeVocabulary(readFileSync(join(folder, 'vocabulary.bin'))));
for (let round = 0; round < 3; round++) for (const text of texts) tokenizer.ids(text);
const started = performance.now();
for (const text of texts) tokenizer.ids(text);
print(`pieces of 200 characters: ${(((performance.now() - started) * 1000) / texts.length).toFixed(0)} µs`);

const before = megabytes();
const reader = openReader({
  setting: 'on',
  dataFolder,
  schemes: [],
  patience: 'a moment',
  log: () => undefined,
});
const loading = performance.now();
if (!(await reader.start())) throw new Error('no reader on this machine');
print(`loaded in its thread: ${(performance.now() - loading).toFixed(0)} ms`);
const waits: number[] = [];
let late = 0;
for (const text of [...texts, ...new Array<string>(40).fill(longest)]) {
  const asked = performance.now();
  if ((await reader.read(text)) === null) late++;
  if (text !== longest) waits.push(performance.now() - asked);
}
print(
  `asked in its thread, 200 characters, ms: ${spread(waits)}; ${late} of ${texts.length + 40} not in time`,
);
print(`memory: ${(megabytes() - before).toFixed(0)} MB more than before it was loaded`);
await reader.close();

// What both cost together, as `analyze` asks them: the second only where the first is in doubt.
const pipeline = loadPipeline();
const both = openReader({
  setting: 'on',
  dataFolder,
  schemes: pipeline.schemeIds,
  patience: 'answer everything',
  log: () => undefined,
});
await both.start();
const analyzing = performance.now();
let doubtful = 0;
for (const text of texts) if (pipeline.analyze(text).doubtful) doubtful++;
const alone = performance.now() - analyzing;
const together = performance.now();
await Promise.all(texts.map((text) => analyzeTwice({ text, hiddenLinks: [] }, pipeline, both)));
const perSecond = (ms: number): string => ((texts.length * 1000) / ms).toFixed(0);
print(
  `${((100 * doubtful) / texts.length).toFixed(0)} % of texts met in teaching reach it; texts/s without it ${perSecond(alone)}, with it ${perSecond(performance.now() - together)}`,
);
await both.close();

// Others may share the machine: the time this thread had a core for itself.
const session = await openSession(folder);
const cpuMs = async (text: string): Promise<number> => {
  const { user, system } = process.threadCpuUsage();
  await session.read(text);
  const after = process.threadCpuUsage();
  return (after.user + after.system - user - system) / 1000;
};
const costs: number[] = [];
for (const text of texts) costs.push(await cpuMs(text));
print(`one core, ${texts.length} texts of 190–210 characters, ms of CPU: ${spread(costs)}`);
const longCosts: number[] = [];
for (let i = 0; i < 40; i++) longCosts.push(await cpuMs(longest));
print(`one core, 4,050 characters, ms of CPU: ${spread(longCosts)}`);
await session.close();
