// The second reader of a bot that people talk with: loaded in its own time. Until then, and where it cannot run, the
// first reader stands alone.
import { dataFolder, type Pipeline } from '../nlp/index.ts';
import type { ReaderSetting } from './reader/open-reader.ts';
import { noReader, type Reader } from './reader/reader.ts';
import type { ReaderEvent } from './reader/reader-pool.ts';

const startsAfterMs = 2000;

/** `log` is told when it is ready, and when it is not to be had. */
export async function startReader(
  setting: ReaderSetting,
  pipeline: Pipeline,
  log: (event: ReaderEvent) => void,
): Promise<Reader> {
  if (setting === 'off') return noReader;
  const { openReader } = await import('./reader/open-reader.ts');
  const reader = openReader({
    setting,
    dataFolder,
    schemes: pipeline.schemeIds,
    patience: 'a moment',
    log,
  });
  // Who writes first does not wait for it, nor does it take the first moments of the machine.
  setTimeout(() => void reader.start(), startsAfterMs).unref();
  return reader;
}
