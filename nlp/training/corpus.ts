// The teaching texts of data/: attempts and look-alikes beside their scheme, the harmless world in ordinary/.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { type Fault, Faults } from '../knowledge/faults.ts';

export const kinds = ['forwarded', 'call', 'transcript', 'ocr', 'voice', 'question', 'victim'] as const;
export const writtenLanguages = ['ru', 'kk', 'mixed', 'kk-latn', 'ru-latn'] as const;
export const taughtVerdicts = ['scam', 'no-signs', 'information', 'unclear'] as const;

const exampleLine = z
  .strictObject({
    text: z.string().min(4),
    language: z.enum(writtenLanguages),
    kind: z.enum(kinds),
    verdict: z.enum(taughtVerdicts),
    schemes: z.array(z.string()).default([]),
    lost: z.array(z.string()).default([]),
    /** Who wrote it: texts of one hand stay in one fold of cross-validation. */
    author: z.string(),
  })
  .refine(
    ({ verdict, schemes }) => (verdict === 'scam') === schemes.length > 0,
    'a scam names its scheme, nothing else does',
  );

/** One teaching text with its labels; `schemes`: acceptable ones, best first. */
export type Example = z.output<typeof exampleLine> & {
  /** `file:line`, for messages. */
  readonly place: string;
};

/** Texts of the world as it floats about, as opposed to those written as lessons. */
export const isOrdinary = (author: string): boolean =>
  author.startsWith('ordinary') || author === 'chat-earnings';

/** All teaching texts, in a fixed order. Throws `Faults` with every broken line. */
export function readCorpus(folder: string): Example[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.jsonl'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const examples: Example[] = [];
  const faults: Fault[] = [];
  for (const file of files) {
    const path = relative(folder, file);
    readFileSync(file, 'utf8')
      .split('\n')
      .forEach((line, i) => {
        if (line.trim() === '') return;
        const place = `data/${path}:${i + 1}`;
        try {
          const parsed = exampleLine.safeParse(JSON.parse(line));
          if (parsed.success) examples.push({ ...parsed.data, place });
          else
            for (const { path: field, message } of parsed.error.issues)
              faults.push({ file: place, field: field.join('.'), what: message });
        } catch (error) {
          faults.push({
            file: place,
            field: '',
            what: error instanceof Error ? error.message : String(error),
          });
        }
      });
  }
  if (faults.length > 0) throw new Faults(faults);
  return examples;
}

/**
 * A text as its author writes it down: `verdict[:scheme[,scheme]] ; language ; kind ; lost[,lost] or - ; text`, with ⏎
 * for a line break. Returns what is wrong with it when it is none.
 */
export function parseLine(line: string, author: string, place: string): Example | string {
  const fields = line.split(' ; ');
  if (fields.length < 5) return 'five fields are needed, separated by « ; »';
  const [label = '', language, kind, lost = '', ...text] = fields.map((field) => field.trim());
  const [verdict, schemes = ''] = label.split(':');
  const list = (names: string): string[] =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && name !== '-');
  const parsed = exampleLine.safeParse({
    text: text.join(' ; ').replaceAll('⏎', '\n'),
    language,
    kind,
    verdict,
    schemes: list(schemes).slice(0, 2),
    lost: list(lost),
    author,
  });
  if (parsed.success) return { ...parsed.data, place };
  return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}
