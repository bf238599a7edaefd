// Group commit: writes that come together are made durable together, in their order, by one transaction. While the disk
// refuses they wait, are tried again, and whoever asked is told that they are not durable yet.
import Sqlite from 'better-sqlite3';
import { performance } from 'node:perf_hooks';

/** What became of a write by the time something is known of it. */
export type Soon<T> = { readonly durable: true; readonly value: T } | { readonly durable: false };

export interface Write<T> {
  /** Settles with the write, or with the disk's first refusal. Rejects only for the write's own fault. */
  readonly soon: Promise<Soon<T>>;
  /** Settles when the write can no longer be lost. Rejects for the write's own fault, and when it had to be given up. */
  readonly durable: Promise<T>;
}

export interface GroupCommitOptions {
  /** Between two commits, in milliseconds; on a slow disk longer, so that most of the time goes to other things. */
  readonly leastGapMs: number;
  /** So many writes may wait for the disk; beyond it the oldest are given up. */
  readonly mostWaiting: number;
  /** The disk began to refuse (with SQLite's code), or is well again (null). */
  readonly onHealth: (trouble: string | null) => void;
}

interface Pending {
  /** Runs inside the transaction; may be run again when that fails. */
  readonly run: () => void;
  readonly durable: () => void;
  readonly refused: () => void;
  readonly failed: (error: unknown) => void;
}

const mostPerCommit = 1000;
/** So many times as long as a commit took is spent on other things before the next. */
const gapPerCommit = 3;
const longestGapMs = 10;
const firstRetryMs = 50;
const longestRetryMs = 1000;

export class GroupCommit {
  readonly #sqlite: Sqlite.Database;
  readonly #options: GroupCommitOptions;
  readonly #begin: Sqlite.Statement;
  readonly #commit: Sqlite.Statement;
  #pending: Pending[] = [];
  #scheduled: NodeJS.Timeout | NodeJS.Immediate | null = null;
  #notBefore = 0;
  #retryMs = 0;

  constructor(sqlite: Sqlite.Database, options: GroupCommitOptions) {
    this.#sqlite = sqlite;
    this.#options = options;
    this.#begin = sqlite.prepare('BEGIN IMMEDIATE');
    this.#commit = sqlite.prepare('COMMIT');
  }

  /** The disk refused the last commit. */
  get failing(): boolean {
    return this.#retryMs > 0;
  }

  /** Queues a write. `run` does its statements and nothing else: it may be run more than once before it is durable. */
  write<T>(run: () => T): Write<T> {
    const soon = Promise.withResolvers<Soon<T>>();
    const durable = Promise.withResolvers<T>();
    let value: T;
    this.#pending.push({
      run: () => (value = run()),
      durable() {
        soon.resolve({ durable: true, value });
        durable.resolve(value);
      },
      refused: () => soon.resolve({ durable: false }),
      failed(error) {
        soon.reject(error);
        durable.reject(error);
      },
    });
    durable.promise.catch(() => undefined);
    if (this.failing) this.#refuseLast();
    this.#schedule();
    return { soon: soon.promise, durable: durable.promise };
  }

  /** Commits what waits, now. */
  flush(): void {
    while (this.#pending.length > 0) {
      this.#commitNow();
      if (this.failing) return;
    }
  }

  /** Commits what waits; gives up what the disk does not take. */
  close(): void {
    this.flush();
    this.#cancel();
    for (const write of this.#pending.splice(0)) write.failed(new Error('the disk did not take it'));
  }

  #schedule(): void {
    if (this.#scheduled !== null || this.#pending.length === 0) return;
    const wait = this.#notBefore - performance.now();
    const commit = (): void => {
      this.#scheduled = null;
      this.#commitNow();
      this.#schedule();
    };
    this.#scheduled = wait <= 0 ? setImmediate(commit) : setTimeout(commit, Math.ceil(wait));
  }

  #cancel(): void {
    if (this.#scheduled === null) return;
    clearTimeout(this.#scheduled as NodeJS.Timeout);
    clearImmediate(this.#scheduled as NodeJS.Immediate);
    this.#scheduled = null;
  }

  #commitNow(): void {
    const started = performance.now();
    const group = this.#pending.slice(0, mostPerCommit);
    let current: Pending | null = null;
    try {
      this.#begin.run();
      for (current of group) current.run();
      current = null;
      this.#commit.run();
    } catch (error) {
      this.#rollBack();
      if (current !== null && !isTrouble(error)) {
        // Its own fault: the others go on without it.
        this.#pending.splice(this.#pending.indexOf(current), 1);
        current.failed(error);
        return;
      }
      this.#waitForTheDisk(error);
      return;
    }
    this.#pending.splice(0, group.length);
    if (this.failing) this.#options.onHealth(null);
    this.#retryMs = 0;
    const ended = performance.now();
    const gap = Math.max(this.#options.leastGapMs, (ended - started) * gapPerCommit);
    this.#notBefore = ended + Math.min(gap, longestGapMs);
    for (const write of group) write.durable();
  }

  #rollBack(): void {
    try {
      if (this.#sqlite.inTransaction) this.#sqlite.exec('ROLLBACK');
    } catch {
      // SQLite rolled back by itself.
    }
  }

  #waitForTheDisk(error: unknown): void {
    if (!this.failing) this.#options.onHealth(codeOf(error));
    this.#retryMs = Math.min(longestRetryMs, Math.max(firstRetryMs, this.#retryMs * 2));
    this.#notBefore = performance.now() + this.#retryMs;
    for (const write of this.#pending) write.refused();
    this.#refuseLast();
  }

  /** Tells the newest that it has to wait, and gives up the oldest when too many do. */
  #refuseLast(): void {
    this.#pending.at(-1)?.refused();
    const tooMany = this.#pending.length - this.#options.mostWaiting;
    if (tooMany <= 0) return;
    for (const write of this.#pending.splice(0, tooMany))
      write.failed(new Error('given up: the disk is ill'));
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Sqlite.SqliteError ? error.code : ((error as { code?: string }).code ?? 'unknown');

/** Full, gone, read-only, locked or broken: nothing a single write could be blamed for. */
function isTrouble(error: unknown): boolean {
  return /^SQLITE_(?:FULL|IOERR|READONLY|BUSY|LOCKED|CORRUPT|NOTADB|CANTOPEN|NOMEM|PERM|PROTOCOL)/.test(
    codeOf(error),
  );
}
