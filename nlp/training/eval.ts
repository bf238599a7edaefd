// `npm run eval`: the examination tables, with 95 % intervals.
import { loadPipeline } from '../index.ts';
import { disguises } from './disguises.ts';
import { type ExamText, readOwnExams, readRealExam } from './exams.ts';
import { SecondOpinion } from './reader/answer-twice.ts';
import { type Disguised, printDisguises, printReliability, printScores } from './print-scores.ts';
import type { Answered } from './scores.ts';

const pipeline = loadPipeline();
const exams = readOwnExams();
const real = readRealExam();
const opinion = await SecondOpinion.open(pipeline);
for (const { name, texts } of real === null ? exams : [...exams, real]) {
  if (opinion === null) {
    printScores(name, answersTo(texts));
    continue;
  }
  const { linear, both, asked } = await opinion.answer(texts);
  printScores(`${name}, the linear reader alone`, linear);
  printScores(`${name}, both readers (the second was asked about ${(asked * 100).toFixed(0)} %)`, both);
}
if (opinion === null) process.stdout.write('\nthe second reader cannot run here: the linear one alone\n');
if (real === null) process.stdout.write('\nreal-dev: skipped, its third-party texts are not at hand\n');
const texts = exams.flatMap((exam) => exam.texts);
printReliability(opinion === null ? answersTo(texts) : (await opinion.answer(texts)).both);
const disguised: Disguised[] = [];
for (const { name, put } of disguises) {
  const plain = texts.filter(({ text, lang }) => put(text, lang) !== text);
  const changed = plain.map((text) => ({ ...text, text: put(text.text, text.lang) }));
  disguised.push({
    name,
    plain: opinion === null ? answersTo(plain) : (await opinion.answer(plain)).both,
    disguised: opinion === null ? answersTo(changed) : (await opinion.answer(changed)).both,
  });
}
printDisguises(disguised);
await opinion?.close();

function answersTo(some: readonly ExamText[]): Answered[] {
  return some.map((text) => ({ text, answer: pipeline.analyze(text.text) }));
}
