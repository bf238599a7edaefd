// Questions by taps, on a knowledge small enough to count by hand.
import { expect, test } from 'vitest';
import type { InterviewKnowledge, Scheme } from '../../../nlp/knowledge/types.ts';
import type { Gist } from '../../../nlp/types.ts';
import { Interview } from '../../../nlp/verdict/interview.ts';

const scheme = (id: string, commonness: number, answers: Scheme['answers']): Scheme => ({
  id,
  signals: { needs: [], supports: [], excludes: [] },
  variants: [],
  commonness,
  answers,
});
const knowledge: InterviewKnowledge = {
  questions: [
    {
      id: 'who',
      options: [
        { id: 'bank', red: false },
        { id: 'friend', red: false },
        { id: 'other', red: false },
      ],
    },
    {
      id: 'want',
      options: [
        { id: 'code', red: true },
        { id: 'nothing', red: false },
      ],
    },
    {
      id: 'idle',
      options: [
        { id: 'yes', red: false },
        { id: 'no', red: false },
      ],
    },
  ],
  harmless: { who: { bank: 10, friend: 60, other: 30 }, want: { nothing: 98 }, idle: { yes: 50, no: 50 } },
  bounds: { scam: 0.9, suspicious: 0.5, scheme: 0.6, harmless: 0.7 },
};
const schemes = [
  scheme('a', 3, {
    who: { bank: 90, friend: 5, other: 5 },
    want: { code: 90, nothing: 10 },
    idle: { yes: 50, no: 50 },
  }),
  scheme('b', 1, {
    who: { bank: 5, friend: 5, other: 90 },
    want: { code: 50, nothing: 50 },
    idle: { yes: 50, no: 50 },
  }),
];
const interview = new Interview(schemes, knowledge);
const answer = (question: number, option: number | null): { question: number; option: number | null } => ({
  question,
  option,
});
const gist = (chance: number, scores: Record<string, number>): Gist => ({
  verdict: { kind: 'unclear' },
  chance,
  schemes: Object.entries(scores).map(([id, score]) => ({ id, score })),
  lost: [],
});

test('nothing said is no verdict; the question that tells most comes first, its likeliest answer first', () => {
  expect(interview.weigh([], null)).toEqual({
    verdict: { kind: 'unclear' },
    red: false,
    next: 0,
    options: [0, 2, 1],
  });
  expect(interview.weigh([answer(0, null)], null)).toMatchObject({
    verdict: { kind: 'unclear' },
    next: 1,
    options: [0, 1],
  });
});

test('what tells nothing is not asked, nor what was asked before', () => {
  expect(interview.weigh([answer(0, null), answer(1, null)], null).next).toBeNull();
  expect(interview.weigh([answer(0, null), answer(1, null)], null).options).toEqual([]);
});

test('answers lead to the scheme they fit, or away from all', () => {
  const verdict = (...answers: { question: number; option: number | null }[]): unknown =>
    interview.weigh(answers, null).verdict;
  expect(verdict(answer(0, 0))).toEqual({ kind: 'scam', scheme: 'a', variant: null });
  expect(verdict(answer(0, 2), answer(1, 0))).toEqual({ kind: 'scam', scheme: 'b', variant: null });
  expect(verdict(answer(0, 2))).toEqual({ kind: 'suspicious', scheme: 'b', variant: null });
  expect(verdict(answer(0, 1), answer(1, 1))).toEqual({ kind: 'no-signs' });
  expect(verdict(answer(2, 0))).toEqual({ kind: 'suspicious', scheme: 'a', variant: null });
  // «Does not know» changes nothing besides.
  expect(verdict(answer(0, 0), answer(1, null))).toEqual(verdict(answer(0, 0)));
});

test('what nobody honest asks for is a red line: it makes sure sooner, and accuses in any case', () => {
  expect(interview.weigh([answer(1, 0)], null)).toMatchObject({
    red: true,
    verdict: { kind: 'scam', scheme: 'a' },
  });
  expect(interview.weigh([answer(1, 1)], null).red).toBe(false);
  expect(interview.weigh([answer(1, null)], null).red).toBe(false);
  const lenient = new Interview(schemes, {
    ...knowledge,
    harmless: { ...knowledge.harmless, want: { code: 99 } },
  });
  expect(lenient.weigh([answer(0, 1), answer(1, 0)], gist(0.3, {}))).toMatchObject({
    red: true,
    verdict: { kind: 'suspicious' },
  });
});

test('a text read before weighs along, within limits', () => {
  // Told already, so there is a verdict without an answer.
  expect(interview.weigh([], gist(0.95, { b: 0.9 })).verdict).toMatchObject({ kind: 'scam', scheme: 'b' });
  expect(interview.weigh([], gist(1, { a: 0.5, b: 0.5 })).verdict).toMatchObject({
    kind: 'suspicious',
    scheme: 'a',
  });
  expect(interview.weigh([], gist(1, { a: 0.7, b: 0.3 })).verdict).toMatchObject({
    kind: 'scam',
    scheme: 'a',
  });
  expect(interview.weigh([], gist(0, { b: 1 })).verdict).toEqual({ kind: 'no-signs' });
  expect(interview.weigh([], gist(0.4, { b: 1 })).verdict).toEqual({ kind: 'unclear' });
  expect(interview.weigh([], gist(0.6, { b: 1 })).verdict).toMatchObject({ kind: 'suspicious', scheme: 'b' });
  expect(interview.weigh([], gist(0.6, {})).verdict).toMatchObject({ kind: 'suspicious', scheme: 'a' });
  // Of the reading so much is believed that an answer can still turn it.
  expect(interview.weigh([answer(0, 0)], gist(0.9, { b: 0.8 })).verdict).toMatchObject({ scheme: 'a' });
});

test('its questions are those of the knowledge', () => {
  expect(interview.questions).toBe(knowledge.questions);
});
