// A text as both readers judge it: the second is asked only where the first is in doubt, and the first stands when it
// cannot say.
import type { Analysis, Pipeline, Span } from '../nlp/index.ts';
import type { Passage } from './dialog/types.ts';
import type { Reader } from './reader/reader.ts';

type Asked = Pick<Reader, 'read'>;

/** Read without each of so many sentences; more would keep a person waiting. */
const mostSentences = 8;
const sentence = /[^.!?…\n]+[.!?…]*/g;

/**
 * Never rejects for a text. Where the second reader alone sees a scam, and no word gives it away, the evidence is the
 * sentence it goes by.
 */
export async function analyzeTwice(
  { text, hiddenLinks }: Passage,
  pipeline: Pipeline,
  reader: Asked,
): Promise<Analysis> {
  const { findings, reading: linear } = pipeline.read(text, hiddenLinks);
  const first = pipeline.judge(findings, linear);
  if (!first.doubtful) return first;
  const reading = await reader.read(pipeline.forSecondReader(text));
  if (reading === null) return first;
  const both = pipeline.judge(findings, linear, { reading, telling: null });
  const isAlone =
    'scheme' in both.verdict &&
    !('scheme' in first.verdict) &&
    both.evidence.every(({ signal }) => signal === null);
  if (!isAlone) return both;
  const telling = await tellingSentence(text, pipeline, reader);
  return pipeline.judge(findings, linear, { reading, telling });
}

/** The sentence without which the text reads least like a scam; of a single sentence it is that one. */
async function tellingSentence(text: string, pipeline: Pipeline, reader: Asked): Promise<Span | null> {
  const sentences = [...text.matchAll(sentence)].flatMap(({ 0: words, index }): Span[] => {
    const start = index + (words.length - words.trimStart().length);
    return words.trim() === '' ? [] : [{ start, end: index + words.trimEnd().length }];
  });
  if (sentences.length < 2) return sentences[0] ?? null;
  const without = await Promise.all(
    sentences.slice(0, mostSentences).map(async ({ start, end }) => {
      const rest = text.slice(0, start) + text.slice(end);
      const reading = await reader.read(pipeline.forSecondReader(rest));
      return reading === null ? Infinity : 1 - reading.harmless - reading.unclear;
    }),
  );
  const least = Math.min(...without);
  return Number.isFinite(least) ? sentences[without.indexOf(least)]! : null;
}
