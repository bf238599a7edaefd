// Who reads a text a second time: slower than the linear reader, and of another mind.
import type { SecondReading } from '../../nlp/reader/index.ts';

export interface Reader {
  /**
   * Begins to load, in the background. Resolves to true as soon as texts can be read, to false when they never will be.
   * Called again it tells the same.
   */
  start(): Promise<boolean>;
  /**
   * What it makes of the text. Null when it cannot say, or not in time: then the linear reading stands. Never rejects.
   */
  read(text: string): Promise<SecondReading | null>;
  close(): Promise<void>;
}

/** Where there is no second reader: the linear one always stands. */
export const noReader: Reader = {
  start: () => Promise.resolve(false),
  read: () => Promise.resolve(null),
  close: () => Promise.resolve(),
};
