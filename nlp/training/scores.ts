// What the answers to an examination are worth.
import type { Analysis } from '../types.ts';
import type { ExamText } from './exams.ts';

/** `hits` of `of`, with the bounds between which the true share lies with 95 % (Wilson's score interval). */
export interface Share {
  readonly hits: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
}

export function share(hits: number, of: number): Share {
  if (of === 0) return { hits, of, low: 0, high: 1 };
  const z = 1.96;
  const p = hits / of;
  const centre = p + (z * z) / (2 * of);
  const spread = z * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return { hits, of, low: (centre - spread) / whole, high: (centre + spread) / whole };
}

export const measures = [
  'scam caught',
  'scam called calm',
  'scheme right, of all scams',
  'scheme right, of caught',
  'harmless alarmed',
  'unclear where sure',
  'unclear met',
  'lost exact',
  'lost exact, where something is lost',
  'language',
] as const;
export type Measure = (typeof measures)[number];
export type Scores = Readonly<Record<Measure, Share>>;

export interface Answered {
  readonly text: ExamText;
  readonly answer: Analysis;
}

const accused = ({ verdict }: Analysis): boolean => verdict.kind === 'scam' || verdict.kind === 'suspicious';
const calm = ({ verdict }: Analysis): boolean =>
  verdict.kind === 'no-signs' || verdict.kind === 'information';
const schemeRight = ({ text, answer }: Answered): boolean =>
  'scheme' in answer.verdict && text.schemes.includes(answer.verdict.scheme);
const lostExact = ({ text, answer }: Answered): boolean =>
  new Set(text.lost).size === answer.lost.length && answer.lost.every((loss) => text.lost.includes(loss));

/** Which of the texts count for a measure, and which of these are hits. */
const rules: Readonly<Record<Measure, { of: (one: Answered) => boolean; hit: (one: Answered) => boolean }>> =
  {
    'scam caught': { of: ({ text }) => text.verdict === 'scam', hit: ({ answer }) => accused(answer) },
    'scam called calm': { of: ({ text }) => text.verdict === 'scam', hit: ({ answer }) => calm(answer) },
    'scheme right, of all scams': {
      of: ({ text }) => text.verdict === 'scam' && text.schemes.length > 0,
      hit: schemeRight,
    },
    'scheme right, of caught': {
      of: ({ text, answer }) => text.verdict === 'scam' && text.schemes.length > 0 && accused(answer),
      hit: schemeRight,
    },
    'harmless alarmed': {
      of: ({ text }) => text.verdict === 'harmless',
      hit: ({ answer }) => accused(answer),
    },
    'unclear where sure': {
      of: ({ text }) => text.verdict !== 'unclear',
      hit: ({ answer }) => answer.verdict.kind === 'unclear',
    },
    'unclear met': {
      of: ({ text }) => text.verdict === 'unclear',
      hit: ({ answer }) => answer.verdict.kind === 'unclear' || answer.verdict.kind === 'suspicious',
    },
    'lost exact': { of: () => true, hit: lostExact },
    'lost exact, where something is lost': { of: ({ text }) => text.lost.length > 0, hit: lostExact },
    language: { of: () => true, hit: ({ text, answer }) => answer.language === text.lang },
  };

export function scoresOf(answered: readonly Answered[]): Scores {
  const entries = measures.map((measure): [Measure, Share] => {
    const { of, hit } = rules[measure];
    const counted = answered.filter(of);
    return [measure, share(counted.filter(hit).length, counted.length)];
  });
  return Object.fromEntries(entries) as Record<Measure, Share>;
}

/** The chance that a scam scores higher than a harmless text. */
export function areaUnderCurve(
  scored: readonly { readonly score: number; readonly scam: boolean }[],
): number {
  let harmless = 0;
  let pairs = 0;
  for (const { scam } of [...scored].sort((a, b) => a.score - b.score)) {
    if (scam) pairs += harmless;
    else harmless++;
  }
  return pairs / (harmless * (scored.length - harmless));
}
