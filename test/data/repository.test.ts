// The repository tests itself: what is half-added, unused or lacks a language fails with what to write where.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { openHouse } from '../../bot/run.ts';
import { dataFolder, loadPipeline } from '../../nlp/index.ts';
import { decodeModel } from '../../nlp/classify/linear-model.ts';
import { loadKnowledge } from '../../nlp/knowledge/load.ts';
import { detectors } from '../../nlp/signals/detectors.ts';
import { readCorpus } from '../../nlp/training/corpus.ts';
import { circumstances } from '../../nlp/verdict/calibrate.ts';
import { fingerprint } from '../../nlp/training/train.ts';

const house = openHouse();
const knowledge = loadKnowledge(dataFolder);
const examples = readCorpus(dataFolder);
const { facts, words } = house;

/** Fails with one line per complaint. */
function none(complaints: readonly string[]): void {
  expect(complaints, complaints.join('\n')).toEqual([]);
}

const json = (...path: string[]): Record<string, unknown> =>
  JSON.parse(readFileSync(join(dataFolder, ...path), 'utf8')) as Record<string, unknown>;

test('files are named after the id they hold', () => {
  none([
    ...knowledge.signals.map(({ id }) => [`signals/${id}.json`, json('signals', `${id}.json`)['id'], id] as const),
    ...knowledge.meanings.map(({ id }) => [`meanings/${id}.json`, json('meanings', `${id}.json`)['id'], id] as const),
  ].flatMap(([file, written, id]) => (written === id ? [] : [`data/${file}: its id must be «${id}», as its name says`])));
});

test('the model was trained on what lies in data/ today', () => {
  const model = decodeModel(readFileSync(join(dataFolder, 'model', 'linear.bin')));
  expect(model.trainedOn, 'texts, meanings or signals changed: run `npm run train` and commit data/model').toBe(
    fingerprint(examples, knowledge),
  );
});

test('readings are calibrated for every circumstance, scheme and loss', () => {
  const { calibration } = knowledge;
  const { findings, reading } = house.pipeline.read('Продиктуйте код из смс');
  const found = { ...findings, words: findings.tokens.length, meanings: findings.meanings.length };
  const { length } = circumstances(reading, found, new Map());
  const complaint = 'code or data changed: run `npm run calibrate` and commit data/model';
  for (const row of [calibration.scam, calibration.harmless, calibration.unclear]) expect(row, complaint).toHaveLength(length);
  expect(Object.keys(calibration.schemes).sort(), complaint).toEqual(knowledge.schemes.map(({ id }) => id).sort());
  expect(Object.keys(calibration.losses).sort(), complaint).toEqual([...knowledge.losses].sort());
});

test('every scheme has teaching texts in Russian and Kazakh, and look-alikes', () => {
  none(
    [...facts.schemes.keys()].flatMap((id) => {
      const own = examples.filter(({ schemes }) => schemes[0] === id);
      const look = examples.filter(({ place }) => place.startsWith(`data/schemes/${id}/examples/look-alikes`));
      const folder = `data/schemes/${id}/examples`;
      return [
        ...(own.filter(({ language }) => language === 'ru').length < 50 ? [`${folder}: write at least 50 Russian attempts`] : []),
        ...(own.filter(({ language }) => language === 'kk').length < 50 ? [`${folder}: write at least 50 Kazakh attempts`] : []),
        ...(look.length < 50 ? [`${folder}/look-alikes.jsonl: write at least 50 texts that share its words and are no attempt`] : []),
      ];
    }),
  );
});

test('every scheme named by a teaching text exists, every loss too', () => {
  const schemes = new Set(readdirSync(join(dataFolder, 'schemes')));
  none(
    examples.flatMap(({ place, schemes: named, lost }) => [
      ...named.filter((id) => !schemes.has(id)).map((id) => `${place}: there is no scheme «${id}»`),
      ...lost.filter((id) => !knowledge.losses.includes(id)).map((id) => `${place}: there is no loss «${id}» in data/emergencies`),
    ]),
  );
});

test('every signal fires on its hits and is silent on its misses, by itself', () => {
  const pipeline = loadPipeline();
  none(
    knowledge.signals.flatMap(({ id, hits, misses, detector }) => {
      // A link behind words cannot be written down as a plain text.
      if (detector === 'hidden-address') return [];
      const fires = (text: string): boolean => pipeline.analyze(text).signals.some((signal) => signal.id === id);
      return [
        ...hits.filter((text) => !fires(text)).map((text) => `data/signals/${id}.json: should fire on «${text}»`),
        ...misses.filter(fires).map((text) => `data/signals/${id}.json: should be silent on «${text}»`),
      ];
    }),
  );
});

test('every signal that schemes name exists, every detector is used, every meaning and signal is of use', () => {
  const named = knowledge.schemes.flatMap(({ id, signals: { needs, supports, excludes } }) =>
    [...needs, ...supports, ...excludes].map((signal) => ({ id, signal })),
  );
  const ids = new Set(knowledge.signals.map(({ id }) => id));
  const used = new Set(knowledge.signals.flatMap(({ detector }) => detector ?? []));
  none([
    ...named.filter(({ signal }) => !ids.has(signal)).map(({ id, signal }) => `data/schemes/${id}/scheme.json names signal «${signal}»: write data/signals/${signal}.json`),
    ...[...used].filter((name) => !detectors.has(name)).map((name) => `a signal names detector «${name}»: write it in nlp/signals/detectors.ts`),
    ...[...detectors.keys()].filter((name) => !used.has(name)).map((name) => `detector «${name}» is used by no signal: write data/signals/${name}.json or take it out`),
  ]);
});

test('every warning is shown somewhere, every source is cited', () => {
  const cited = new Set<string>();
  for (const file of ['warnings.json', 'statistics.json', 'laws.json', 'contacts.json', 'emergency-steps.json']) {
    for (const entry of Object.values(json(file))) for (const id of (entry as { sources: string[] }).sources) cited.add(id);
  }
  for (const file of ['official-domains.json', 'official-senders.json']) {
    for (const entry of json('lexicon', file) as unknown as { sources: string[] }[]) for (const id of entry.sources) cited.add(id);
  }
  for (const id of readdirSync(join(dataFolder, 'schemes'))) {
    for (const variant of json('schemes', id, 'scheme.json')['variants'] as { sources: string[] }[]) {
      for (const source of variant.sources) cited.add(source);
    }
  }
  const known = Object.keys(json('sources.json'));
  none([
    ...known.filter((id) => !cited.has(id)).map((id) => `data/sources.json: nobody cites «${id}»: take it out or cite it`),
    ...[...cited].filter((id) => !known.includes(id)).map((id) => `«${id}» is cited: describe it in data/sources.json`),
  ]);
});

test('no sentence lies idle: what locales hold is used by code or by data', () => {
  const code = ['bot'].flatMap((folder) =>
    readdirSync(join(dataFolder, '..', folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.name.endsWith('.ts'))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  ).join('\n');
  const wanted = (key: string): boolean => {
    if (code.includes(`'${key}'`)) return true;
    const [head = ''] = key.split(/\.[^.]+$/);
    return code.includes(`\`${head}.\${`);
  };
  const owners: Readonly<Record<string, ReadonlySet<string>>> = {
    warnings: new Set(facts.warnings.keys()),
    issuers: new Set(facts.rankOf.keys()),
    signals: new Set(knowledge.signals.map(({ id }) => id)),
    losses: new Set(facts.losses),
  };
  none(
    words.keys('ru').flatMap(({ file, key }) => {
      if (file === 'ui') return wanted(key) ? [] : [`locales/*/ui.json: nobody says «${key}»: take it out`];
      const owner = owners[basename(file)];
      return owner === undefined || owner.has(key) ? [] : [`locales/*/${file}.json: «${key}» belongs to nothing in data/: take it out`];
    }),
  );
});

test('sentences keep the voice: no exclamation, never "safe", no number of a bank, both languages the same placeholders', () => {
  none(
    (['ru', 'kk'] as const).flatMap((language) =>
      words.keys(language).flatMap(({ file, key }) => {
        const [namespace = '', ...folder] = file.split('/');
        const said = words.raw(language, namespace, ...folder, ...key.split('.'));
        const other = words.raw(language === 'ru' ? 'kk' : 'ru', namespace, ...folder, ...key.split('.'));
        const where = `locales/${language}/${file}.json → ${key}`;
        const placeholders = (text: string): string => [...text.matchAll(/\{\{\w+\}\}/g)].map(([one]) => one).sort().join(' ');
        const withoutQuotes = said.replace(/«[^«»]*»/g, '');
        return [
          ...(file === 'signals' && said.length > 48 ? [`${where}: a reason has at most 48 characters`] : []),
          ...(said.includes('!') ? [`${where}: no exclamation marks`] : []),
          ...(/безопасн(?!ост)|можно доверять|қауіпсіз(?!дік)/i.test(withoutQuotes) ? [`${where}: nothing is called safe outside «»`] : []),
          ...(/(?<!\d)(?:9999|7575|7755|605|595)(?!\d)/.test(said) ? [`${where}: an unconfirmed bank number`] : []),
          ...(placeholders(said) === placeholders(other) ? [] : [`${where}: the other language has other placeholders`]),
        ];
      }),
    ),
  );
});
