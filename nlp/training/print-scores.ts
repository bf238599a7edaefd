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
