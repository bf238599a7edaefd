// `npm run new-scheme`: asks, then writes the files of a new scheme. It starts as a draft: nobody sees it, no test asks
// for it. Once its status is `stable`, `npm test` says what is still missing.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';

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

if (import.meta.main) {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = (question: string): Promise<string> => asking.question(`${question}: `);
  const scheme: NewScheme = {
    id: await answer('id (lower-case, hyphens)'),
    covers: await answer('what it covers, one English sentence'),
    nameRu: await answer('name in Russian'),
    nameKk: await answer('name in Kazakh'),
    warning: await answer('id of the official warning (data/warnings.json)'),
    emergency: await answer('id of the emergency (data/emergencies)'),
    source: await answer('id of its source (data/sources.json)'),
  };
  asking.close();
  try {
    const files = writeScheme(join(import.meta.dirname, '..', '..'), scheme);
    process.stdout.write(
      `\n${files.join('\n')}\n\nWritten as a draft. CONTRIBUTING.md tells what comes next.\n`,
    );
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
