// Examination texts: they judge and never teach. Those of third parties stay outside the repository.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const examLine = z.object({
  id: z.string(),
  text: z.string(),
  lang: z.string(),
  kind: z.string().default('forwarded'),
  verdict: z.enum(['scam', 'harmless', 'unclear']),
  schemes: z.array(z.string()).default([]),
  lost: z.array(z.string()).default([]),
});

export type ExamText = z.output<typeof examLine>;

export interface Exam {
  readonly name: string;
  readonly texts: readonly ExamText[];
}

function readExam(file: string, name: string): Exam {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return { name, texts: lines.map((line) => examLine.parse(JSON.parse(line))) };
}

const folder = join(import.meta.dirname, '..', '..', 'test', 'exam');

/** The examinations of the project itself. */
export function readOwnExams(): Exam[] {
  return ['unseen', 'authored-dev'].map((name) => readExam(join(folder, `${name}.jsonl`), name));
}

/** The folder with third-party texts, when it lies beside the repository. */
const outside = join(import.meta.dirname, '..', '..', '..', 'shared', 'eval', 'real-dev.jsonl');

/** Real messages from public collections, or null where they are not at hand. */
export function readRealExam(): Exam | null {
  const file = process.env['REAL_EXAM'] ?? outside;
  return existsSync(file) ? readExam(file, 'real-dev') : null;
}
