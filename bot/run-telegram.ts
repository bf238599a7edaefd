// The bot on Telegram as a process: one at a time for its folder, watched from outside, ended in order.
import { setTimeout as sleep } from 'node:timers/promises';
import { answering } from './answering.ts';
import type { Config } from './config.ts';
import { logsTo } from './observe/log.ts';
import { type Happening, kindOfError, type Tell } from './observe/happening.ts';
import type { Operations } from './observe/operations.ts';
import { hashKey } from './storage/hash-key.ts';
import { lockInstance } from './storage/instance-lock.ts';
import { openStore, type Store } from './storage/store.ts';
import { startReader } from './start-reader.ts';
import { type RunningTelegram, startTelegram } from './telegram/start-telegram.ts';
import type { TurnHouse } from './turn.ts';

type TelegramConfig = Extract<Config, { mode: 'telegram' }>;

const retryMs = 1000;
const purgeEveryMs = 60_000;
const writableMs = 1500;

/** Runs until a signal, or until the token is refused. */
export async function runTelegram(config: TelegramConfig, house: TurnHouse): Promise<void> {
  // What we write is for nobody else on this machine.
  process.umask(0o077);
  const life = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => life.abort());
  const listeners: Tell[] = [await logsTo(process.stdout)];
  const tell = (happening: Happening): void => listeners.forEach((listen) => listen(happening));
  const parts: { store: Store | null; telegram: RunningTelegram | null } = { store: null, telegram: null };
  const operations = await openOperations(config, parts);
  if (operations !== null) listeners.push(operations.tell);
  const reader = await startReader(config.reader, house.pipeline, (what) => tell({ what }));
  const unlock = await whenPossible(
    () => lockInstance(config.storage.file),
    () => tell({ what: 'another instance', where: 'folder', waitMs: retryMs }),
    life.signal,
    tell,
  );
  const store = await whenPossible(() => openFile(config, tell), undefined, life.signal, tell);
  if (store !== null) {
    parts.store = store;
    const purging = setInterval(() => void store.purge().catch(() => undefined), purgeEveryMs);
    await store.purge();
    try {
      await talk(
        config,
        { ...house, reader },
        store,
        tell,
        life.signal,
        (telegram) => (parts.telegram = telegram),
      );
    } catch (error) {
      process.stderr.write(`${explain(error)}\n`);
      process.exitCode = 1;
    }
    clearInterval(purging);
    await store.close();
  }
  await reader.close();
  await operations?.close();
  unlock?.();
}

async function talk(
  config: TelegramConfig,
  house: TurnHouse,
  store: Store,
  tell: Tell,
  signal: AbortSignal,
  onStart: (telegram: RunningTelegram) => void,
): Promise<void> {
  const onTrouble = (): void => tell({ what: 'memory failed' });
  const telegram = startTelegram({
    ...config,
    answers: answering(
      house,
      store,
      hashKey(config.storage.key),
      config.admins,
      onTrouble,
      config.storage.previousKey,
    ),
    mail: store,
    commands: commandsOf(house),
    limit: { updates: 40, seconds: 60 },
    gather: { afterForwardMs: 700, afterOwnMs: 200, mostMs: 3000 },
    callMs: 20_000,
    answerMs: 10_000,
    pace: { perSecond: 25, perChatMs: 1000, perGroupMs: 3000 },
    tell,
  });
  onStart(telegram);
  const stop = (): void => void telegram.stop();
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  await telegram.ended;
}

function openFile(config: TelegramConfig, tell: Tell): Promise<Store> {
  return openStore(config.storage.file, {
    key: hashKey(config.storage.key),
    previousKey: config.storage.previousKey,
    onHealth: (code) => tell(code === null ? { what: 'disk well again' } : { what: 'disk refuses', code }),
    onSetAside: () => tell({ what: 'broken database set aside' }),
  });
}

/** Tries every second until it works; null after the signal. Until then Telegram keeps what comes in. */
async function whenPossible<T>(
  attempt: () => T | null | Promise<T | null>,
  onBusy: (() => void) | undefined,
  signal: AbortSignal,
  tell: Tell,
): Promise<T | null> {
  let told = false;
  while (!signal.aborted) {
    try {
      const result = await attempt();
      if (result !== null) return result;
      if (!told) onBusy?.();
    } catch (error) {
      if (!told) tell({ what: 'disk refuses', code: (error as { code?: string }).code ?? 'unknown' });
    }
    told = true;
    await sleep(retryMs, undefined, { signal }).catch(() => undefined);
  }
  return null;
}

/** Why the bot ends, in a sentence. */
function explain(error: unknown): string {
  const { error: name, code } = kindOfError(error);
  if (code === 401 || code === 404)
    return 'Telegram refuses BOT_TOKEN. Get a valid one from @BotFather: /mybots → API Token.';
  return code === 'EADDRINUSE'
    ? 'WEBHOOK_PORT is taken by another program.'
    : `The bot cannot go on: ${name} ${code}.`;
}

/** `/health`, `/ready` and `/metrics`, where they are wanted. */
async function openOperations(
  { operations: at }: TelegramConfig,
  parts: { readonly store: Store | null; readonly telegram: RunningTelegram | null },
): Promise<Operations | null> {
  if (at === null) return null;
  const { serveOperations } = await import('./observe/operations.ts');
  return serveOperations(at, {
    storage: async () => (await parts.store?.writable(writableMs)) ?? false,
    listening: () => parts.telegram?.isListening() ?? false,
    inHand: () => parts.telegram?.inHand() ?? 0,
    waiting: () => parts.telegram?.waiting() ?? 0,
  });
}

/** The menu of commands, in both languages. */
function commandsOf({ words }: TurnHouse): Record<'ru' | 'kk', { command: string; description: string }[]> {
  const list = (language: 'ru' | 'kk'): { command: string; description: string }[] => [
    { command: 'start', description: words.ui(language, 'start.title') },
    { command: 'sos', description: words.ui(language, 'buttons.happened') },
    { command: 'help', description: words.ui(language, 'help.title') },
    { command: 'lang', description: words.ui(language, 'language.ask') },
    { command: 'official', description: words.ui(language, 'official.title') },
  ];
  return { ru: list('ru'), kk: list('kk') };
}
