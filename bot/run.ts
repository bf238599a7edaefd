// Putting the house together: settings, knowledge, words, memory, and the edge that was asked for.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, loadPipeline } from '../nlp/index.ts';
import { readConfig } from './config.ts';
import { talk } from './console.ts';
import { loadFacts } from './facts/load.ts';
import { noReader } from './reader/reader.ts';
import { checkWords } from './reply/check-words.ts';
import { Words } from './reply/words.ts';
import { loadAll, startOrExplain } from './start-or-explain.ts';
import { startReader } from './start-reader.ts';
import { openStore } from './storage/store.ts';
import { takeTurn, type TurnHouse } from './turn.ts';

/** Starts the bot and stays until it ends. */
export async function run(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { config, house } = startOrExplain(() =>
    loadAll({ config: () => readConfig(process.env), house: openHouse }),
  );
  switch (config.mode) {
    case 'console': {
      const reader = await startReader(config.reader, house.pipeline, () => undefined);
      await talkHere({ ...house, reader });
      return reader.close();
    }
    case 'telegram': {
      // Whoever talks in the terminal does not wait for what only Telegram needs.
      const { runTelegram } = await import('./run-telegram.ts');
      return runTelegram(config, house);
    }
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
