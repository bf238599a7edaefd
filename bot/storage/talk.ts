// What is going on in a chat, as it stands in its row. A row of an older version is no talk at all.
import { z } from 'zod';
import { type Talk, times } from '../dialog/types.ts';

const verdict = z.union([
  z.object({
    kind: z.enum(['scam', 'suspicious']),
    scheme: z.string(),
    variant: z.string().nullable(),
  }),
  z.object({ kind: z.enum(['unclear', 'information', 'no-signs']) }),
]);
const talk = z.object({
  at: z.number(),
  story: z
    .object({
      verdict,
      chance: z.number(),
      schemes: z.array(z.object({ id: z.string(), score: z.number() })),
      lost: z.array(z.string()),
    })
    .nullable(),
  steps: z
    .object({
      index: z.number(),
      trouble: z.object({
        lost: z.array(z.string()),
        time: z.enum(times),
        day: z.number().nullable(),
        verdict,
      }),
    })
    .nullable(),
  asked: z.boolean().default(false),
  answers: z.array(z.object({ question: z.number(), option: z.number().nullable() })).nullable(),
});

export function readTalk(text: string | null): Talk | null {
  if (text === null) return null;
  try {
    return talk.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
