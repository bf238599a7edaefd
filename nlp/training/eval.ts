// `npm run eval`: the examination tables, with 95 % intervals.
import { join } from 'node:path';
import { loadPipeline } from '../index.ts';
import { type Exam, readExam, readRealExam } from './exams.ts';
import { type Answered, measures, scoresOf, type Share } from './scores.ts';

const groups: readonly (readonly [string, (lang: string) => boolean])[] = [
  ['all', () => true],
  ['Russian', (lang) => lang === 'ru' || lang === 'ru-latn'],
  ['Kazakh', (lang) => lang === 'kk' || lang === 'kk-latn' || lang === 'mixed'],
];

function table(exam: Exam, answered: readonly Answered[]): string {
  const columns = groups.map(([name, has]) => ({
    name,
    scores: scoresOf(answered.filter(({ text }) => has(text.lang))),
  }));
  const rows = measures
    .filter((measure) => columns[0]!.scores[measure].of > 0)
    .map((measure) => [measure, ...columns.map(({ scores }) => cell(scores[measure]))]);
  return [
    `\n${exam.name}: ${exam.texts.length} texts`,
    line(['', ...columns.map(({ name }) => name)]),
    ...rows.map(line),
  ].join('\n');
}

const percent = (part: number): string => (part * 100).toFixed(1);

function cell({ hits, of, low, high }: Share): string {
  return of === 0 ? '–' : `${percent(hits / of)} % (${percent(low)}–${percent(high)}) ${hits}/${of}`;
}

function line(cells: readonly string[]): string {
  return cells
    .map((text, i) => text.padEnd(i === 0 ? 38 : 32))
    .join('')
    .trimEnd();
}

const pipeline = loadPipeline();
const authored = readExam(
  join(import.meta.dirname, '..', '..', 'test', 'exam', 'authored-dev.jsonl'),
  'authored-dev',
);
const real = readRealExam();
for (const exam of real === null ? [authored] : [authored, real]) {
  const answered = exam.texts.map((text) => ({ text, answer: pipeline.analyze(text.text) }));
  process.stdout.write(table(exam, answered) + '\n');
}
if (real === null) process.stdout.write('\nreal-dev: skipped, its third-party texts are not at hand\n');
