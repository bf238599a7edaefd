// Scores as a table in the terminal: a row a measure, a column a group of languages, with 95 % intervals.
import { type Answered, measures, scoresOf, type Share } from './scores.ts';

const groups: readonly (readonly [string, (lang: string) => boolean])[] = [
  ['all', () => true],
  ['Russian', (lang) => lang === 'ru' || lang === 'ru-latn'],
  ['Kazakh', (lang) => lang === 'kk' || lang === 'kk-latn' || lang === 'mixed'],
];

export function printScores(title: string, answered: readonly Answered[]): void {
  const columns = groups.map(([name, has]) => ({
    name,
    scores: scoresOf(answered.filter(({ text }) => has(text.lang))),
  }));
  const rows = measures
    .filter((measure) => columns[0]!.scores[measure].of > 0)
    .map((measure) => [measure, ...columns.map(({ scores }) => cell(scores[measure]))]);
  const table = [
    `\n${title}: ${answered.length} texts`,
    line(['', ...columns.map(({ name }) => name)]),
    ...rows.map(line),
  ];
  process.stdout.write(table.join('\n') + '\n');
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

/** How often what was said with a certain chance came true. */
export function printReliability(answered: readonly Answered[]): void {
  const rows = [line(['', 'said', 'came true', 'texts'])];
  for (let from = 0; from < 10; from++) {
    const inside = answered.filter(({ answer }) => Math.min(9, Math.floor(answer.chance * 10)) === from);
    if (inside.length === 0) continue;
    const said = inside.reduce((sum, { answer }) => sum + answer.chance, 0) / inside.length;
    const cameTrue = inside.filter(({ text }) => text.verdict === 'scam').length / inside.length;
    rows.push(
      line([`${from * 10}–${from * 10 + 10} %`, percent(said), percent(cameTrue), `${inside.length}`]),
    );
  }
  process.stdout.write(`\nreliability of the chance that it is a scam\n${rows.join('\n')}\n`);
}

export interface Disguised {
  readonly name: string;
  readonly plain: readonly Answered[];
  readonly disguised: readonly Answered[];
}

/** What each disguise costs, on the texts it changes. */
export function printDisguises(all: readonly Disguised[]): void {
  const rows = all.map(({ name, plain, disguised }) => {
    const before = scoresOf(plain);
    const after = scoresOf(disguised);
    const change = (measure: 'scam caught' | 'harmless alarmed'): string => {
      const points = (after[measure].hits - before[measure].hits) / Math.max(1, before[measure].of);
      return `${points > 0 ? '+' : ''}${percent(points)} (${before[measure].hits} → ${after[measure].hits} of ${before[measure].of})`;
    };
    return line([name, change('scam caught'), change('harmless alarmed')]);
  });
  const head = line(['', 'caught, points', 'alarmed, points']);
  process.stdout.write(`\ndisguises\n${[head, ...rows].join('\n')}\n`);
}
