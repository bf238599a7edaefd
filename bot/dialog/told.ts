// What somebody's words tell besides the verdict: what was given away, when, and how they take what was said before.
import type { Analysis, LossId, TopicKind } from '../../nlp/index.ts';
import type { DialogKnowledge } from './outcome.ts';
import { type Time, times } from './types.ts';

export interface Told {
  readonly kinds: ReadonlySet<TopicKind>;
  /** Nothing was given, as far as they say: refused, or hung up. */
  readonly refused: boolean;
  readonly lost: readonly LossId[];
  /** The latest of the times named: haste does no harm. */
  readonly time: Time;
}

export function toldIn({ topics, lost }: Analysis, { topic }: Pick<DialogKnowledge, 'topic'>): Told {
  const traits = topics.map(({ id }) => topic(id));
  const kinds = new Set(traits.map(({ kind }) => kind));
  // «ИИН не сказала» names a deed, and that it was not done.
  const deeds = kinds.has('refused') ? [] : traits.flatMap(({ loss }) => loss ?? []);
  const named = traits.flatMap(({ time }) => time ?? []);
  return {
    kinds,
    refused: kinds.has('refused') || kinds.has('hung-up'),
    lost: [...new Set([...lost, ...deeds])],
    time: times.find((time) => named.includes(time)) ?? 'unknown',
  };
}
