// Threads that read, and the queue before them: bounded in length and in time.
import { type SecondReading, toSecondReading } from '../../nlp/reader/index.ts';
import type { Reader } from './reader.ts';
import type { ReadingThread } from './start-thread.ts';

export interface ReaderPoolSettings {
  readonly startThread: () => Promise<ReadingThread | null>;
  /** Ids of the schemes, in the order of the knowledge. */
  readonly schemes: readonly string[];
  /** A second thread and more are started only when texts queue up: each takes memory. */
  readonly mostThreads: number;
  /** Texts beyond these are not read at all: they would not be in time. */
  readonly mostWaiting: number;
  /** So long a text may wait and be read, in milliseconds; then the linear reading stands. */
  readonly mostMs: number;
  /** Told of what an operator should know; never of a text. */
  readonly log: (event: ReaderEvent) => void;
}

export type ReaderEvent = 'reader ready' | 'no reader here' | 'reading thread died' | 'reader given up';

interface Job {
  readonly text: string;
  /** Told once; what comes later is not heard. */
  readonly answer: (reading: SecondReading | null) => void;
}

/** Whose thread dies so often gets no other. */
const mostDeaths = 5;
/** So many texts waiting for each thread call for another one. */
const growAt = 4;

export class ReaderPool implements Reader {
  readonly #settings: ReaderPoolSettings;
  readonly #waiting: Job[] = [];
  /** Threads with nothing to do, each waiting for its next job; null: there will be none. */
  readonly #idle: ((job: Job | null) => void)[] = [];
  readonly #threads = new Set<ReadingThread>();
  #started: Promise<boolean> | null = null;
  /** Threads that read or will soon. */
  #slots = 0;
  #deaths = 0;
  #closed = false;

  constructor(settings: ReaderPoolSettings) {
    this.#settings = settings;
  }

  start(): Promise<boolean> {
    return (this.#started ??= new Promise((resolve) => this.#addSlot(resolve)));
  }

  read(text: string): Promise<SecondReading | null> {
    const { mostWaiting, mostMs, mostThreads } = this.#settings;
    if (this.#threads.size === 0 || this.#waiting.length >= mostWaiting) return Promise.resolve(null);
    if (this.#waiting.length >= growAt * this.#slots && this.#slots < mostThreads) this.#addSlot();
    return new Promise((resolve) => {
      const answer = (reading: SecondReading | null): void => {
        clearTimeout(timer);
        resolve(reading);
      };
      const job: Job = { text, answer };
      const timer = setTimeout(() => {
        const at = this.#waiting.indexOf(job);
        if (at >= 0) this.#waiting.splice(at, 1);
        resolve(null);
      }, mostMs);
      const idle = this.#idle.pop();
      if (idle === undefined) this.#waiting.push(job);
      else idle(job);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { answer } of this.#waiting.splice(0)) answer(null);
    for (const idle of this.#idle.splice(0)) idle(null);
    await Promise.all([...this.#threads].map((thread) => thread.stop()));
  }

  /** One place for a thread, kept filled as long as threads do not keep dying. Tells whether the first one reads. */
  #addSlot(tell: (reads: boolean) => void = () => undefined): void {
    this.#slots++;
    void this.#keepServing(tell).then(() => {
      this.#slots--;
      tell(false);
      // Nobody is left who would come for them.
      if (this.#threads.size === 0) for (const { answer } of this.#waiting.splice(0)) answer(null);
    });
  }

  async #keepServing(tell: (reads: boolean) => void): Promise<void> {
    const { startThread, log } = this.#settings;
    while (!this.#closed && this.#deaths < mostDeaths) {
      const thread = await startThread().catch(() => 'dead' as const);
      if (thread === null) {
        log('no reader here');
        return;
      }
      if (thread !== 'dead') {
        log('reader ready');
        await this.#serve(thread, tell);
      }
      this.#countDeath();
    }
  }

  /** Reads one text after the other until the pool is closed or the thread dies. */
  async #serve(thread: ReadingThread, tell: (reads: boolean) => void): Promise<void> {
    this.#threads.add(thread);
    tell(true);
    while (await this.#serveNext(thread));
    this.#threads.delete(thread);
    await thread.stop();
  }

  /** By itself, so that nothing holds on to a text while the next is waited for. False: closed, or the thread died. */
  async #serveNext(thread: ReadingThread): Promise<boolean> {
    const job = await this.#next();
    if (job === null) return false;
    const answer = await thread.read(job.text).catch(() => 'dead' as const);
    if (answer === 'dead') {
      job.answer(null);
      return false;
    }
    job.answer(answer && toSecondReading(answer, thread.labels, this.#settings.schemes));
    return true;
  }

  #countDeath(): void {
    if (this.#closed) return;
    this.#deaths++;
    this.#settings.log(this.#deaths < mostDeaths ? 'reading thread died' : 'reader given up');
  }

  #next(): Promise<Job | null> {
    if (this.#closed) return Promise.resolve(null);
    const job = this.#waiting.shift();
    return job === undefined ? new Promise((resolve) => this.#idle.push(resolve)) : Promise.resolve(job);
  }
}
