// `npm run mix-readers`: the linear reader, the second reader, and both together, on texts neither was taught.
// The second reader has read an older state of the teaching texts, so only an examination can say what it is worth.
import { join } from 'node:path';
import { openSession } from '../../../bot/reader/session.ts';
import { dataFolder, loadPipeline } from '../../index.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { type Chances, type SecondReading, toSecondReading } from '../../reader/index.ts';
import { mixReadings } from './mix-readings.ts';
import { type ExamText, readOwnExams, readRealExam } from '../exams.ts';
import { areaUnderCurve } from '../scores.ts';

/** One text as both read it. */
interface Pair {
  readonly text: ExamText;
  readonly linear: Chances;
  readonly second: SecondReading;
}
/** One text as it is read in the end. */
interface Read {
  readonly text: ExamText;
  readonly by: Chances;
}

/** Shares of the second reader that are tried. */
const weights = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const shown = [0.3, 0.5, 0.7];
const folds = 5;
/** At this share of scams caught the false alarms are compared. */
const caughtShare = 0.91;

const pipeline = loadPipeline();
const schemes = loadKnowledge(dataFolder).schemes.map(({ id }) => id);
const session = await openSession(join(dataFolder, 'model', 'reader'));

const columns = ['AUC', 'caught', 'alarmed', 'scheme', 'alarmed with 91 % caught'];
const real = readRealExam();
for (const { name, texts } of [...readOwnExams(), ...(real === null ? [] : [real])]) {
  const pairs: Pair[] = [];
  for (const text of texts) {
    const second = toSecondReading(await session.read(text.text), session.labels, schemes);
    if (second === null) throw new Error('a broken model: `npm run export-reader`');
    pairs.push({ text, linear: pipeline.read(text.text).reading, second });
  }
  print(`\n${name}: ${pairs.length} texts`, columns);
  print('linear', figures(mixed(pairs, 0)));
  print('reader', figures(mixed(pairs, 1)));
  for (const weight of shown) print(`both, ${weight} of the reader`, figures(mixed(pairs, weight)));
  print(`both, 0.3, of texts read whole`, figures(mixed(pairs, 0.3, ({ whole }) => whole)));
  const { read, chosen } = crossFitted(pairs);
  print(`both, cross-fitted (${chosen.join(' ')})`, figures(read));
}
if (real === null) process.stdout.write('\nreal-dev: skipped, its third-party texts are not at hand\n');
await session.close();

/** Where the second reader `counts`, both readings; elsewhere the linear one. */
function mixed(
  pairs: readonly Pair[],
  weight: number,
  counts: (second: SecondReading) => boolean = () => true,
): Read[] {
  return pairs.map(({ text, linear, second }) => ({
    text,
    by: mixReadings(linear, second, counts(second) ? weight : 0),
  }));
}

/** Every fifth of the texts is read with the weight that suits the other four best. */
function crossFitted(pairs: readonly Pair[]): { read: Read[]; chosen: number[] } {
  const chosen: number[] = [];
  const read = Array.from({ length: folds }, (_, fold) => {
    const others = pairs.filter((__, i) => i % folds !== fold);
    const losses = weights.map((weight) => logLoss(mixed(others, weight)));
    chosen.push(weights[losses.indexOf(Math.min(...losses))]!);
    return mixed(
      pairs.filter((__, i) => i % folds === fold),
      chosen.at(-1)!,
    );
  });
  return { read: read.flat(), chosen };
}

/** How surprised a reading is by what the texts are, on average. */
function logLoss(read: readonly Read[]): number {
  return read.reduce((sum, one) => sum - Math.log(Math.max(1e-9, probabilityOfTruth(one))), 0) / read.length;
}

function probabilityOfTruth({ text, by }: Read): number {
  switch (text.verdict) {
    case 'harmless':
      return by.harmless;
    case 'unclear':
      return by.unclear;
    case 'scam':
      return scamChance(by);
  }
}

function scamChance({ harmless, unclear }: Chances): number {
  return 1 - harmless - unclear;
}

function figures(read: readonly Read[]): string[] {
  const scored = read.map(({ text, by }) => ({ text, score: scamChance(by), by }));
  const scams = scored.filter(({ text }) => text.verdict === 'scam');
  const harmless = scored.filter(({ text }) => text.verdict === 'harmless');
  const above = (bound: number): number => harmless.filter(({ score }) => score > bound).length;
  const named = scams.filter(({ text }) => text.schemes.length > 0);
  const right = named.filter(({ text, by }) =>
    text.schemes.includes(schemes[by.schemes.indexOf(Math.max(...by.schemes))]!),
  );
  const falling = scams.map(({ score }) => score).sort((a, b) => b - a);
  const bound = falling[Math.ceil(caughtShare * falling.length) - 1] ?? 1;
  const auc = areaUnderCurve(
    [...scams, ...harmless].map(({ score, text }) => ({ score, scam: text.verdict === 'scam' })),
  );
  return [
    (auc * 100).toFixed(2),
    percent(scams.filter(({ score }) => score > 0.5).length, scams.length),
    percent(above(0.5), harmless.length),
    percent(right.length, named.length),
    percent(above(bound), harmless.length),
  ];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`;
}

function print(name: string, cells: readonly string[]): void {
  process.stdout.write(`${name.padEnd(44)}${cells.map((cell) => cell.padEnd(11)).join('')}`.trimEnd() + '\n');
}
