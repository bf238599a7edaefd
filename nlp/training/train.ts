// `npm run train`: from the teaching texts of data/ to data/model, bit-identical for the same corpus.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeModel, type LinearModel } from '../classify/linear-model.ts';
import { dataFolder } from '../index.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import type { Knowledge } from '../knowledge/types.ts';
import type { LanguageModel } from '../language/detect-language.ts';
import { encodeLanguageModel } from '../language/language-model.ts';
import { compileLexicon, encodeLexicon, type Lexicon } from '../lexicon.ts';
import { Finder } from '../pipeline.ts';
import { compress } from './compress.ts';
import { type Example, readCorpus } from './corpus.ts';
import { disguises } from './disguises.ts';
import { learn } from './learn.ts';
import { familyWeights, learning, mostWeights } from './settings.ts';
import { targetsOf } from './targets.ts';
import { trainLanguage } from './train-language.ts';
import { vectorize } from './vectors.ts';

/** A hash of everything training depends on: the corpus and the knowledge. */
export function fingerprint(examples: readonly Example[], { meanings, signals, schemes }: Knowledge): string {
  const hash = createHash('sha256');
  for (const { text, language, verdict, schemes, lost } of examples) {
    hash.update(JSON.stringify([text, language, verdict, schemes, lost]));
  }
  const phrases = signals.map(({ id, phrases, unless, detector }) => ({ id, phrases, unless, detector }));
  hash.update(
    JSON.stringify({
      meanings,
      phrases,
      schemes: schemes.map(({ id }) => id),
      familyWeights,
      learning,
      mostWeights,
    }),
  );
  return hash.digest('hex').slice(0, 16);
}

/** One text in so many is learnt with slips of the fingers in it: people type in a hurry, on small screens. */
const mistypedOneIn = 5;
const typos = disguises.find(({ name }) => name === 'typos')!;

const isMistyped = (_: Example, place: number): boolean => place % mistypedOneIn === 0;
const mistyped = ({ text, language }: Example): string => typos.put(text, language);

/** The text, one in so many of them with slips; `place`: where it stands in a list. */
export function asPeopleType(example: Example, place: number): string {
  return isMistyped(example, place) ? mistyped(example) : example.text;
}

export interface Trained {
  readonly language: LanguageModel;
  readonly lexicon: Lexicon;
  readonly linear: LinearModel;
}

export function train(all: readonly Example[], knowledge: Knowledge): Trained {
  // Texts of a draft scheme wait until it is stable.
  const stable = new Set(knowledge.schemes.map(({ id }) => id));
  const examples = all.filter(({ schemes }) => schemes.every((id) => stable.has(id)));
  const language = trainLanguage(examples);
  const schemes = knowledge.schemes.map(({ id }) => id);
  const { losses } = knowledge;
  const lexicon = compileLexicon(knowledge);
  const finder = new Finder(knowledge, language, lexicon);
  const taught = [...examples, ...examples.filter(isMistyped)];
  const vectors = vectorize(
    taught.map((example, place) => (place < examples.length ? example.text : mistyped(example))),
    finder,
    familyWeights,
  );
  const targets = targetsOf(taught, schemes, losses);
  const rows = Uint32Array.from(taught.keys());
  const learned = learn(vectors, targets, rows, learning);
  const linear: LinearModel = {
    schemes,
    losses,
    trainedOn: fingerprint(all, knowledge),
    rows: compress(learned, targets.columnCount, mostWeights, vectors, rows),
    bias: Array.from(learned.bias),
    familyWeights,
  };
  return { language, lexicon, linear };
}

if (import.meta.main) {
  const started = performance.now();
  const examples = readCorpus(dataFolder);
  const { language, lexicon, linear } = train(examples, loadKnowledge(dataFolder));
  const file = encodeModel(linear);
  const folder = join(dataFolder, 'model');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'language.json'), encodeLanguageModel(language));
  writeFileSync(join(folder, 'lexicon.bin'), encodeLexicon(lexicon));
  writeFileSync(join(folder, 'linear.bin'), file);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `${examples.length} texts, ${linear.rows.features.length} features, ${(file.length / 1e6).toFixed(2)} MB, ${seconds} s, trained on ${linear.trainedOn}\n`,
  );
}
