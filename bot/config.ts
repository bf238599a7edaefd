// Settings from the environment, parsed once into what the bot can be.
import { join } from 'node:path';
import { z } from 'zod';
import { Faults } from '../nlp/index.ts';
import type { ReaderSetting } from './reader/open-reader.ts';
import { isNetwork, telegramNetworks } from './telegram/networks.ts';
import type { WayIn } from './telegram/start-telegram.ts';

/** Where the bot talks: in this terminal, or on Telegram, asking for updates or having them brought. */
export type Config =
  | { readonly mode: 'console'; readonly storage: StorageConfig; readonly reader: ReaderSetting }
  | {
      readonly mode: 'telegram';
      readonly token: string;
      readonly apiRoot: string;
      readonly wayIn: WayIn;
      readonly storage: StorageConfig;
      readonly reader: ReaderSetting;
      /** Telegram ids of those who may use the admin commands. */
      readonly admins: ReadonlySet<number>;
      /** Where `/health`, `/ready` and `/metrics` are served; null: nowhere. */
      readonly operations: { readonly host: string; readonly port: number } | null;
    };

export interface StorageConfig {
  /** The database file. */
  readonly file: string;
  /** Where the key for hashing chat ids comes from: given, or kept in a file of our own beside the database. */
  readonly key: { readonly given: string } | { readonly keptIn: string };
  /** The key before, while rows under it are being taken over. */
  readonly previousKey: string | null;
}

/** What may be set: its meaning, what is the case without it, and its shape. An empty value is an absent one. */
const setting = <Schema extends z.ZodType>(
  meaning: string,
  without: string,
  schema: Schema,
): z.ZodPreprocess<Schema> =>
  z.preprocess((value) => (value === '' ? undefined : value), schema).meta({ description: meaning, without });

const port = z.coerce
  .number('is a number')
  .int('is a whole number')
  .min(1, 'is at least 1')
  .max(65_535, 'is at most 65535');

const list = z.string().transform((text) => text.split(',').map((one) => one.trim()));
const networks = list.refine(
  (all) => all.every(isNetwork),
  'is a list of networks such as 149.154.160.0/20, with commas between',
);

const environment = z.object({
  BOT_TOKEN: setting(
    'the token from @BotFather',
    'the bot talks in the terminal',
    z
      .string()
      .regex(/^\d+:[\w-]{30,}$/, 'does not look like a token; get one from @BotFather in Telegram: /newbot')
      .optional(),
  ),
  TELEGRAM_API_ROOT: setting(
    'another Bot API server',
    '`https://api.telegram.org`',
    z.url({ protocol: /^https?$/ }).default('https://api.telegram.org'),
  ),
  DATA_DIR: setting('where the database and its key lie', '`.abaila`', z.string().default('.abaila')),
  HASH_KEY: setting(
    'the key for hashing chat ids, 32 characters or more',
    'one is made and kept in `DATA_DIR`',
    z.string().min(32, 'needs at least 32 characters; leave it out to have one made').optional(),
  ),
  PREVIOUS_HASH_KEY: setting(
    'the key before, after `HASH_KEY` was changed: chats that write again keep what was kept',
    'what stands under another key is lost',
    z.string().min(32, 'is no key of ours').optional(),
  ),
  ADMIN_IDS: setting(
    'Telegram ids, commas between, that may use `/stats`, `/given`, `/corrected`',
    'nobody',
    z
      .string()
      .regex(/^\d+(?:, *\d+)*$/, 'is a list of Telegram ids with commas between')
      .default('0')
      .transform(
        (ids) =>
          new Set(
            ids
              .split(',')
              .map(Number)
              .filter((id) => id > 0),
          ),
      ),
  ),
  READER: setting(
    '`off`: no second reader, which takes some 120 MB of memory',
    'on, where it runs: Linux and Windows x64 and arm64, macOS arm64',
    z.enum(['on', 'off']).default('on'),
  ),
  WEBHOOK_URL: setting(
    'the public https address Telegram brings updates to',
    'the bot asks for updates',
    z.url({ protocol: /^https$/, error: 'is an address that begins with https://' }).optional(),
  ),
  WEBHOOK_SECRET: setting(
    'what Telegram shows with every update, 16 to 256 letters, digits, _ or -; needed with `WEBHOOK_URL`',
    'the bot asks for updates',
    z
      .string()
      .regex(/^[\w-]{16,256}$/, 'needs 16 to 256 letters, digits, _ or -')
      .optional(),
  ),
  WEBHOOK_HOST: setting('where the webhook listens', '`127.0.0.1`', z.string().default('127.0.0.1')),
  WEBHOOK_PORT: setting('on which port', '`8080`', port.default(8080)),
  WEBHOOK_FROM: setting(
    'networks that may call it, commas between, or `telegram` for those Telegram publishes',
    'everybody who knows the secret',
    z.union([z.literal('telegram').transform(() => [...telegramNetworks]), networks]).optional(),
  ),
  WEBHOOK_PROXIES: setting(
    'proxies of yours whose `X-Forwarded-For` is believed, commas between',
    'none',
    networks.optional(),
  ),
  METRICS_HOST: setting(
    'where `/health`, `/ready` and `/metrics` are served',
    '`127.0.0.1`',
    z.string().default('127.0.0.1'),
  ),
  METRICS_PORT: setting('on which port', 'they are not served', port.optional()),
});

type Environment = z.infer<typeof environment>;

/** Every setting as it is explained to whoever runs the bot. */
export const settings: readonly {
  readonly name: string;
  readonly meaning: string;
  readonly without: string;
}[] = Object.entries(environment.shape).map(([name, schema]) => {
  const { description = '', without } = schema.meta() ?? {};
  return { name, meaning: description, without: String(without) };
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
  const { BOT_TOKEN: token, DATA_DIR: folder, HASH_KEY: given, PREVIOUS_HASH_KEY: previousKey } = parsed.data;
  const storage: StorageConfig = {
    file: join(folder, 'abaila.sqlite'),
    key: given === undefined ? { keptIn: join(folder, 'hash-key') } : { given },
    previousKey: previousKey ?? null,
  };
  const wayIn = wayInOf(parsed.data);
  const reader = parsed.data.READER;
  if (token === undefined) return { mode: 'console', storage, reader };
  const { TELEGRAM_API_ROOT: apiRoot, ADMIN_IDS: admins, METRICS_HOST, METRICS_PORT } = parsed.data;
  const operations = METRICS_PORT === undefined ? null : { host: METRICS_HOST, port: METRICS_PORT };
  return { mode: 'telegram', token, apiRoot, wayIn, storage, reader, admins, operations };
}

/** Whether there is to be a second reader, for a program that needs no other setting. Throws `Faults`. */
export function readReaderSetting(env: Readonly<Record<string, string | undefined>>): ReaderSetting {
  const parsed = environment.shape.READER.safeParse(env['READER']);
  if (parsed.success) return parsed.data;
  const what = parsed.error.issues.map(({ message }) => message).join('; ');
  throw new Faults([{ file: '.env', field: 'READER', what }]);
}

/** A webhook is set as a whole or not at all. */
function wayInOf(settings: Environment): WayIn {
  const { BOT_TOKEN: token, WEBHOOK_URL: url, WEBHOOK_SECRET: secret } = settings;
  if (url === undefined && secret === undefined) return { by: 'polling' };
  const missing = Object.entries({ BOT_TOKEN: token, WEBHOOK_URL: url, WEBHOOK_SECRET: secret })
    .filter(([, value]) => value === undefined)
    .map(([field]) => ({ file: '.env', field, what: 'is needed for a webhook' }));
  if (url === undefined || secret === undefined || missing.length > 0) throw new Faults(missing);
  return {
    by: 'webhook',
    url,
    secret,
    host: settings.WEBHOOK_HOST,
    port: settings.WEBHOOK_PORT,
    from: settings.WEBHOOK_FROM ?? null,
    proxies: settings.WEBHOOK_PROXIES ?? [],
  };
}
