// The stream behind `npm run -s analyze`: constant memory, whatever comes in.
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import type { Analysis } from '../nlp/index.ts';

const question = z.object({ id: z.string().optional(), text: z.string() });
/** Longer lines are refused: they would have to be held in memory whole. In UTF-16 units. */
const longestLine = 4_000_000;

/** So many lines are answered at a time. */
const batch = 256;

/** Answers every line. Resolves to false when some line was no question. */
export async function answerLines(
  input: Readable,
  output: Writable,
  analyze: (text: string) => Promise<Analysis>,
): Promise<boolean> {
  let number = 0;
  let broken = 0;
  for await (const lines of linesOf(input)) {
    for (let from = 0; from < lines.length; from += batch) {
      const answers = await Promise.all(
        lines.slice(from, from + batch).map((line) => answerLine(line, ++number, analyze)),
      );
      broken += answers.filter((answer) => 'error' in answer).length;
      const text = answers.map((answer) => JSON.stringify(answer) + '\n').join('');
      if (!output.write(text)) await once(output, 'drain');
    }
  }
  return broken === 0;
}

async function answerLine(
  line: string,
  number: number,
  analyze: (text: string) => Promise<Analysis>,
): Promise<object> {
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
  const { verdict, language, schemes, signals, lost, readers } = await analyze(asked.data.text);
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
    readers,
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
