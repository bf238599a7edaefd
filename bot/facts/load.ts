// From `data/` to Facts, checked at start-up: every fault is listed, with file and field.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type Fault, Faults, topicKinds } from '../../nlp/index.ts';
import { times } from '../dialog/types.ts';
import type { Claim, Facts, Source, TopicFacts } from './types.ts';

const date = z.string().regex(/^\d{4}(-\d{2}){0,2}$/, 'a date is YYYY, YYYY-MM or YYYY-MM-DD');
const confidence = z.enum(['founding', 'verified', 'unverified']);
const note = z.string().optional();
const sourceIds = z.array(z.string()).min(1, 'a claim needs a source');

const sourcesFile = z.record(
  z.string(),
  z.strictObject({
    publisher: z.string(),
    issuer: z.string(),
    link: z.url().nullable(),
    date: date.nullable(),
    dateNote: note,
    confidence,
    checkedOn: date,
    note,
  }),
);
const claim = {
  issuer: z.string(),
  date: date.nullable(),
  dateNote: note,
  confidence,
  sources: sourceIds,
  caution: note,
  note,
};
const warningsFile = z.record(z.string(), z.strictObject(claim));
const shownFile = z.record(z.string(), z.strictObject({ ...claim, show: z.boolean(), period: note }));
const issuersFile = z.record(z.string(), z.strictObject({ rank: z.int().min(1).max(4) }));
const contactsFile = z.record(
  z.string(),
  z.strictObject({
    value: z.string(),
    show: z.enum(['yes', 'confirm-first', 'no']),
    confidence,
    sources: sourceIds,
    note,
  }),
);
const stepsFile = z.record(
  z.string(),
  z.strictObject({ confidence, sources: sourceIds, note, late: z.enum(['after', 'drop']).optional() }),
);
const emergencyFile = z.strictObject({
  lost: z.string().optional(),
  tap: z.string().optional(),
  urgency: z.enum(['low', 'high', 'critical']),
  confidence,
  steps: z.array(z.string()).min(1),
});
const schemeFile = z.object({
  id: z.string(),
  status: z.string(),
  variants: z.array(
    z.object({ id: z.string(), warnings: z.array(z.string()), emergencies: z.array(z.string()) }),
  ),
});
const questionsFile = z.object({
  questions: z.array(z.object({ id: z.string(), options: z.array(z.object({ id: z.string() })) })),
});
const topicFile = z.object({
  id: z.string(),
  kind: z.enum(topicKinds),
  scheme: z.string().nullable().default(null),
  claims: z.array(z.string()).default([]),
  contacts: z.array(z.string()).default([]),
  loss: z.string().nullable().default(null),
  time: z.enum(times).nullable().default(null),
});

/** Reads what the bot can tell. Throws `Faults`. */
export function loadFacts(folder: string): Facts {
  const faults: Fault[] = [];
  const fault = (file: string, field: string, what: string): void =>
    void faults.push({ file: `data/${file}`, field, what });
  const read = <S extends z.ZodType>(file: string, schema: S): z.output<S> | null => {
    try {
      const parsed = schema.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
      if (parsed.success) return parsed.data;
      for (const { path, message } of parsed.error.issues) fault(file, path.join('.'), message);
    } catch (error) {
      fault(file, '', error instanceof Error ? error.message : String(error));
    }
    return null;
  };
  const sources = read('sources.json', sourcesFile) ?? {};
  const issuers = read('issuers.json', issuersFile) ?? {};
  const claims = (file: string, entries: z.output<typeof warningsFile>): Claim[] =>
    Object.entries(entries).map(([id, { issuer, date, confidence, sources: ids }]) => {
      if (issuers[issuer] === undefined)
        fault(file, `${id}.issuer`, `no issuer «${issuer}» in data/issuers.json`);
      const known = ids.flatMap((source): Source[] => {
        const found = sources[source];
        if (found === undefined) fault(file, `${id}.sources`, `no source «${source}» in data/sources.json`);
        return found === undefined ? [] : [found];
      });
      return { id, issuer, date, confidence, sources: known };
    });
  const shown = (file: string): Claim[] =>
    claims(
      file,
      Object.fromEntries(Object.entries(read(file, shownFile) ?? {}).filter(([, { show }]) => show)),
    );
  const warnings = new Map(
    claims('warnings.json', read('warnings.json', warningsFile) ?? {}).map((one) => [one.id, one]),
  );
  const steps = read('emergency-steps.json', stepsFile) ?? {};
  const emergencies = readdirSync(join(folder, 'emergencies'))
    .sort()
    .flatMap((name) => {
      const file = `emergencies/${name}`;
      const found = read(file, emergencyFile);
      for (const step of found?.steps ?? []) {
        if (steps[step] === undefined) fault(file, 'steps', `no step «${step}» in data/emergency-steps.json`);
      }
      return found === null
        ? []
        : [
            {
              ...found,
              id: basename(name, '.json'),
              lost: found.lost ?? found.tap ?? null,
              ticked: found.tap !== undefined,
            },
          ];
    });
  const emergencyIds = new Set(emergencies.map(({ id }) => id));
  const schemes = readdirSync(join(folder, 'schemes'))
    .sort()
    .flatMap((id) => {
      const file = `schemes/${id}/scheme.json`;
      const found = read(file, schemeFile);
      if (found?.status !== 'stable') return [];
      for (const variant of found.variants) {
        for (const warning of variant.warnings) {
          if (!warnings.has(warning))
            fault(file, variant.id, `no warning «${warning}» in data/warnings.json`);
        }
        for (const emergency of variant.emergencies) {
          if (!emergencyIds.has(emergency))
            fault(file, variant.id, `no file data/emergencies/${emergency}.json`);
        }
      }
      return [found];
    });
  const questions = read('questions/interview.json', questionsFile)?.questions ?? [];
  const contacts = Object.entries(read('contacts.json', contactsFile) ?? {});
  const shownContacts = contacts
    .filter(([, { show }]) => show === 'yes')
    .map(([id, { value }]) => ({ id, value }));
  const police = shownContacts[0]?.value;
  if (police === undefined)
    fault('contacts.json', '', 'needs a number that may be shown; the first is that of the police');
  const facts: Facts = {
    schemes: new Map(schemes.map((scheme) => [scheme.id, scheme])),
    schemeOf: new Map(schemes.flatMap(({ id, variants }) => variants.map((variant) => [variant.id, id]))),
    warnings,
    statistics: shown('statistics.json'),
    laws: shown('laws.json'),
    rankOf: new Map(Object.entries(issuers).map(([id, { rank }]) => [id, rank])),
    contacts: shownContacts,
    police: police ?? '',
    emergencies: new Map(emergencies.map((one) => [one.id, one])),
    late: new Map(
      Object.entries(steps).flatMap(([id, { late }]) => (late === undefined ? [] : [[id, late]])),
    ),
    // What can only be ticked stands last, so that buttons of earlier days keep their meaning.
    losses: [
      ...emergencies.flatMap(({ lost, ticked }) => (ticked ? [] : (lost ?? []))),
      ...emergencies.flatMap(({ lost, ticked }) => (ticked ? (lost ?? []) : [])),
    ],
    questions: questions.map(({ id, options }) => ({ id, options: options.map((option) => option.id) })),
    topics: new Map<string, TopicFacts>(),
  };
  const topics = facts.topics as Map<string, TopicFacts>;
  for (const name of readdirSync(join(folder, 'topics')).sort()) {
    const file = `topics/${name}`;
    const topic = read(file, topicFile);
    if (topic === null) continue;
    if (topic.scheme !== null && !facts.schemes.has(topic.scheme))
      fault(file, 'scheme', `no scheme «${topic.scheme}»`);
    const claimsOfTopic = topic.claims.flatMap((reference): TopicFacts['claims'] => {
      const [kind = '', id = ''] = reference.split(':');
      const found = {
        warnings: warnings.get(id),
        laws: facts.laws.find((law) => law.id === id),
        statistics: facts.statistics.find((figure) => figure.id === id),
      };
      const claim = kind in found ? found[kind as keyof typeof found] : undefined;
      if (claim === undefined) fault(file, 'claims', `«${reference}» is nothing that may be shown`);
      return claim === undefined ? [] : [{ kind: kind as keyof typeof found, claim }];
    });
    if (topic.loss !== null && !facts.losses.includes(topic.loss))
      fault(file, 'loss', `no loss «${topic.loss}» in data/emergencies`);
    const contactsOfTopic = topic.contacts.flatMap((id) => {
      const contact = shownContacts.find((one) => one.id === id);
      if (contact === undefined) fault(file, 'contacts', `no contact «${id}» that may be shown`);
      return contact ?? [];
    });
    topics.set(topic.id, { ...topic, claims: claimsOfTopic, contacts: contactsOfTopic });
  }
  if (faults.length > 0) throw new Faults(faults);
  return facts;
}
