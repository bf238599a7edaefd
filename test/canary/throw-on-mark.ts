// Loaded before the bot (`node --import`): understanding fails for some texts, with the text in the error, as errors do.
// And one string that stays, so that a search of the heap which finds nothing else can be trusted.
import { Pipeline } from '../../nlp/pipeline.ts';
import type { Analysis, HiddenLink } from '../../nlp/types.ts';
import { controlMark, throwWord } from './planted.ts';

type Analyze = (this: Pipeline, raw: string, hiddenLinks?: readonly HiddenLink[]) => Analysis;

const analyze = Object.getOwnPropertyDescriptor(Pipeline.prototype, 'analyze')!.value as Analyze;
Pipeline.prototype.analyze = function (this: Pipeline, raw, hiddenLinks): Analysis {
  if (raw.includes(throwWord)) throw new Error(`cannot understand «${raw}»`);
  return analyze.call(this, raw, hiddenLinks);
};

Object.assign(globalThis, { stays: `${controlMark} stays` });
