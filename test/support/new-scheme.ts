// `npm run new-scheme`: asks, then writes the files of a new scheme. It starts as a draft: nobody sees it, no test asks
// for it. Once its status is `stable`, `npm test` says what is still missing.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

export interface NewScheme {
  readonly id: string;
  readonly covers: string;
  readonly nameRu: string;
  readonly nameKk: string;
  readonly warning: string;
  readonly emergency: string;
  readonly source: string;
}

const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Writes the files of a scheme under `root`; returns their paths. Throws, having written nothing, when one exists. */
export function writeScheme(root: string, scheme: NewScheme): string[] {
  if (!idPattern.test(scheme.id))
    throw new Error(`«${scheme.id}»: an id is lower-case Latin words joined by hyphens`);
  const files = filesOf(scheme);
  const taken = Object.keys(files).filter((path) => existsSync(join(root, path)));
  if (taken.length > 0) throw new Error(`already there: ${taken.join(', ')}`);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return Object.keys(files);
}

function filesOf({
  id,
  covers,
  nameRu,
  nameKk,
  warning,
  emergency,
  source,
}: NewScheme): Record<string, string> {
  const json = (value: unknown): string => JSON.stringify(value, null, 2) + '\n';
  const example = (fields: object): string => JSON.stringify(fields) + '\n';
  const words = (name: string): object => {
    const parts = { name, headline: '', do: '', how: '', next: '' };
    return { ...parts, card: '', variants: { [id]: parts } };
  };
  const variant = {
    id,
    impersonates: ['…'],
    channels: ['call'],
    demands: ['…'],
    atRisk: ['everyone'],
    warnings: [warning],
    emergencies: [emergency],
    confidence: 'unverified',
    sources: [source],
    cues: { ru: [], kk: [], any: [] },
  };
  return {
    [`data/schemes/${id}/scheme.json`]: json({
      id,
      covers,
      status: 'draft',
      signals: { needs: [], supports: [], excludes: [] },
      variants: [variant],
    }),
    [`data/schemes/${id}/examples/attempts.jsonl`]: example({
      text: `(${nameRu}: первый пример, замените)`,
      language: 'ru',
      kind: 'forwarded',
      verdict: 'scam',
      schemes: [id],
      author: 'you',
    }),
    [`data/schemes/${id}/examples/look-alikes.jsonl`]: example({
      text: `(${nameRu}: похоже, но не обман, замените)`,
      language: 'ru',
      kind: 'forwarded',
      verdict: 'no-signs',
      author: 'you',
    }),
    [`locales/ru/schemes/${id}.json`]: json(words(nameRu)),
    [`locales/kk/schemes/${id}.json`]: json(words(nameKk)),
  };
}

/** Asks until the answer will do. Ends the process when the input ends. */
async function ask(
  lines: AsyncIterator<string>,
  question: string,
  fault: (answer: string) => string | null,
): Promise<string> {
  for (;;) {
    process.stdout.write(`${question}: `);
    const line = await lines.next();
    if (line.done === true) {
      process.stderr.write('\nnothing written\n');
      process.exit(1);
    }
    const answer = line.value.trim();
    const wrong = fault(answer);
    if (wrong === null) return answer;
    process.stdout.write(`${wrong}\n`);
  }
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..', '..');
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const text = (answer: string): string | null => (answer === '' ? 'a word or two, please' : null);
  const oneOf = (ids: readonly string[]) => (answer: string) =>
    ids.includes(answer) ? null : `there is no «${answer}»; there are ${ids.join(' ')}`;
  const keys = (file: string): string[] =>
    Object.keys(JSON.parse(readFileSync(join(root, 'data', file), 'utf8')) as object);
  const emergencies = readdirSync(join(root, 'data', 'emergencies')).map((name) => basename(name, '.json'));
  const scheme: NewScheme = {
    id: await ask(lines, 'id (lower-case, hyphens)', (id) => {
      if (!idPattern.test(id)) return 'an id is lower-case Latin words joined by hyphens';
      return existsSync(join(root, 'data', 'schemes', id)) ? 'this scheme is there already' : null;
    }),
    covers: await ask(lines, 'what it covers, one English sentence', text),
    nameRu: await ask(lines, 'name in Russian', text),
    nameKk: await ask(lines, 'name in Kazakh', text),
    warning: await ask(lines, 'id of the official warning', oneOf(keys('warnings.json'))),
    emergency: await ask(lines, 'id of the emergency', oneOf(emergencies)),
    source: await ask(lines, 'id of its source', oneOf(keys('sources.json'))),
  };
  const files = writeScheme(root, scheme);
  process.stdout.write(
    `\n${files.join('\n')}\n\nWritten as a draft. CONTRIBUTING.md tells what comes next.\n`,
  );
  process.exit(0);
}
