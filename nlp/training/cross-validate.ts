// `npm run cross-validate`: the daily measure. Every author is judged by a model that never read that author.
import { type Example, isOrdinary } from './corpus.ts';
import { crossRead } from './cross-read.ts';
import type { ExamText } from './exams.ts';
import { printScores } from './print-scores.ts';
import { areaUnderCurve } from './scores.ts';

const answered = crossRead().readings.map(({ example, reading, answer }) => ({
  text: asExam(example),
  answer,
  ordinary: isOrdinary(example.author),
  scam: 1 - reading.harmless - reading.unclear,
}));
printScores(
  'cross-validation, written by authors',
  answered.filter(({ ordinary }) => !ordinary),
);
printScores(
  'cross-validation, the ordinary world',
  answered.filter(({ ordinary }) => ordinary),
);
const sure = answered.filter(({ text }) => text.verdict !== 'unclear');
const auc = areaUnderCurve(sure.map(({ text, scam }) => ({ score: scam, scam: text.verdict === 'scam' })));
process.stdout.write(`\nAUC of the reader alone: ${(auc * 100).toFixed(2)}\n`);

function asExam({ text, language, kind, verdict, schemes, lost, place }: Example): ExamText {
  const judged = verdict === 'scam' || verdict === 'unclear' ? verdict : 'harmless';
  return { id: place, text, lang: language, kind, verdict: judged, schemes, lost };
}
