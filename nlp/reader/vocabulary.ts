// What the second reader has to know of its language: pieces with their scores, and how characters are made alike.
import { z } from 'zod';
import { pack, unpack } from '../packed.ts';

export interface Vocabulary {
  /** By id; a piece is a stretch of normalised text, spaces written as «▁». */
  readonly pieces: readonly string[];
  /** By id: the logarithm of how common a piece is. */
  readonly scores: Float64Array;
  readonly special: Readonly<Record<'bos' | 'eos' | 'unk', number>>;
  /** The score of a character that is in no piece. */
  readonly unknownScore: number;
  /** What is written in place of a character; '' drops it. */
  readonly changes: ReadonlyMap<string, string>;
  /** What the reader's numbers stand for, in their order: ids of schemes, `harmless`, `unclear`. */
  readonly labels: readonly string[];
}

const about = z.strictObject({
  special: z.strictObject({ bos: z.int(), eos: z.int(), unk: z.int() }),
  unknownScore: z.number(),
  labels: z.array(z.string()),
});

/** Scores have four digits after the point; in the file they are whole numbers, each as the step from the one before. */
const scoreUnit = 10_000;

export function encodeVocabulary(vocabulary: Vocabulary): Uint8Array {
  const { pieces, scores, special, unknownScore, changes, labels } = vocabulary;
  const units = Int32Array.from(scores, (score) => Math.round(score * scoreUnit));
  return pack(
    { special, unknownScore, labels },
    {
      pieces: new TextEncoder().encode(pieces.join('\n')),
      changes: new TextEncoder().encode(JSON.stringify([...changes])),
      scores: units.map((score, i) => score - (i === 0 ? 0 : units[i - 1]!)),
    },
  );
}

/** Reads what `encodeVocabulary` wrote. Throws when the file is something else. */
export function decodeVocabulary(file: Uint8Array): Vocabulary {
  const { about: head, lists } = unpack(file);
  const text = (name: string): string => new TextDecoder().decode(Uint8Array.from(lists.get(name) ?? []));
  let units = 0;
  return {
    ...about.parse(head),
    pieces: text('pieces').split('\n'),
    scores: Float64Array.from(lists.get('scores') ?? [], (step) => (units += step) / scoreUnit),
    changes: new Map(z.array(z.tuple([z.string(), z.string()])).parse(JSON.parse(text('changes')))),
  };
}
