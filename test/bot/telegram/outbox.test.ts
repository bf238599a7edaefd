// Sending, with a clock of our own: who may be written to when, and what becomes of what Telegram refuses.
import { TelegramError } from 'telegraf';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Mail, Posted } from '../../../bot/mail.ts';
import type { Happening } from '../../../bot/observe/happening.ts';
import { type Delivery, toChat, writeDelivery } from '../../../bot/telegram/delivery.ts';
import { Outbox } from '../../../bot/telegram/outbox.ts';

let sent: { chat: number; html: string; at: number }[];
let settled: number[];
let ended: string[];
let told: Happening[];
let outcome: (chat: number, html: string) => Promise<void> | void;
let outbox: Outbox;
let lastId: number;
let tokenRefused: boolean;

const mail: Pick<Mail, 'read' | 'settle' | 'settleChat' | 'waiting'> = {
  read: () => Promise.resolve(null),
  waiting: () => Promise.resolve([]),
  settle(ids) {
    settled.push(...ids);
    return Promise.resolve();
  },
  settleChat(chat) {
    ended.push(chat);
    return Promise.resolve(1);
  },
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
  sent = [];
  settled = [];
  ended = [];
  told = [];
  lastId = 0;
  tokenRefused = false;
  outcome = () => undefined;
  outbox = begun({ perSecond: 25, perChatMs: 1000, perGroupMs: 3000 });
});
afterEach(() => vi.useRealTimers());

const begun = (pace: { perSecond: number; perChatMs: number; perGroupMs: number }): Outbox =>
  new Outbox({
    mail,
    pace,
    mostInFlight: 10,
    tell: (happening) => told.push(happening),
    onTokenRefused: () => (tokenRefused = true),
    async deliver(delivery) {
      const { chat, html } = delivery as Extract<Delivery, { kind: 'text' }>;
      sent.push({ chat, html, at: performance.now() });
      await outcome(chat, html);
    },
  });

function post(chat: number, html: string, more: Partial<Posted> = {}): Posted {
  const body = writeDelivery({ kind: 'text', ...toChat(chat, null), html, buttons: [] });
  const expiresAt = Date.now() + 86_400_000;
  return { id: ++lastId, chat: String(chat), body, notBefore: null, expiresAt, durable: true, ...more };
}

const flood = (seconds: number): TelegramError =>
  new TelegramError({ error_code: 429, description: '', parameters: { retry_after: seconds } });
const refusal = (error_code: number, description = ''): TelegramError =>
  new TelegramError({ error_code, description });
const gaps = (times: readonly number[]): number[] => times.slice(1).map((at, i) => at - times[i]!);
const timesOf = (chat: number): number[] => sent.filter((one) => one.chat === chat).map(({ at }) => at);

test('one chat gets a message a second, in order; a group one in three seconds; others do not wait for them', async () => {
  void outbox.add([...'abcd'].map((html) => post(1, html)));
  void outbox.add([...'xyz'].map((html) => post(-5, html)));
  void outbox.add([post(2, 'other')]);
  await vi.advanceTimersByTimeAsync(200);
  expect(sent.map(({ chat }) => chat).sort()).toEqual([-5, 1, 2]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent.filter(({ chat }) => chat === 1).map(({ html }) => html)).toEqual([...'abcd']);
  expect(Math.min(...gaps(timesOf(1)))).toBeGreaterThanOrEqual(1000);
  expect(Math.max(...gaps(timesOf(1)))).toBeLessThan(1100);
  expect(Math.min(...gaps(timesOf(-5)))).toBeGreaterThanOrEqual(3000);
  expect(outbox.waiting).toBe(0);
});

test('all together are thirty a second', async () => {
  void outbox.add(Array.from({ length: 90 }, (_, i) => post(i + 1, 'a')));
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent.length).toBeGreaterThanOrEqual(25);
  expect(sent.length).toBeLessThanOrEqual(31);
  await vi.advanceTimersByTimeAsync(3000);
  expect(sent).toHaveLength(90);
});

test('retry_after is obeyed: nobody is written to before, and nothing is lost', async () => {
  let refused = false;
  outcome = () => {
    if (refused) return;
    refused = true;
    throw flood(7);
  };
  void outbox.add([post(1, 'a'), post(2, 'b'), post(1, 'c')]);
  const started = performance.now();
  await vi.advanceTimersByTimeAsync(6900);
  // What was in flight beside it may have left.
  const early = sent.filter(({ at }) => at > started + 40);
  expect(early).toEqual([]);
  await vi.advanceTimersByTimeAsync(4000);
  expect(settled.sort()).toEqual([1, 2, 3]);
  expect(told).toContainEqual({ what: 'paused', whose: 'all', ms: 7000 });
});

test('a group that is written to all the time waits alone', async () => {
  outbox = begun({ perSecond: 1000, perChatMs: 1000, perGroupMs: 100 });
  let count = 0;
  outcome = (chat) => {
    if (chat === -5 && ++count === 16) throw flood(30);
  };
  void outbox.add(Array.from({ length: 20 }, () => post(-5, 'a')));
  await vi.advanceTimersByTimeAsync(2000);
  expect(told).toContainEqual({ what: 'paused', whose: 'chat', ms: 30_000 });
  void outbox.add([post(1, 'a')]);
  await vi.advanceTimersByTimeAsync(10);
  expect(timesOf(1)).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(31_000);
  expect(timesOf(-5)).toHaveLength(21);
});

test('a server in trouble is asked again, ever less often, until it answers', async () => {
  let failures = 0;
  outcome = () => {
    if (++failures <= 8) throw failures % 2 === 0 ? refusal(502) : new TypeError('fetch failed');
  };
  void outbox.add([post(1, 'a')]);
  await vi.advanceTimersByTimeAsync(200_000);
  expect(sent).toHaveLength(9);
  const waits = gaps(timesOf(1));
  expect(waits[0]!).toBeLessThanOrEqual(1000);
  expect(waits.at(-1)!).toBeGreaterThanOrEqual(15_000);
  expect(waits.at(-1)!).toBeLessThanOrEqual(30_000);
  expect(settled).toEqual([1]);
});

test('who blocked the bot is not written to again, quietly', async () => {
  outcome = (chat) => {
    if (chat === 1) throw refusal(403, 'Forbidden: bot was blocked by the user');
  };
  void outbox.add([post(1, 'a'), post(1, 'b'), post(2, 'c')]);
  await vi.advanceTimersByTimeAsync(3000);
  expect(sent.map(({ html }) => html)).toEqual(['a', 'c']);
  expect(ended).toEqual(['1']);
  expect(outbox.waiting).toBe(0);
});

test('what Telegram never takes is given up and told, and the next one is sent', async () => {
  outcome = (_, html) => {
    if (html === 'a') throw refusal(400, 'Bad Request: chat not found');
  };
  void outbox.add([post(1, 'a'), post(1, 'b')]);
  await vi.advanceTimersByTimeAsync(3000);
  expect(settled).toEqual([1, 2]);
  expect(told).toContainEqual({ what: 'send given up', id: 1, why: 'refused', error: 'Error', code: 400 });
});

test('what comes too late is not sent, and told', async () => {
  outcome = () => {
    throw refusal(502);
  };
  const expiresAt = Date.now() + 10_000;
  void outbox.add([post(1, 'a', { chat: null, expiresAt })]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toContainEqual({ what: 'send given up', id: 1, why: 'too late', error: '', code: '' });
  expect(settled).toEqual([1]);
});

test('a reminder waits for its time, though the wall clock jumps, and holds nobody up', async () => {
  const body = post(1, 'later').body;
  mail.read = () => Promise.resolve(body);
  void outbox.add([post(1, 'later', { notBefore: Date.now() + 3_600_000 }), post(1, 'now')]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent.map(({ html }) => html)).toEqual(['now']);
  vi.setSystemTime(Date.now() - 7_200_000);
  await vi.advanceTimersByTimeAsync(3_598_000);
  expect(sent).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1500);
  expect(sent.map(({ html }) => html)).toEqual(['now', 'later']);
});

test('with a refused token nothing more is tried, and nothing is thrown away', async () => {
  outcome = () => {
    throw refusal(401, 'Unauthorized');
  };
  void outbox.add([post(1, 'a'), post(1, 'b')]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([tokenRefused, sent.length, settled]).toEqual([true, 1, []]);
});

test('stopping waits for what is in flight and begins nothing', async () => {
  const flight = Promise.withResolvers<undefined>();
  outcome = () => flight.promise;
  void outbox.add([post(1, 'a'), post(1, 'b')]);
  await vi.advanceTimersByTimeAsync(1);
  const stopped = outbox.stop(5000);
  flight.resolve(undefined);
  await stopped;
  await vi.advanceTimersByTimeAsync(5000);
  expect([sent.length, settled]).toEqual([1, [1]]);
});
