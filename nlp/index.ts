// The door of understanding: load once, then ask about any text.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeModel } from './classify/linear-model.ts';
import { loadKnowledge } from './knowledge/load.ts';
import { decodeLanguageModel } from './language/language-model.ts';
import { Pipeline } from './pipeline.ts';

export { Faults, type Fault } from './knowledge/faults.ts';
export type * from './types.ts';
export type { Pipeline } from './pipeline.ts';

/** Where `data/` lies beside the code. */
export const dataFolder = join(import.meta.dirname, '..', 'data');

/** Reads knowledge and model. Throws `Faults` that list everything wrong in the files. */
export function loadPipeline(folder: string = dataFolder): Pipeline {
  const knowledge = loadKnowledge(folder);
  const language = decodeLanguageModel(readFileSync(join(folder, 'model', 'language.json'), 'utf8'));
  const model = decodeModel(readFileSync(join(folder, 'model', 'linear.bin')));
  return new Pipeline(knowledge, language, model);
}
