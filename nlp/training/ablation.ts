// `npm run ablation`: what each family of features is worth, by leaving it out; `-- gaps,endings shape` leaves
// groups out together. Judged on authors that did not teach.
import { families } from '../classify/features.ts';
import { harmlessLabels, otherLabels } from '../classify/labels.ts';
import { dataFolder } from '../index.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { compileLexicon } from '../lexicon.ts';
import { Finder } from '../pipeline.ts';
import { type Example, isOrdinary, readCorpus } from './corpus.ts';
import { foldsByAuthor } from './folds.ts';
import { type Learned, learn } from './learn.ts';
import { areaUnderCurve } from './scores.ts';
import { familyWeights, learning } from './settings.ts';
import { targetsOf } from './targets.ts';
import { trainLanguage } from './train-language.ts';
import { type Vectors, vectorize } from './vectors.ts';

/** Two folds of four say enough, in half the time. */
const foldsJudged = [0, 2];
const caughtAt = 0.9;

const knowledge = loadKnowledge(dataFolder);
const examples = readCorpus(dataFolder);
const schemes = knowledge.schemes.map(({ id }) => id);
const targets = targetsOf(examples, schemes, knowledge.losses);
const finder = new Finder(knowledge, trainLanguage(examples), compileLexicon(knowledge));
const rowOf = new Map(examples.map((example, row) => [example, row]));
const folds = foldsByAuthor(examples, 4, new Set(schemes));
const texts = examples.map(({ text }) => text);

interface Judged {
  readonly example: Example;
  /** Log-odds of a scam against its being harmless. */
  readonly odds: number;
  readonly schemeRight: boolean;
}

const print = (line: string): void => void process.stdout.write(line + '\n');
print(
  'without'.padEnd(12) +
    'AUC'.padStart(8) +
    'alarmed at 90 % caught: authored'.padStart(36) +
    'ordinary'.padStart(10) +
    'scheme'.padStart(8),
);
/** Families to leave out together: as asked («gaps,endings»), or each by itself. */
const groups = process.argv.length > 2 ? process.argv.slice(2) : families;
report('–', familyWeights);
for (const group of groups) {
  const out = group.split(',');
  report(
    group,
    familyWeights.map((weight, i) => (out.includes(families[i]!) ? 0 : weight)),
  );
}

function report(name: string, weights: readonly number[]): void {
  const vectors = vectorize(texts, finder, weights);
  const judged = foldsJudged.flatMap((fold) => {
    const rows = Uint32Array.from(folds[fold]!.teach, (example) => rowOf.get(example)!);
    const learned = learn(vectors, targets, rows, learning);
    const places = new Map<number, number>();
    learned.features.forEach((feature, place) => places.set(feature, place));
    return folds[fold]!.judge.map((example) => judge(example, vectors, learned, places));
  });
  const sure = judged.filter(({ example }) => example.verdict !== 'unclear');
  const authored = sure.filter(({ example }) => !isOrdinary(example.author));
  const scams = authored.filter(({ example }) => example.verdict === 'scam');
  const bound = scams.map(({ odds }) => odds).sort((a, b) => b - a)[Math.floor(scams.length * caughtAt)]!;
  const alarmed = (list: readonly Judged[]): string => {
    const harmless = list.filter(({ example }) => example.verdict !== 'scam');
    return ((harmless.filter(({ odds }) => odds >= bound).length / harmless.length) * 100).toFixed(2);
  };
  const auc = areaUnderCurve(
    authored.map(({ example, odds }) => ({ score: odds, scam: example.verdict === 'scam' })),
  );
  const right = (scams.filter(({ schemeRight }) => schemeRight).length / scams.length) * 100;
  print(
    name.padEnd(12) +
      (auc * 100).toFixed(2).padStart(8) +
      alarmed(authored).padStart(36) +
      alarmed(sure.filter(({ example }) => isOrdinary(example.author))).padStart(10) +
      right.toFixed(1).padStart(8),
  );
}

/** `places`: where the weights of each feature stand. */
function judge(
  example: Example,
  vectors: Vectors,
  { weights, bias }: Learned,
  places: ReadonlyMap<number, number>,
): Judged {
  const { columnCount, labelCount } = targets;
  const sums = Float64Array.from(bias);
  const row = rowOf.get(example)!;
  for (let i = vectors.offsets[row]!; i < vectors.offsets[row + 1]!; i++) {
    const at = places.get(vectors.ids[i]!);
    if (at === undefined) continue;
    for (let c = 0; c < columnCount; c++) sums[c]! += vectors.values[i]! * weights[at * columnCount + c]!;
  }
  const powers = sums.subarray(0, labelCount).map((sum) => Math.exp(sum));
  const total = (from: number, to: number): number =>
    powers.subarray(from, to).reduce((sum, power) => sum + power, 0);
  const first = labelCount - otherLabels.length;
  const best = powers.subarray(0, first).indexOf(Math.max(...powers.subarray(0, first)));
  return {
    example,
    odds: Math.log(total(0, first) / total(first, first + harmlessLabels.length)),
    schemeRight: example.schemes.includes(schemes[best]!),
  };
}
