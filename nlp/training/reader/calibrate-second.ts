// `npm run calibrate-second`: what two readings are worth together → data/model/reader/calibration.json. Fitted on teaching
// texts that the second reader has never read, each read by a linear model that never read its author.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSession } from '../../../bot/reader/session.ts';
import { dataFolder } from '../../index.ts';
import type { SecondCalibration } from '../../knowledge/types.ts';
import { toSecondReading } from '../../reader/index.ts';
import { textForReader } from '../../reader/text-for-reader.ts';
import type { Reading, SecondReading } from '../../types.ts';
import { chanceNames, chancesOf, circumstances } from '../../verdict/calibrate.ts';
import { bothCircumstances, mixedSchemes } from '../../verdict/read-twice.ts';
import { crossRead } from '../cross-read.ts';
import type { Example } from '../corpus.ts';
import { fitLogistic } from '../logistic.ts';

/** The reader was tuned on the founding corpus; what numbered hands wrote came later. */
const cameLater = /-\d\d$/;
/** One in so many of these is enough for a dozen weights. */
const oneIn = 3;
const shares = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7];
const pull = 3e-4;

interface Pair {
  readonly example: Example;
  readonly reading: Reading;
  readonly second: SecondReading;
  readonly values: readonly number[];
  readonly truth: number;
}

const { readings, knowledge } = crossRead();
const signals = new Map(knowledge.signals.map((signal) => [signal.id, signal]));
const schemes = knowledge.schemes.map(({ id }) => id);
const session = await openSession(join(dataFolder, 'model', 'reader'));
const fresh = readings
  .filter(({ example }) => cameLater.test(example.author))
  .filter((_, i) => i % oneIn === 0);
const pairs: Pair[] = [];
for (const { example, findings, reading } of fresh) {
  const second = toSecondReading(await session.read(textForReader(findings.text)), session.labels, schemes);
  if (second === null) throw new Error('a broken model: `npm run export-reader`');
  const found = { ...findings, words: findings.tokens.length, meanings: findings.meanings.length };
  const first = chancesOf(circumstances(reading, found, signals), knowledge.calibration);
  pairs.push({
    example,
    reading,
    second,
    values: bothCircumstances(first, reading, second),
    truth: example.verdict === 'scam' ? 0 : example.verdict === 'unclear' ? 2 : 1,
  });
}
await session.close();

const width = pairs[0]!.values.length;
// The first reading as it stands.
const start = chanceNames.map((_, k) =>
  Array.from({ length: width }, (__, i) => Number((k === 0 && i === 1) || (k === 2 && i === 2))),
);
const [scam, harmless, unclear] = fitLogistic(pairs, start, { rounds: 1000, pull });
const schemeShare = bestShare();
const calibration: SecondCalibration = { scam: scam!, harmless: harmless!, unclear: unclear!, schemeShare };
writeFileSync(join(dataFolder, 'model', 'reader', 'calibration.json'), JSON.stringify(calibration) + '\n');

const surprise = (of: (pair: Pair) => number): string =>
  (pairs.reduce((sum, pair) => sum - Math.log(Math.max(1e-9, of(pair))), 0) / pairs.length).toFixed(4);
const chanceOfTruth = (
  { values, truth }: Pair,
  by: Pick<SecondCalibration, 'scam' | 'harmless' | 'unclear'>,
): number => chancesOf(values, by)[chanceNames[truth]!];
const alone = { scam: start[0]!, harmless: start[1]!, unclear: start[2]! };
process.stdout.write(
  `${pairs.length} texts; surprise: linear ${surprise((pair) => chanceOfTruth(pair, alone))}, both ${surprise((pair) => chanceOfTruth(pair, calibration))}; the second reader's share of the scheme ${schemeShare}\n`,
);

/** The share with which the schemes of the scams surprise least. */
function bestShare(): number {
  const scams = pairs.filter(({ truth }) => truth === 0);
  const losses = shares.map((share) =>
    scams.reduce((sum, { example, reading, second }) => {
      const mixed = mixedSchemes(reading.schemes, second.schemes, share);
      const total = mixed.reduce((all, one) => all + one, 0);
      const right = example.schemes.reduce((all, id) => all + mixed[schemes.indexOf(id)]!, 0);
      return sum - Math.log(right / total);
    }, 0),
  );
  return shares[losses.indexOf(Math.min(...losses))]!;
}
