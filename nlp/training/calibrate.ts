// `npm run calibrate`: what readings are worth, fitted on texts the reader had not been taught, → data/model/calibration.json.
// Prints what the thresholds of data/thresholds.json would do, so that they can be chosen by cost.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../index.ts';
import type { Calibration } from '../knowledge/types.ts';
import type { LossId, SchemeId } from '../types.ts';
import { chanceNames, chancesOf, circumstances } from '../verdict/calibrate.ts';
import { asksAtEnd, lossChance, lossCircumstances } from '../verdict/losses.ts';
import { crossRead } from './cross-read.ts';
import { isOrdinary } from './corpus.ts';
import { fitLogistic, type LogisticRow } from './logistic.ts';

/** Held towards no correction: flags were written with the teaching texts in sight and are worth less elsewhere. */
const pull = 3e-4;

interface Row extends LogisticRow {
  readonly ordinary: boolean;
}

const { readings, knowledge } = crossRead();
const signals = new Map(knowledge.signals.map((signal) => [signal.id, signal]));
const rows = readings.map(({ example, reading, findings }): Row => {
  const truth = example.verdict === 'scam' ? 0 : example.verdict === 'unclear' ? 2 : 1;
  const found = { ...findings, words: findings.tokens.length, meanings: findings.meanings.length };
  const values = circumstances(reading, found, signals);
  return { values, truth, ordinary: isOrdinary(example.author) };
});
const lossRows = readings.map(({ example, reading, findings }) => ({
  values: lossCircumstances(reading, findings.signals, signals, knowledge.losses, asksAtEnd(findings.text)),
  lost: knowledge.losses.map((loss) => Number(example.lost.includes(loss))),
}));
const calibration = fit();
writeFileSync(join(dataFolder, 'model', 'calibration.json'), JSON.stringify(calibration) + '\n');

const judged = rows.map(({ values, truth, ordinary }) => ({
  chances: chancesOf(values, calibration),
  truth,
  ordinary,
}));
const print = (line: string): void => void process.stdout.write(line + '\n');
print('reliability: said, came true, texts');
for (let from = 0; from < 1; from += 0.1) {
  const inside = judged.filter(({ chances }) => chances.scam >= from && chances.scam < from + 0.1);
  const said = inside.reduce((sum, { chances }) => sum + chances.scam, 0) / inside.length;
  const true_ = inside.filter(({ truth }) => truth === 0).length / inside.length;
  print(`  ${said.toFixed(2)}  ${true_.toFixed(2)}  ${inside.length}`);
}
print('threshold  scams below  harmless above  ordinary above  unclear above');
for (let threshold = 0.05; threshold < 0.96; threshold += 0.05) {
  const share = (wanted: (one: (typeof judged)[number]) => boolean, below: boolean): string => {
    const counted = judged.filter(wanted);
    const hits = counted.filter(({ chances }) => chances.scam >= threshold !== below).length;
    return ((hits / counted.length) * 100).toFixed(1).padStart(14);
  };
  print(
    threshold.toFixed(2).padStart(9) +
      share(({ truth, ordinary }) => truth === 0 && !ordinary, true) +
      share(({ truth, ordinary }) => truth === 1 && !ordinary, false) +
      share(({ truth, ordinary }) => truth === 1 && ordinary, false) +
      share(({ truth }) => truth === 2, false),
  );
}
print('too little said from  unclear found  scams so  harmless so');
for (let threshold = 0.1; threshold < 0.8; threshold += 0.1) {
  const share = (kind: number): string => {
    const counted = judged.filter(({ truth }) => truth === kind);
    return ((counted.filter(({ chances }) => chances.unclear >= threshold).length / counted.length) * 100)
      .toFixed(1)
      .padStart(12);
  };
  print(threshold.toFixed(2).padStart(20) + share(2) + share(0) + share(1));
}

/** What readings are worth, and what guesses at losses are. */
function fit(): Calibration {
  const width = rows[0]!.values.length;
  // The reading as it stands: odds of a scam speak for a scam, odds of too little said for that.
  const start = chanceNames.map((_, k) =>
    Array.from({ length: width }, (__, i) => Number((k === 0 && i === 1) || (k === 2 && i === 2))),
  );
  const [scam, harmless, unclear] = fitLogistic(rows, start, { rounds: 1000, pull });
  const losses = knowledge.losses.map((loss, i): [LossId, number[]] => {
    const ofLoss = lossRows.map(({ values, lost }) => ({ values: values[i]!, truth: lost[i]! }));
    const none = Array.from({ length: ofLoss[0]!.values.length }, () => 0);
    const asRead = none.map((__, j) => Number(j === 1));
    const [not, given] = fitLogistic(ofLoss, [none, asRead], { rounds: 400, pull: 1e-5 });
    return [loss, given!.map((weight, j) => weight - not![j]!)];
  });
  return {
    scam: scam!,
    harmless: harmless!,
    unclear: unclear!,
    schemes: schemeFactors(),
    losses: Object.fromEntries(losses),
  };
}

/** Factors under which the schemes of the scams, as read, come out as often as they should: gradient steps in logarithms. */
function schemeFactors(): Record<SchemeId, number> {
  const ids = knowledge.schemes.map(({ id }) => id);
  const scams = readings.filter(({ example }) => example.verdict === 'scam');
  const logarithms = ids.map(() => 0);
  for (let round = 0; round < 200; round++) {
    const steps = ids.map(() => 0);
    for (const { example, reading } of scams) {
      const scores = Array.from(reading.schemes, (p, i) => p * Math.exp(logarithms[i]!));
      const total = scores.reduce((a, b) => a + b);
      const accepted = ids.map((id) => Number(example.schemes.includes(id)));
      const right = scores.reduce((sum, score, i) => sum + score * accepted[i]!, 0);
      // Where two schemes are acceptable the likelier one counts as meant.
      scores.forEach((score, i) => (steps[i]! += (score * accepted[i]!) / right - score / total));
    }
    const rate = 20 / scams.length;
    steps.forEach((step, i) => (logarithms[i]! += rate * step));
  }
  return Object.fromEntries(ids.map((id, i) => [id, Math.round(Math.exp(logarithms[i]!) * 1e3) / 1e3]));
}

print('given away from   exact  exact where something is');
for (let threshold = 0.2; threshold < 0.75; threshold += 0.1) {
  const exact = lossRows.map(({ values, lost }) =>
    lost.every(
      (given, i) =>
        lossChance(values[i]!, calibration.losses[knowledge.losses[i]!]!) >= threshold === (given === 1),
    ),
  );
  const where = exact.filter((_, row) => lossRows[row]!.lost.includes(1));
  const share = (list: readonly boolean[]): string =>
    ((list.filter(Boolean).length / list.length) * 100).toFixed(1).padStart(8);
  print(threshold.toFixed(2).padStart(15) + share(exact) + share(where));
}
