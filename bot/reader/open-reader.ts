import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { noReader, type Reader } from './reader.ts';
import { type ReaderEvent, ReaderPool } from './reader-pool.ts';
import { startThread } from './start-thread.ts';

/** `READER`: whether there is to be a second reader. */
export type ReaderSetting = 'on' | 'off';

export interface ReaderHouse {
  readonly setting: ReaderSetting;
  /** Where `data/` lies. */
  readonly dataFolder: string;
  /** Ids of the schemes, in the order of the knowledge. */
  readonly schemes: readonly string[];
  readonly log: (event: ReaderEvent) => void;
}

/** Every thread takes some hundred megabytes: no machine needs more of them. */
const mostThreads = 4;

/** The second reader of this machine, not yet started. Where it cannot run, it never answers. */
export function openReader({ setting, dataFolder, schemes, log }: ReaderHouse): Reader {
  switch (setting) {
    case 'off':
      return noReader;
    case 'on':
      return new ReaderPool({
        startThread: () => startThread(join(dataFolder, 'model', 'reader')),
        schemes,
        mostThreads: Math.min(mostThreads, Math.max(1, availableParallelism() - 1)),
        mostWaiting: 32,
        mostMs: 300,
        log,
      });
  }
}
