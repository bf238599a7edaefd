// Putting the house together: settings, knowledge, words, memory, and the edge that was asked for.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, loadPipeline } from '../nlp/index.ts';
import { type Config, readConfig } from './config.ts';
import { talk } from './console.ts';
import type { Incoming } from './dialog/types.ts';
import { loadFacts } from './facts/load.ts';
import { checkWords } from './reply/check-words.ts';
import { compose } from './reply/compose.ts';
import type { Message } from './reply/message.ts';
import { renderHtml } from './reply/render-html.ts';
import { Words } from './reply/words.ts';
import { loadAll, startOrExplain } from './start-or-explain.ts';
import { chatKey, hashKey } from './storage/hash-key.ts';
import { openStore, type Store } from './storage/store.ts';
import { takeTurn, type TurnHouse } from './turn.ts';

/** Starts the bot and stays until it ends. */
export async function run(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { config, house } = startOrExplain(() =>
    loadAll({ config: () => readConfig(process.env), house: openHouse }),
  );
  switch (config.mode) {
    case 'console':
      return talkHere(house);
    case 'polling':
      return talkOnTelegram(config, house);
  }
}

/** Everything a turn needs, read and checked. Throws `Faults`. */
export function openHouse(): TurnHouse {
  const house = loadAll({
    pipeline: () => loadPipeline(),
    facts: () => loadFacts(dataFolder),
    words: () => new Words(join(dataFolder, '..', 'locales')),
  });
  checkWords(house.words, house.facts, house.pipeline.signalIds);
  return house;
}

async function talkHere(house: TurnHouse): Promise<void> {
  const store = await openStore(':memory:');
  await talk(process.stdin, process.stdout, {
    words: house.words,
    answer: (incoming) =>
      takeTurn('console', incoming, house, store, (error) => void process.stderr.write(`${String(error)}\n`)),
  });
  await store.close();
}

async function talkOnTelegram(config: Extract<Config, { mode: 'polling' }>, house: TurnHouse): Promise<void> {
  const { startTelegram } = await import('./telegram/start-telegram.ts');
  const { pino } = await import('pino');
  const log = pino({ base: null });
  // What we write is for nobody else on this machine.
  process.umask(0o077);
  const store: Store = await openStore(config.storage.file);
  const key = hashKey(config.storage.key);
  const render = (message: Message, place: 'new' | 'instead') => ({
    html: renderHtml(message),
    buttons: message.buttons,
    place,
  });
  const telegram = startTelegram({
    token: config.token,
    apiRoot: config.apiRoot,
    async answer(chat: number, incoming: Incoming) {
      const replies = await takeTurn(chatKey(chat, key), incoming, house, store, () =>
        log.error('memory failed'),
      );
      return replies.map(({ message, place }) => render(message, place));
    },
    async trouble(chat: number) {
      const state = await store.load(chatKey(chat, key)).catch(() => null);
      return [render(compose({ kind: 'trouble' }, state?.chosen ?? state?.last ?? 'ru', house), 'new')];
    },
    firstTime: (update) => store.firstTime(update).catch(() => true),
    commands: commandsOf(house),
    log: (event, details) => log.info(details, event),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void telegram.stop());
  try {
    await telegram.ended;
  } catch {
    process.stderr.write(
      'Telegram refuses BOT_TOKEN. Get a valid one from @BotFather: /mybots → API Token.\n',
    );
    process.exitCode = 1;
  }
  await store.close();
}

/** The menu of commands, in both languages. */
function commandsOf({ words }: TurnHouse): Record<'ru' | 'kk', { command: string; description: string }[]> {
  const list = (language: 'ru' | 'kk'): { command: string; description: string }[] => [
    { command: 'help', description: words.ui(language, 'help.title') },
    { command: 'lang', description: words.ui(language, 'language.ask') },
    { command: 'official', description: words.ui(language, 'official.title') },
  ];
  return { ru: list('ru'), kk: list('kk') };
}
