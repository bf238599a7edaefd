import { expect, test } from 'vitest';
import { loadPipeline } from '../../nlp/index.ts';
import type { Answer } from '../../nlp/index.ts';

const { interview } = loadPipeline();
const question = (id: string): number => interview.questions.findIndex((one) => one.id === id);
const answer = (id: string, option: string | null): Answer => {
  const at = question(id);
  return {
    question: at,
    option: option === null ? null : interview.questions[at]!.options.findIndex((one) => one.id === option),
  };
};

test('nothing answered is no verdict, and nobody is told to hang up yet', () => {
  const { verdict, red, next } = interview.weigh([], null);
  expect(verdict.kind).toBe('unclear');
  expect(red).toBe(false);
  expect(next).not.toBeNull();
  expect(interview.weigh([answer('who', null), answer('want', null)], null).verdict.kind).toBe('unclear');
});

test.each([
  ['bank', 'transfer', 'fake-security'],
  ['clinic', 'code', 'medical-appointment'],
  ['family', 'cash', 'relative-in-trouble'],
  ['utility', 'code', 'utility-services'],
  ['invest', 'prepay', 'investment'],
  ['love', 'transfer', 'romance'],
  ['helper', 'prepay', 'recovery'],
  ['job', 'lend', 'dropper'],
])('«%s» that wants «%s» is %s', (who, want, scheme) => {
  const { verdict } = interview.weigh([answer('who', who), answer('want', want)], null);
  expect(verdict).toMatchObject({ scheme });
});

test('a red line is seen whoever asks', () => {
  for (const want of ['code', 'transfer', 'card', 'app', 'cash', 'loan']) {
    const { red, verdict } = interview.weigh([answer('want', want)], null);
    expect(red, want).toBe(true);
    expect(verdict, want).toHaveProperty('scheme');
  }
});

test('who asks nothing and was asked for by the person is no fraudster', () => {
  const answers = [
    answer('who', 'clinic'),
    answer('want', 'nothing'),
    answer('met', 'yes'),
    answer('hurry', 'no'),
  ];
  expect(interview.weigh(answers, null).verdict.kind).toBe('no-signs');
});

test('no question is asked twice, and each is the one that tells most', () => {
  const answers: Answer[] = [];
  for (let next = interview.weigh([], null).next; next !== null; next = interview.weigh(answers, null).next) {
    expect(answers.map((one) => one.question)).not.toContain(next);
    answers.push({ question: next, option: null });
  }
  expect(interview.weigh([], null).next).toBe(question('who'));
  // With the demand known it is still whom they claim to be.
  expect(interview.weigh([answer('want', 'code')], null).next).toBe(question('who'));
});

test('what was read in the text before weighs in', () => {
  const before = {
    verdict: { kind: 'unclear' },
    chance: 0.3,
    schemes: [{ id: 'romance', score: 0.25 }],
    lost: [],
  } as const;
  expect(interview.weigh([answer('want', 'transfer')], before).verdict).toMatchObject({ scheme: 'romance' });
});
