// Before anybody is spoken to: is every sentence there, in both languages?
import { type Fault, Faults } from '../../nlp/index.ts';
import { type SpokenLanguage, spokenLanguages } from '../dialog/types.ts';
import type { Facts } from '../facts/types.ts';
import type { Words } from './words.ts';

/** The kinds of topics that have an answer of their own. */
const answeredKinds: ReadonlySet<string> = new Set(['distress', 'talk', 'question']);
const schemeParts = ['name', 'headline', 'do', 'how', 'next', 'card'] as const;
const variantParts = ['name', 'headline', 'do', 'how', 'next'] as const;

/** Throws `Faults` with every sentence that is missing, and every one that only one language has. */
export function checkWords(words: Words, facts: Facts, signals: readonly string[]): void {
  const faults: Fault[] = [];
  for (const language of spokenLanguages) {
    const other: SpokenLanguage = language === 'ru' ? 'kk' : 'ru';
    const missing = (file: string, field: string, what: string): void =>
      void faults.push({ file: `locales/${language}/${file}.json`, field, what });
    for (const { file, key } of words.keys(other)) {
      if (!words.has(language, file, key))
        missing(file, key, `locales/${other} has this sentence, write it here too`);
    }
    for (const [namespace, path] of neededBy(facts, signals)) {
      if (words.optional(language, namespace, ...path) !== null) continue;
      const inFolder = namespace === 'schemes';
      const [file, ...field] = inFolder
        ? [`${namespace}/${path[0]!}`, ...path.slice(1)]
        : [namespace, ...path];
      missing(file, field.join('.'), 'data/ has this, but there is no sentence for it');
    }
  }
  if (faults.length > 0) throw new Faults(faults);
}

/** Every sentence that something in data/ needs, as namespace and path. */
function neededBy(facts: Facts, signals: readonly string[]): (readonly [string, readonly string[]])[] {
  const all = (
    namespace: string,
    ids: Iterable<string>,
    ...rest: readonly string[]
  ): (readonly [string, readonly string[]])[] => [...ids].map((id) => [namespace, [id, ...rest]] as const);
  const emergencies = [...facts.emergencies.values()];
  return [
    ...[...facts.schemes.values()].flatMap(({ id, variants }) => [
      ...schemeParts.map((part) => ['schemes', [id, part]] as const),
      ...variants.flatMap((variant) =>
        variantParts.map((part) => ['schemes', [id, 'variants', variant.id, part]] as const),
      ),
    ]),
    ...all('warnings', facts.warnings.keys()),
    ...all('issuers', facts.rankOf.keys()),
    ...all(
      'statistics',
      facts.statistics.map(({ id }) => id),
    ),
    ...all(
      'laws',
      facts.laws.map(({ id }) => id),
      'title',
    ),
    ...all(
      'laws',
      facts.laws.map(({ id }) => id),
      'text',
    ),
    ...all(
      'contacts',
      facts.contacts.map(({ id }) => id),
    ),
    ...emergencies.map(({ id }) => ['emergencies', ['titles', id]] as const),
    ...emergencies.flatMap(({ steps }) =>
      steps.map((step) => ['emergencies', ['steps', step, 'do']] as const),
    ),
    ...all(
      'losses',
      emergencies.flatMap(({ lost }) => lost ?? []),
    ),
    ...facts.questions.flatMap(({ id, options }) =>
      ['ask', ...options].map((part) => ['questions', [id, part]] as const),
    ),
    ...all('stated', facts.losses),
    ...all(
      'topics',
      [...facts.topics.values()].filter(({ kind }) => answeredKinds.has(kind)).map(({ id }) => id),
    ),
    ...all('signals', signals),
  ];
}
