// The queue before the threads, with threads that answer when the test says so.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ModelAnswer } from '../../../nlp/reader/index.ts';
import { ReaderPool, type ReaderEvent, type ReaderPoolSettings } from '../../../bot/reader/reader-pool.ts';
import type { ReadingThread } from '../../../bot/reader/start-thread.ts';

class FakeThread implements ReadingThread {
  readonly labels = ['harmless', 'unclear', 'sms-code'];
  /** What it was given, in order. */
  readonly texts: string[] = [];
  stopped = false;
  #settle: { resolve: (answer: ModelAnswer | null) => void; reject: (error: Error) => void } | null = null;

  read(text: string): Promise<ModelAnswer | null> {
    this.texts.push(text);
    return new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
  }
  stop(): Promise<void> {
    this.stopped = true;
    this.die();
    return Promise.resolve();
  }
  /** Finishes the text it has: `scam` is how much it looks like one; null: it cannot be read. */
  async finish(scam: number | null): Promise<void> {
    this.#settle!.resolve(scam === null ? null : { logits: Float32Array.of(0, -9, scam), whole: true });
    await settled();
  }
  die(): void {
    this.#settle?.reject(new Error('dead'));
  }
}

/** All that can happen without the clock has happened. */
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

let threads: FakeThread[];
let events: ReaderEvent[];

function pool(settings: Partial<ReaderPoolSettings> = {}): ReaderPool {
  return new ReaderPool({
    startThread: () => {
      threads.push(new FakeThread());
      return Promise.resolve(threads.at(-1)!);
    },
    schemes: ['sms-code'],
    mostThreads: 1,
    mostWaiting: 8,
    mostMs: 300,
    log: (event) => events.push(event),
    ...settings,
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  threads = [];
  events = [];
});
afterEach(() => vi.useRealTimers());

describe('reading', () => {
  test('before it is started there is no answer, and nothing is loaded', async () => {
    expect(await pool().read('код')).toBeNull();
    expect(threads).toHaveLength(0);
  });

  test('texts are read one after the other, in their order', async () => {
    const reader = pool();
    expect(await reader.start()).toBe(true);
    const first = reader.read('1');
    const second = reader.read('2');
    await settled();
    expect(threads[0]!.texts).toEqual(['1']);
    await threads[0]!.finish(9);
    expect((await first)!.schemes[0]).toBeGreaterThan(0.9);
    expect(threads[0]!.texts).toEqual(['1', '2']);
    await threads[0]!.finish(-9);
    expect((await second)!.harmless).toBeGreaterThan(0.9);
  });

  test('a text that cannot be read has no answer, the next one has', async () => {
    const reader = pool();
    await reader.start();
    const [bad, good] = [reader.read('1'), reader.read('2')];
    await settled();
    await threads[0]!.finish(null);
    await threads[0]!.finish(0);
    expect(await bad).toBeNull();
    expect(await good).not.toBeNull();
  });
});

describe('too slow, too many', () => {
  test('after its time a text has no answer, and one that waited is not read any more', async () => {
    const reader = pool();
    await reader.start();
    const both = Promise.all([reader.read('slow'), reader.read('behind')]);
    await vi.advanceTimersByTimeAsync(299);
    const later = reader.read('later');
    await vi.advanceTimersByTimeAsync(1);
    expect(await both).toEqual([null, null]);
    await threads[0]!.finish(0);
    expect(threads[0]!.texts).toEqual(['slow', 'later']);
    await threads[0]!.finish(0);
    expect(await later).not.toBeNull();
  });

  test('what does not fit into the queue has no answer at once', async () => {
    const reader = pool({ mostWaiting: 2 });
    await reader.start();
    await settled();
    for (const text of ['read', 'waits', 'waits']) void reader.read(text);
    expect(await reader.read('too many')).toBeNull();
  });

  test('a queue calls for another thread, up to the limit', async () => {
    const reader = pool({ mostThreads: 2, mostWaiting: 100 });
    await reader.start();
    for (let i = 0; i < 4; i++) void reader.read('text');
    await settled();
    expect(threads).toHaveLength(1);
    for (let i = 0; i < 40; i++) void reader.read('text');
    await settled();
    expect(threads).toHaveLength(2);
    expect(threads[1]!.texts).toHaveLength(1);
  });
});

describe('threads that fail', () => {
  test('where there is no reader, starting says so and nothing is tried again', async () => {
    let starts = 0;
    const reader = pool({ startThread: () => (starts++, Promise.resolve(null)) });
    expect(await reader.start()).toBe(false);
    expect(await reader.read('код')).toBeNull();
    expect(await reader.start()).toBe(false);
    expect([starts, events]).toEqual([1, ['no reader here']]);
  });

  test('when a thread dies its text has no answer and another thread goes on', async () => {
    const reader = pool();
    await reader.start();
    const [lost, next] = [reader.read('1'), reader.read('2')];
    await settled();
    threads[0]!.die();
    expect(await lost).toBeNull();
    await settled();
    expect(threads[1]!.texts).toEqual(['2']);
    await threads[1]!.finish(0);
    expect(await next).not.toBeNull();
  });

  test('after five deaths it is given up, and nobody waits', async () => {
    const reader = pool();
    await reader.start();
    for (let death = 0; death < 5; death++) {
      const lost = reader.read('text');
      await settled();
      threads.at(-1)!.die();
      expect(await lost).toBeNull();
      await settled();
    }
    expect(await reader.read('text')).toBeNull();
    expect(threads).toHaveLength(5);
    expect(events.at(-1)).toBe('reader given up');
  });

  test('threads that die while they load are given up as well', async () => {
    const reader = pool({ startThread: () => Promise.reject(new Error('dead')) });
    expect(await reader.start()).toBe(false);
    expect(events.at(-1)).toBe('reader given up');
  });
});

test('closing answers whoever waits, stops the threads and starts no other', async () => {
  const reader = pool();
  await reader.start();
  const both = Promise.all([reader.read('1'), reader.read('2')]);
  await settled();
  await reader.close();
  expect(await both).toEqual([null, null]);
  await settled();
  expect(threads.map(({ stopped }) => stopped)).toEqual([true]);
  expect(await reader.read('3')).toBeNull();
  expect(events).toEqual(['reader ready']);
});
