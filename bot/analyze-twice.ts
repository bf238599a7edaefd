// A text as both readers judge it: the second is asked only where the first is in doubt, and the first stands when it
// cannot say.
import type { Analysis, Pipeline } from '../nlp/index.ts';
import type { Passage } from './dialog/types.ts';
import type { Reader } from './reader/reader.ts';

/** Never rejects for a text. */
export async function analyzeTwice(
  { text, hiddenLinks }: Passage,
  pipeline: Pipeline,
  reader: Pick<Reader, 'read'>,
): Promise<Analysis> {
  const first = pipeline.analyze(text, hiddenLinks);
  if (!first.doubtful) return first;
  const second = await reader.read(pipeline.forSecondReader(text));
  return second === null ? first : pipeline.analyze(text, hiddenLinks, second);
}
