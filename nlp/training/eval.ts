// `npm run eval`: the examination tables, with 95 % intervals.
import { loadPipeline } from '../index.ts';
import { disguises } from './disguises.ts';
import { readOwnExams, readRealExam } from './exams.ts';
import { printDisguises, printReliability, printScores } from './print-scores.ts';

const pipeline = loadPipeline();
const exams = readOwnExams();
const real = readRealExam();
for (const exam of real === null ? exams : [...exams, real]) {
  printScores(
    exam.name,
    exam.texts.map((text) => ({ text, answer: pipeline.analyze(text.text) })),
  );
}
if (real === null) process.stdout.write('\nreal-dev: skipped, its third-party texts are not at hand\n');
const texts = exams.flatMap((exam) => exam.texts);
printReliability(texts.map((text) => ({ text, answer: pipeline.analyze(text.text) })));
printDisguises(
  disguises.map(({ name, put }) => {
    const changed = texts.filter(({ text, lang }) => put(text, lang) !== text);
    return {
      name,
      plain: changed.map((text) => ({ text, answer: pipeline.analyze(text.text) })),
      disguised: changed.map((text) => ({ text, answer: pipeline.analyze(put(text.text, text.lang)) })),
    };
  }),
);
