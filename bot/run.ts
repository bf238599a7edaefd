// Putting the house together: settings, knowledge, words, memory, and the edge that was asked for.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, loadPipeline } from '../nlp/index.ts';
import { readConfig } from './config.ts';
import type { ReaderSetting } from './reader/open-reader.ts';
import { talk } from './console.ts';
import { loadFacts } from './facts/load.ts';
import { noReader, type Reader } from './reader/reader.ts';
import { checkWords } from './reply/check-words.ts';
import { Words } from './reply/words.ts';
import { loadAll, startOrExplain } from './start-or-explain.ts';
import { openStore } from './storage/store.ts';
import { takeTurn, type TurnHouse } from './turn.ts';

/** Starts the bot and stays until it ends. */
export async function run(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { config, house } = startOrExplain(() =>
    loadAll({ config: () => readConfig(process.env), house: openHouse }),
  );
  const reader = await startReader(config.reader, house);
  const both = { ...house, reader };
  switch (config.mode) {
    case 'console':
      await talkHere(both);
      break;
    case 'telegram': {
      // Whoever talks in the terminal does not wait for what only Telegram needs.
      const { runTelegram } = await import('./run-telegram.ts');
      await runTelegram(config, both);
      break;
    }
  }
  await reader.close();
}

const readerStartsMs = 2000;

/** Loads in its own time: until then, and where it cannot run, the first reader stands alone. */
async function startReader(setting: ReaderSetting, { pipeline }: TurnHouse): Promise<Reader> {
  if (setting === 'off') return noReader;
  const { openReader } = await import('./reader/open-reader.ts');
  const reader = openReader({
    setting,
    dataFolder,
    schemes: pipeline.schemeIds,
    patience: 'a moment',
    log: () => undefined,
  });
  // Who writes first does not wait for it, nor does it take the first moments of the machine.
  setTimeout(() => void reader.start(), readerStartsMs).unref();
  return reader;
}

/** Everything a turn needs, read and checked. Throws `Faults`. */
export function openHouse(): TurnHouse {
  const house = loadAll({
    pipeline: () => loadPipeline(),
    facts: () => loadFacts(dataFolder),
    words: () => new Words(join(dataFolder, '..', 'locales')),
  });
  checkWords(house.words, house.facts, house.pipeline.signalIds);
  return { ...house, reader: noReader };
}

async function talkHere(house: TurnHouse): Promise<void> {
  const store = await openStore(':memory:', { key: randomBytes(32).toString('hex') });
  await talk(process.stdin, process.stdout, {
    words: house.words,
    answer: (incoming) =>
      takeTurn(
        'console',
        incoming,
        Date.now(),
        house,
        store,
        (error) => void process.stderr.write(`${String(error)}\n`),
      ),
  });
  await store.close();
}
