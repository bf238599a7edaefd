// `npm run new-examples`: where teaching texts are missing; with a file and an author, takes new ones in.
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, loadPipeline } from '../index.ts';
import type { SchemeId } from '../types.ts';
import { type Example, kinds, parseLine, readCorpus, taughtVerdicts, writtenLanguages } from './corpus.ts';
import { readOwnExams } from './exams.ts';
import { mostLikeness, nearDuplicates } from './near-duplicates.ts';

const shownCells = 60;
const print = (line: string): void => void process.stdout.write(line + '\n');

const [file, author] = process.argv.slice(2);
const corpus = readCorpus(dataFolder);
if (file === undefined) printThinCells();
else if (author === undefined) throw new Error('usage: npm run new-examples -- <file> <author>');
else takeIn(file, author);

/**
 * The emptiest cells of scheme × kind × language × verdict. A harmless text counts for the scheme the model finds
 * it most like.
 */
function printThinCells(): void {
  const pipeline = loadPipeline();
  const schemes = new Set<SchemeId>(corpus.flatMap((example) => example.schemes));
  const counts = new Map<string, number>();
  for (const example of corpus) {
    const scheme = example.schemes[0] ?? pipeline.nearestScheme(example.text);
    const cell = [scheme, example.kind, example.language, example.verdict].join('  ');
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const cells = [...schemes].flatMap((scheme) =>
    kinds.flatMap((kind) =>
      writtenLanguages.flatMap((language) =>
        taughtVerdicts.map((verdict) => [scheme, kind, language, verdict].join('  ')),
      ),
    ),
  );
  const thin = cells
    .map((cell) => ({ cell, count: counts.get(cell) ?? 0 }))
    .sort((a, b) => a.count - b.count);
  const empty = thin.filter(({ count }) => count === 0);
  print(`${corpus.length} texts; of ${cells.length} cells ${empty.length} are empty`);
  for (const verdict of taughtVerdicts) {
    print(`${verdict}: ${empty.filter(({ cell }) => cell.endsWith(`  ${verdict}`)).length} empty`);
  }
  // Languages written by few come first to mind last: the main two are what most people need.
  const main = thin.filter(({ cell }) => /  (?:ru|kk)  /.test(cell));
  for (const { cell, count } of main.slice(0, shownCells)) print(`${String(count).padStart(4)}  ${cell}`);
}

/** Appends every line of a file in the format of `parseLine` that is sound and new; says of each other line why not. */
function takeIn(path: string, by: string): void {
  const lines = readFileSync(path, 'utf8').split('\n');
  const read: Example[] = [];
  let refused = 0;
  const refuse = (place: string, why: string): void => {
    refused++;
    print(`${place}: ${why}`);
  };
  lines.forEach((line, i) => {
    if (line.trim() === '') return;
    const parsed = parseLine(line, by, `${path}:${i + 1}`);
    if (typeof parsed === 'string') refuse(`${path}:${i + 1}`, parsed);
    else read.push(parsed);
  });
  const judged = readOwnExams().flatMap(({ texts }) =>
    texts.map(({ id, text }) => ({ place: `exam ${id}`, text })),
  );
  const known = nearDuplicates([...corpus, ...read], mostLikeness);
  const unfit = new Map(
    [...known, ...nearDuplicates(read, mostLikeness, judged)].map(({ place, like }) => [place, like]),
  );
  let taken = 0;
  for (const { place, ...example } of read) {
    const like = unfit.get(place);
    if (like !== undefined) {
      refuse(place, `nearly the same as ${like}`);
      continue;
    }
    appendFileSync(join(dataFolder, homeOf(example)), JSON.stringify(withoutEmpty(example)) + '\n');
    taken++;
  }
  print(`${taken} taken in, ${refused} refused`);
}

function homeOf({ verdict, schemes, language }: Omit<Example, 'place'>): string {
  switch (verdict) {
    case 'scam':
      return `schemes/${schemes[0]!}/examples/attempts.jsonl`;
    case 'information':
      return 'ordinary/about-fraud.jsonl';
    case 'unclear':
      return 'ordinary/too-little-said.jsonl';
    case 'no-signs':
      return `ordinary/everyday-${language}.jsonl`;
  }
}

function withoutEmpty({ schemes, lost, ...example }: Omit<Example, 'place'>): object {
  const { author: by, ...rest } = example;
  return { ...rest, ...(schemes.length > 0 && { schemes }), ...(lost.length > 0 && { lost }), author: by };
}
