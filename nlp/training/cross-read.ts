// Every teaching text read by a model that never read its author.
import { dataFolder } from '../index.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import type { Knowledge } from '../knowledge/types.ts';
import { type Findings, Pipeline } from '../pipeline.ts';
import type { Analysis, Reading } from '../types.ts';
import { type Example, readCorpus } from './corpus.ts';
import { foldsByAuthor } from './folds.ts';
import { asPeopleType, train } from './train.ts';

const foldCount = 4;

export interface CrossReading {
  readonly example: Example;
  readonly findings: Findings;
  readonly reading: Reading;
  readonly answer: Analysis;
}

export function crossRead(): { readings: CrossReading[]; knowledge: Knowledge } {
  const knowledge = loadKnowledge(dataFolder);
  const schemes = new Set(knowledge.schemes.map(({ id }) => id));
  const readings = foldsByAuthor(readCorpus(dataFolder), foldCount, schemes).flatMap(({ teach, judge }) => {
    const models = train(teach, knowledge);
    const pipeline = new Pipeline(knowledge, models);
    return judge.map((example, place): CrossReading => {
      // As people type, so that what slips of the fingers do to a reading is weighed as well.
      const { findings, reading } = pipeline.read(asPeopleType(example, place));
      return {
        example,
        findings,
        reading,
        answer: pipeline.judge(findings, reading),
      };
    });
  });
  return { readings, knowledge };
}
