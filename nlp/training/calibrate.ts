// `npm run calibrate`: what readings are worth, fitted on texts the reader had not been taught, → data/model/calibration.json.
// Prints what the thresholds of data/thresholds.json would do, so that they can be chosen by cost.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../index.ts';
import { type Calibration, chanceNames, chancesOf, circumstances } from '../verdict/calibrate.ts';
import { crossRead } from './cross-read.ts';
import { isOrdinary } from './corpus.ts';

const rounds = 1000;
const step = 0.3;
/** Pull towards no correction: flags were written with the teaching texts in sight and are worth a little less elsewhere. */
const pull = 3e-4;

interface Row {
  readonly values: readonly number[];
  readonly truth: number;
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
const calibration = fit(rows);
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

/** Multinomial logistic regression by gradient steps scaled per weight. */
function fit(all: readonly Row[]): Calibration {
  const width = all[0]!.values.length;
  const weights = chanceNames.map((_, k) =>
    Float64Array.from({ length: width }, (__, i) => Number((k === 0 && i === 1) || (k === 2 && i === 2))),
  );
  const start = weights.map((row) => row.slice());
  const squares = weights.map(() => new Float64Array(width).fill(1e-8));
  const powers = new Float64Array(weights.length);
  for (let round = 0; round < rounds; round++) {
    const gradient = weights.map((row, k) => row.map((weight, i) => pull * (weight - start[k]![i]!)));
    for (const { values, truth } of all) {
      let total = 0;
      for (let k = 0; k < weights.length; k++) {
        const row = weights[k]!;
        let sum = 0;
        for (let i = 0; i < width; i++) sum += row[i]! * values[i]!;
        total += powers[k] = Math.exp(sum);
      }
      for (let k = 0; k < weights.length; k++) {
        const error = (powers[k]! / total - Number(k === truth)) / all.length;
        const row = gradient[k]!;
        for (let i = 0; i < width; i++) row[i]! += error * values[i]!;
      }
    }
    gradient.forEach((row, k) =>
      row.forEach((g, i) => {
        squares[k]![i]! += g * g;
        weights[k]![i]! -= (step * g) / Math.sqrt(squares[k]![i]!);
      }),
    );
  }
  const rounded = weights.map((row) => Array.from(row, (weight) => Math.round(weight * 1e4) / 1e4));
  return { scam: rounded[0]!, harmless: rounded[1]!, unclear: rounded[2]! };
}
