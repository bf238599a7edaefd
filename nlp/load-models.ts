// What training wrote to data/model, read back.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeModel } from './classify/linear-model.ts';
import { decodeLanguageModel } from './language/language-model.ts';
import { decodeLexicon } from './lexicon.ts';
import type { Models } from './pipeline.ts';

/** Throws when a file is missing or not ours: `npm run train` writes them all. */
export function loadModels(dataFolder: string): Models {
  const file = (name: string): Buffer => readFileSync(join(dataFolder, 'model', name));
  return {
    language: decodeLanguageModel(file('language.json').toString()),
    lexicon: decodeLexicon(file('lexicon.bin')),
    linear: decodeModel(file('linear.bin')),
  };
}
