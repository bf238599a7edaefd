// Examination texts judge and never teach. The floors may only rise; when one falls, find out why.
import { afterAll, describe, expect, test } from 'vitest';
import { dataFolder, loadPipeline } from '../../nlp/index.ts';
import { readCorpus } from '../../nlp/training/corpus.ts';
import { disguises } from '../../nlp/training/disguises.ts';
import { type ExamText, readOwnExams, readRealExam } from '../../nlp/training/exams.ts';
import { SecondOpinion } from '../../nlp/training/reader/answer-twice.ts';
import { mostLikeness, nearDuplicates } from '../../nlp/training/near-duplicates.ts';
import { type Answered, type Measure, scoresOf } from '../../nlp/training/scores.ts';
import floors from './floors.json' with { type: 'json' };

/** Shares in percent, by measure. */
type Limits = Readonly<Partial<Record<Measure, number>>>;
const limits = (of: Limits): [Measure, number][] => Object.entries(of) as [Measure, number][];

const pipeline = loadPipeline();
const exams = readOwnExams();
const real = readRealExam();

function answersTo(texts: readonly ExamText[]): Answered[] {
  return texts.map((text) => ({ text, answer: pipeline.analyze(text.text) }));
}

const percent = (answered: readonly Answered[], measure: Measure): number => {
  const { hits, of } = scoresOf(answered)[measure];
  return (hits / of) * 100;
};

const opinion = await SecondOpinion.open(pipeline);
afterAll(() => opinion?.close());

/** As the product answers where the second reader runs. */
describe.runIf(opinion !== null).each(exams)('$name, both readers', async ({ name, texts }) => {
  const { both } = await opinion!.answer(texts);
  const { atLeast, atMost } = floors.both[name as keyof typeof floors.both];
  test.each(limits(atLeast))('%s: at least %d %%', (measure, floor) =>
    expect(percent(both, measure)).toBeGreaterThanOrEqual(floor),
  );
  test.each(limits(atMost))('%s: at most %d %%', (measure, ceiling) =>
    expect(percent(both, measure)).toBeLessThanOrEqual(ceiling),
  );
});

describe.each(exams)('$name, the linear reader alone', ({ name, texts }) => {
  const answered = answersTo(texts);
  const { atLeast, atMost } = floors.exams[name as keyof typeof floors.exams];
  test.each(limits(atLeast))('%s: at least %d %%', (measure, floor) =>
    expect(percent(answered, measure)).toBeGreaterThanOrEqual(floor),
  );
  test.each(limits(atMost))('%s: at most %d %%', (measure, ceiling) =>
    expect(percent(answered, measure)).toBeLessThanOrEqual(ceiling),
  );
});

// Third-party texts: judged where they are at hand, not kept here.
describe.runIf(real !== null)('real-dev', () => {
  const answered = real === null ? [] : answersTo(real.texts);
  const { atLeast, atMost } = floors.exams['real-dev'];
  test.each(limits(atLeast))('%s: at least %d %%', (measure, floor) =>
    expect(percent(answered, measure)).toBeGreaterThanOrEqual(floor),
  );
  test.each(limits(atMost))('%s: at most %d %%', (measure, ceiling) =>
    expect(percent(answered, measure)).toBeLessThanOrEqual(ceiling),
  );
});

describe('disguises', () => {
  const texts = exams.flatMap((exam) => exam.texts);
  test.each(disguises)('$name hides no more scams, and alarms no more often, than its floor says', ({ name, put }) => {
    const changed = texts.filter(({ text, lang }) => put(text, lang) !== text);
    const plain = answersTo(changed);
    const disguised = changed.map((text) => ({ text, answer: pipeline.analyze(put(text.text, text.lang)) }));
    const { caughtLost, alarmsMore } = floors.disguises[name as keyof typeof floors.disguises];
    expect(percent(plain, 'scam caught') - percent(disguised, 'scam caught')).toBeLessThanOrEqual(caughtLost);
    expect(percent(disguised, 'harmless alarmed') - percent(plain, 'harmless alarmed')).toBeLessThanOrEqual(alarmsMore);
  });
});

test('no teaching text is nearly the same as another, or as one that judges', () => {
  const corpus = readCorpus(dataFolder);
  const judging = exams.flatMap((exam) => exam.texts.map(({ id, text }) => ({ text, place: `${exam.name} ${id}` })));
  const complaints = [...nearDuplicates(corpus, mostLikeness), ...nearDuplicates(corpus, mostLikeness, judging)].map(
    ({ place, like }) => `${place}: nearly the same as ${like}`,
  );
  expect(complaints, complaints.join('\n')).toEqual([]);
});
