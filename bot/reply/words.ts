// Every sentence a user can read, from `locales/`, through i18next. A missing sentence is an error, never a fall-back
// to the other language.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInstance, type i18n } from 'i18next';
import type ui from '../../locales/ru/ui.json';
import type { SpokenLanguage } from '../dialog/types.ts';
import { spokenLanguages } from '../dialog/types.ts';

type Leaves<T, Path extends string = ''> = {
  [Key in keyof T & string]: T[Key] extends string ? `${Path}${Key}` : Leaves<T[Key], `${Path}${Key}.`>;
}[keyof T & string];

/** The sentences code asks for by name. */
export type UiKey = Leaves<typeof ui>;

export class Words {
  readonly #i18n: i18n;
  readonly #trees: Readonly<Record<SpokenLanguage, Tree>>;

  /** Reads all sentences. Throws when a file cannot be read or parsed. */
  constructor(folder: string) {
    this.#i18n = createInstance();
    this.#trees = { ru: readTree(join(folder, 'ru')), kk: readTree(join(folder, 'kk')) };
    void this.#i18n.init({
      initAsync: false,
      lng: spokenLanguages[0],
      fallbackLng: false,
      defaultNS: 'ui',
      resources: this.#trees,
      // The renderers escape; a `{{…}}` or `$t(…)` in somebody's words stays what it is.
      interpolation: { escapeValue: false, skipOnVariables: true },
    });
  }

  /** A sentence of the interface. */
  ui(language: SpokenLanguage, key: UiKey, values: Readonly<Record<string, string | number>> = {}): string {
    return this.#t(language, 'ui', key, values);
  }

  /** A sentence that belongs to something in `data/`: `text('kk', 'warnings', 'gp-no-codes')`. */
  text(language: SpokenLanguage, namespace: string, ...path: readonly string[]): string {
    return this.#t(language, namespace, path.join('.'), {});
  }

  /** As `text`, but null where nothing is written. */
  optional(language: SpokenLanguage, namespace: string, ...path: readonly string[]): string | null {
    const key = path.join('.');
    return this.#i18n.exists(key, { lng: language, ns: namespace })
      ? this.#t(language, namespace, key, {})
      : null;
  }

  /** Every sentence of a language: the file it stands in, without folder and ending, and its key there. */
  keys(language: SpokenLanguage): { file: string; key: string }[] {
    const { schemes, ...files } = this.#trees[language];
    const of = (file: string, tree: Tree | string): { file: string; key: string }[] =>
      leafKeys(tree).map((key) => ({ file, key }));
    const inFolder = typeof schemes === 'object' ? Object.entries(schemes) : [];
    return [
      ...Object.entries(files).flatMap(([file, tree]) => of(file, tree)),
      ...inFolder.flatMap(([id, tree]) => of(`schemes/${id}`, tree)),
    ];
  }

  /** A sentence as it is written, placeholders and all. */
  raw(language: SpokenLanguage, namespace: string, ...path: readonly string[]): string {
    return String(this.#i18n.getResource(language, namespace, path.join('.')));
  }

  has(language: SpokenLanguage, file: string, key: string): boolean {
    const [namespace = '', ...folder] = file.split('/');
    return this.optional(language, namespace, ...folder, key) !== null;
  }

  #t(
    language: SpokenLanguage,
    ns: string,
    key: string,
    values: Readonly<Record<string, string | number>>,
  ): string {
    if (!this.#i18n.exists(key, { lng: language, ns })) {
      throw new Error(`locales/${language}/${ns} has no «${key}»`);
    }
    // i18next takes a sentence left empty on purpose for a missing one.
    if (this.#i18n.getResource(language, ns, key) === '') return '';
    return this.#i18n.t<string, Record<string, unknown>, string>(key, {
      ...values,
      lng: language,
      ns,
      nest: false,
    });
  }
}

type Tree = { [key: string]: string | Tree };

function leafKeys(tree: Tree | string, path: readonly string[] = []): string[] {
  if (typeof tree === 'string') return [path.join('.')];
  return Object.entries(tree).flatMap(([key, branch]) => leafKeys(branch, [...path, key]));
}

/** `ui.json` becomes `ui`, `schemes/sms-code.json` becomes `schemes` → `sms-code`. */
function readTree(folder: string): Tree {
  const tree: Tree = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) tree[entry.name] = readTree(path);
    else if (entry.name.endsWith('.json'))
      tree[basename(entry.name, '.json')] = JSON.parse(readFileSync(path, 'utf8')) as Tree;
  }
  return tree;
}
