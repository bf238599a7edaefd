// Settings from the environment, parsed once into what the bot can be.
import { join } from 'node:path';
import { z } from 'zod';
import { Faults } from '../nlp/index.ts';

/** Where the bot talks: in this terminal, or on Telegram by asking for updates. */
export type Config =
  | { readonly mode: 'console'; readonly storage: StorageConfig }
  | {
      readonly mode: 'polling';
      readonly token: string;
      readonly apiRoot: string;
      readonly storage: StorageConfig;
      /** Telegram ids of those who may use the admin commands. */
      readonly admins: ReadonlySet<number>;
    };

export interface StorageConfig {
  /** The database file. */
  readonly file: string;
  /** Where the key for hashing chat ids comes from: given, or kept in a file of our own beside the database. */
  readonly key: { readonly given: string } | { readonly keptIn: string };
  /** The key before, while rows under it are being taken over. */
  readonly previousKey: string | null;
}

const emptyIsAbsent = (value: unknown): unknown => (value === '' ? undefined : value);

const environment = z.object({
  BOT_TOKEN: z.preprocess(
    emptyIsAbsent,
    z
      .string()
      .regex(/^\d+:[\w-]{30,}$/, 'does not look like a token; get one from @BotFather in Telegram: /newbot')
      .optional(),
  ),
  TELEGRAM_API_ROOT: z.preprocess(
    emptyIsAbsent,
    z.url({ protocol: /^https?$/ }).default('https://api.telegram.org'),
  ),
  DATA_DIR: z.preprocess(emptyIsAbsent, z.string().default('.abaila')),
  ADMIN_IDS: z.preprocess(
    emptyIsAbsent,
    z
      .string()
      .regex(/^\d+(?:, *\d+)*$/, 'is a list of Telegram ids with commas between')
      .default('0')
      .transform(
        (list) =>
          new Set(
            list
              .split(',')
              .map(Number)
              .filter((id) => id > 0),
          ),
      ),
  ),
  HASH_KEY: z.preprocess(
    emptyIsAbsent,
    z.string().min(32, 'needs at least 32 characters; leave it out to have one made').optional(),
  ),
  PREVIOUS_HASH_KEY: z.preprocess(emptyIsAbsent, z.string().min(32, 'is no key of ours').optional()),
});

/** Reads the settings. Throws `Faults` with every setting that cannot be used. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    throw new Faults(
      parsed.error.issues.map(({ path, message }) => ({
        file: '.env',
        field: path.join('.'),
        what: message,
      })),
    );
  }
  const {
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: apiRoot,
    DATA_DIR: folder,
    HASH_KEY: given,
    PREVIOUS_HASH_KEY: previousKey = null,
    ADMIN_IDS: admins,
  } = parsed.data;
  const storage: StorageConfig = {
    file: join(folder, 'abaila.sqlite'),
    key: given === undefined ? { keptIn: join(folder, 'hash-key') } : { given },
    previousKey,
  };
  return token === undefined
    ? { mode: 'console', storage }
    : { mode: 'polling', token, apiRoot, storage, admins };
}
