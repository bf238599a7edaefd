// The stream behind `npm run -s analyze`: constant memory, whatever comes in.
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import type { Pipeline } from '../nlp/index.ts';

const question = z.object({ id: z.string().optional(), text: z.string() });
/** Longer lines are refused: they would have to be held in memory whole. In UTF-16 units. */
const longestLine = 4_000_000;

/** Answers every line. Resolves to false when some line was no question. */
export async function answerLines(input: Readable, output: Writable, pipeline: Pipeline): Promise<boolean> {
  let number = 0;
  let broken = 0;
  const answer = (line: string): string => {
    number++;
    const answered = answerLine(line, number, pipeline);
    if ('error' in answered) broken++;
    return JSON.stringify(answered) + '\n';
  };
  for await (const lines of linesOf(input)) {
    if (!output.write(lines.map(answer).join(''))) await once(output, 'drain');
  }
  return broken === 0;
}

function answerLine(line: string, number: number, pipeline: Pipeline): object {
  if (line.length > longestLine) return { line: number, error: `longer than ${longestLine} characters` };
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return { line: number, error: 'not JSON' };
  }
  const asked = question.safeParse(parsed);
  if (!asked.success) {
    const [issue] = asked.error.issues;
    const field = issue?.path.join('.');
    const which = field === undefined || field === '' ? 'not an object' : `"${field}" is not a string`;
    return { line: number, error: `${which}; wanted {"id"?: string, "text": string}` };
  }
  const { verdict, language, schemes, signals, lost } = pipeline.analyze(asked.data.text);
  const accused = 'scheme' in verdict ? verdict : { scheme: null, variant: null };
  return {
    id: asked.data.id ?? null,
    language,
    verdict: verdict.kind,
    scheme: accused.scheme,
    variant: accused.variant,
    schemes,
    signals,
    lost,
  };
}

/**
 * The lines of a UTF-8 stream, a few at a time. Only "\n" ends a line (JSON may hold U+2028), a last line need not
 * end; of an overlong line only the beginning is kept.
 */
async function* linesOf(input: Readable): AsyncGenerator<string[]> {
  // TextDecoder takes a byte order mark away.
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    const pieces = decoder.decode(chunk as Uint8Array, { stream: true }).split('\n');
    pieces[0] = rest + pieces[0]!;
    rest = pieces.pop()!;
    if (rest.length > longestLine + 1) rest = rest.slice(0, longestLine + 1);
    if (pieces.length > 0) yield pieces;
  }
  rest += decoder.decode();
  if (rest !== '') yield [rest];
}
