// `npm run cross-validate`: the daily measure. Every author is judged by a model that never read that author.
import { decodeModel, encodeModel } from '../classify/linear-model.ts';
import { dataFolder } from '../index.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { Pipeline } from '../pipeline.ts';
import { type Example, readCorpus } from './corpus.ts';
import type { ExamText } from './exams.ts';
import { foldsByAuthor } from './folds.ts';
import { printScores } from './print-scores.ts';
import type { Answered } from './scores.ts';
import { train } from './train.ts';

const foldCount = 4;

const knowledge = loadKnowledge(dataFolder);
const examples = readCorpus(dataFolder);
const answered: (Answered & { example: Example; scam: number })[] = [];
for (const { teach, judge } of foldsByAuthor(
  examples,
  foldCount,
  new Set(knowledge.schemes.map(({ id }) => id)),
)) {
  const { language, model } = train(teach, knowledge);
  const pipeline = new Pipeline(knowledge, language, decodeModel(encodeModel(model)));
  const harmless = model.labels.indexOf('harmless');
  for (const example of judge) {
    const { findings, reading } = pipeline.read(example.text);
    const scam = 1 - reading.labels[harmless]! - reading.labels[model.labels.indexOf('unclear')]!;
    answered.push({ text: asExam(example), answer: pipeline.judge(findings, reading), example, scam });
  }
}

const ordinary = (author: string): boolean => author.startsWith('ordinary') || author === 'chat-earnings';
printScores(
  'cross-validation, written by authors',
  answered.filter(({ example }) => !ordinary(example.author)),
);
printScores(
  'cross-validation, the ordinary world',
  answered.filter(({ example }) => ordinary(example.author)),
);
process.stdout.write(`\nthreshold  caught  alarmed  ordinary alarmed  (by the reader alone)\n`);
for (let threshold = 0.1; threshold < 0.95; threshold += 0.05) {
  const share = (wanted: (one: (typeof answered)[number]) => boolean): string => {
    const counted = answered.filter(wanted);
    return ((counted.filter(({ scam }) => scam >= threshold).length / counted.length) * 100)
      .toFixed(1)
      .padStart(8);
  };
  process.stdout.write(
    threshold.toFixed(2).padStart(9) +
      share(({ text, example }) => text.verdict === 'scam' && !ordinary(example.author)) +
      share(({ text, example }) => text.verdict === 'harmless' && !ordinary(example.author)) +
      share(({ text, example }) => text.verdict === 'harmless' && ordinary(example.author)) +
      '\n',
  );
}
process.stdout.write(`AUC ${(areaUnderCurve() * 100).toFixed(2)}\n`);

function asExam({ text, language, kind, verdict, schemes, lost, place }: Example): ExamText {
  const judged = verdict === 'scam' || verdict === 'unclear' ? verdict : 'harmless';
  return { id: place, text, lang: language, kind, verdict: judged, schemes, lost };
}

/** The chance that a scam is thought likelier a scam than a harmless text. */
function areaUnderCurve(): number {
  const sure = answered.filter(({ text }) => text.verdict !== 'unclear').sort((a, b) => a.scam - b.scam);
  let harmless = 0;
  let pairs = 0;
  for (const { text } of sure) {
    if (text.verdict === 'harmless') harmless++;
    else pairs += harmless;
  }
  return pairs / (harmless * (sure.length - harmless));
}
