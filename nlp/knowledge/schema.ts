// The shape of every file under `data/` that understanding needs.
import { z } from 'zod';
import { topicKinds } from '../types.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case Latin words joined by hyphens');
const phrase = z.string().min(1);
const phrases = z.strictObject({
  ru: z.array(phrase).default([]),
  kk: z.array(phrase).default([]),
  any: z.array(phrase).default([]),
});
const text = z.string().min(1);
const noPhrases = { ru: [], kk: [], any: [] };
const probability = z.number().min(0).max(1);

export const meaningFile = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/, 'a meaning is named in capitals joined by hyphens'),
  about: text,
  ru: z.array(phrase).min(1),
  kk: z.array(phrase).min(1),
});

export const signalFile = z
  .strictObject({
    id,
    about: text,
    group: id,
    role: z.enum(['alarm', 'decide', 'spare', 'note']),
    weight: z.number().min(0).max(5),
    phrases: phrases.default(noPhrases),
    unless: phrases.default(noPhrases),
    detector: z.string().nullable().default(null),
    loss: id.nullable().default(null),
    claims: id.nullable().default(null),
    hits: z.array(text).min(2),
    misses: z.array(text).min(2),
  })
  .refine(
    ({ phrases: { ru, kk, any }, detector }) =>
      detector !== null || any.length > 0 || (ru.length > 0 && kk.length > 0),
    'a signal needs phrases in both languages (or language-free ones under "any"), or a detector',
  );

export const topicFile = z.strictObject({
  id,
  about: text,
  kind: z.enum(topicKinds),
  scheme: id.nullable().default(null),
  claims: z.array(z.templateLiteral([z.enum(['warnings', 'laws', 'statistics']), ':', id])).default([]),
  contacts: z.array(text).default([]),
  loss: id.nullable().default(null),
  time: z.string().nullable().default(null),
  phrases,
  hits: z.array(text).min(2),
  misses: z.array(text).min(2),
});

const confidence = z.enum(['founding', 'verified', 'unverified']);

const answers = z.record(id, z.record(id, z.number().min(0).max(100)));

export const interviewFile = z.strictObject({
  about: text,
  questions: z
    .array(
      z.strictObject({
        id,
        options: z.array(z.strictObject({ id, red: z.boolean().default(false) })).min(2),
      }),
    )
    .min(1),
  harmless: answers,
  bounds: z.strictObject({
    scam: probability,
    suspicious: probability,
    scheme: probability,
    harmless: probability,
  }),
});

export const schemeFile = z.strictObject({
  id,
  covers: text,
  status: z.enum(['draft', 'stable', 'retired']),
  signals: z.strictObject({ needs: z.array(id), supports: z.array(id), excludes: z.array(id) }),
  variants: z
    .array(
      z.strictObject({
        id,
        impersonates: z.array(text),
        channels: z.array(text),
        demands: z.array(text),
        atRisk: z.array(text),
        warnings: z.array(id).min(1, 'a variant needs an official warning'),
        emergencies: z.array(id).min(1, 'a variant needs an emergency procedure'),
        confidence,
        sources: z.array(id).min(1, 'a variant needs a source'),
        cues: phrases,
      }),
    )
    .min(1),
  commonness: z.number().positive().default(1),
  answers: answers.default({}),
});

export const emergencyFile = z.strictObject({
  lost: id.optional(),
  tap: id.optional(),
  urgency: z.enum(['low', 'high', 'critical']),
  confidence,
  steps: z.array(id).min(1),
});

export const domainsFile = z.array(
  z.strictObject({ domains: z.array(text), owner: text, confidence, sources: z.array(id) }),
);

export const addressesFile = z.strictObject({
  about: text,
  genuine: z.array(text),
  brands: z.array(text),
  shorteners: z.array(text),
  serviceNumbers: z.array(text),
});

const weightRow = z.array(z.number()).min(1);
export const calibrationFile = z.strictObject({
  scam: weightRow,
  harmless: weightRow,
  unclear: weightRow,
  schemes: z.record(id, z.number().positive()),
  losses: z.record(id, weightRow),
});

export const thresholdsFile = z.strictObject({
  about: text,
  scam: probability,
  suspicious: probability,
  suspiciousAtLarge: probability,
  atLarge: probability.positive(),
  unclear: probability,
  unclearAtLarge: probability,
  scheme: probability,
  information: probability,
  tooLittle: probability,
  lost: probability,
});
