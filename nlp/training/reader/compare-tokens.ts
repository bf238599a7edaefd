// `npm run compare-tokens`: our tokenizer beside the one the reader was taught with, on every text we have.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { dataFolder } from '../../index.ts';
import { PieceTokenizer } from '../../reader/piece-tokenizer.ts';
import { decodeVocabulary } from '../../reader/vocabulary.ts';
import { readCorpus } from '../corpus.ts';
import { disguises } from '../disguises.ts';
import { readOwnExams, readRealExam } from '../exams.ts';
import { random } from '../random.ts';
import { python } from './source.ts';

const vocabulary = decodeVocabulary(readFileSync(join(dataFolder, 'model', 'reader', 'vocabulary.bin')));
const tokenizer = new PieceTokenizer(vocabulary);
const real = readRealExam();
const exams = [...readOwnExams(), ...(real === null ? [] : [real])].flatMap((exam) => exam.texts);
const texts = [
  ...readCorpus(dataFolder).map(({ text }) => text),
  ...exams.map(({ text }) => text),
  ...exams.flatMap(({ text, lang }) => disguises.map(({ put }) => put(text, lang))),
  ...oddTexts(2000),
];

const reference = spawn(python, [join(import.meta.dirname, 'token-ids.py')], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
reference.stdin.end(texts.map((text) => JSON.stringify(text) + '\n').join(''));
let compared = 0;
let different = 0;
for await (const line of createInterface(reference.stdout)) {
  const ids = JSON.stringify([...tokenizer.ids(texts[compared++]!)]);
  if (ids !== line) different++;
}
const started = performance.now();
for (const text of texts) tokenizer.ids(text);
const characters = texts.reduce((sum, { length }) => sum + length, 0);
const micros = ((performance.now() - started) * 1000 * 200) / characters;
if (real === null) process.stdout.write('real-dev: skipped, its third-party texts are not at hand\n');
process.stdout.write(
  `${compared} of ${texts.length} texts compared, ${different} different; ${micros.toFixed(0)} µs for 200 characters\n`,
);
if (different > 0 || compared < texts.length) process.exitCode = 1;

/**
 * Controls, Latin, Cyrillic, signs, halves of surrogate pairs, emoji; the same texts every time. Not all of Unicode: what
 * is a letter there depends on the year of the Python.
 */
function oddTexts(count: number): string[] {
  const next = random(5);
  const ranges = [
    [0, 0x80],
    [0x80, 0x530],
    [0x2000, 0x2c00],
    [0xd800, 0xe000],
    [0x1f300, 0x1f650],
  ] as const;
  const character = (): string => {
    const [from, to] = ranges[Math.floor(next() * ranges.length)]!;
    return next() < 0.1 ? ' ' : String.fromCodePoint(from + Math.floor(next() * (to - from)));
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: Math.floor(next() * 80) }, character).join(''),
  );
}
