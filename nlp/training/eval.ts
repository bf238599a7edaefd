// `npm run eval`: the examination tables, with 95 % intervals.
import { join } from 'node:path';
import { loadPipeline } from '../index.ts';
import { readExam, readRealExam } from './exams.ts';
import { printScores } from './print-scores.ts';

const pipeline = loadPipeline();
const authored = readExam(
  join(import.meta.dirname, '..', '..', 'test', 'exam', 'authored-dev.jsonl'),
  'authored-dev',
);
const real = readRealExam();
for (const exam of real === null ? [authored] : [authored, real]) {
  const answered = exam.texts.map((text) => ({ text, answer: pipeline.analyze(text.text) }));
  printScores(exam.name, answered);
}
if (real === null) process.stdout.write('\nreal-dev: skipped, its third-party texts are not at hand\n');
