// The door of understanding: load once, then ask about any text.
import { join } from 'node:path';
import { loadKnowledge } from './knowledge/load.ts';
import { loadModels } from './load-models.ts';
import { Pipeline } from './pipeline.ts';

export { Faults, type Fault } from './knowledge/faults.ts';
export { topicKinds } from './types.ts';
export type * from './types.ts';
export type { Pipeline } from './pipeline.ts';
export type { Interview, Weighed } from './verdict/interview.ts';
export { gistOf } from './verdict/together.ts';

/** Where `data/` lies beside the code. */
export const dataFolder = join(import.meta.dirname, '..', 'data');

/** Reads knowledge and model. Throws `Faults` that list everything wrong in the files. */
export function loadPipeline(folder: string = dataFolder): Pipeline {
  const knowledge = loadKnowledge(folder);
  return new Pipeline(knowledge, loadModels(folder));
}
