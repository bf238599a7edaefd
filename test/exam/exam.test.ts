// Examination texts judge and never teach. The floors may only rise; when one falls, find out why.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPipeline } from '../../nlp/index.ts';
import { type Exam, readExam, readRealExam } from '../../nlp/training/exams.ts';
import { type Measure, type Scores, scoresOf } from '../../nlp/training/scores.ts';

const pipeline = loadPipeline();

function take({ texts }: Exam): Scores {
  return scoresOf(texts.map((text) => ({ text, answer: pipeline.analyze(text.text) })));
}

const percent = (scores: Scores, measure: Measure): number => (scores[measure].hits / scores[measure].of) * 100;

describe('authored-dev', () => {
  const scores = take(readExam(join(import.meta.dirname, 'authored-dev.jsonl'), 'authored-dev'));
  const atLeast: readonly (readonly [Measure, number])[] = [
    ['scam caught', 86],
    ['scheme right, of caught', 85],
    ['lost exact', 85],
    ['language', 95],
  ];
  const atMost: readonly (readonly [Measure, number])[] = [
    ['scam called calm', 7],
    ['harmless alarmed', 8],
  ];
  test.each(atLeast)('%s: at least %d %%', (measure, floor) => expect(percent(scores, measure)).toBeGreaterThanOrEqual(floor));
  test.each(atMost)('%s: at most %d %%', (measure, ceiling) => expect(percent(scores, measure)).toBeLessThanOrEqual(ceiling));
});

const real = readRealExam();

// Third-party texts: judged where they are at hand, not kept here.
describe.runIf(real !== null)('real-dev', () => {
  const scores = real === null ? null : take(real);
  test('ordinary messages alarmed: at most 3.5 %', () => expect(percent(scores!, 'harmless alarmed')).toBeLessThanOrEqual(3.5));
  test('get-rich posts caught: at least 80 %', () => expect(percent(scores!, 'scam caught')).toBeGreaterThanOrEqual(80));
});
