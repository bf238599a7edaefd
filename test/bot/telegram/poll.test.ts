import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Telegram, TelegramError } from 'telegraf';
import type { Happening } from '../../../bot/observe/happening.ts';
import { poll } from '../../../bot/telegram/poll.ts';

let life: AbortController;
let asked: { offset: number; timeout: number }[];
let answer: (offset: number) => object[] | Error;
let received: number[];
let receive: () => Promise<void>;
let room: boolean;
let told: Happening[];
let listening: boolean[];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  life = new AbortController();
  asked = [];
  received = [];
  told = [];
  listening = [];
  room = true;
  answer = () => [];
  receive = () => Promise.resolve();
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

/** Polls; an empty answer takes the time it was asked to wait. */
function begin(): Promise<void> {
  const telegram = new Telegram('1:test');
  telegram.callApi = (async (_method: string, payload: { offset: number; timeout: number }) => {
    asked.push(payload);
    const given = answer(payload.offset);
    if (given instanceof Error) throw given;
    if (given.length === 0) await new Promise((resolve) => setTimeout(resolve, payload.timeout * 1000 + 1));
    return given;
  }) as unknown as Telegram['callApi'];
  const polling = poll({
    telegram,
    hasRoom: () => room,
    signal: life.signal,
    tell: (happening) => told.push(happening),
    onListening: (yes) => listening.push(yes),
    receive(letters) {
      received.push(...letters.map(({ update }) => update.update_id));
      return receive();
    },
  });
  polling.catch(() => undefined);
  return polling;
}

const refusal = (error_code: number, description = ''): Error =>
  new TelegramError({ error_code, description });

test('updates are confirmed only when they are safe', async () => {
  answer = (offset) => (offset <= 7 ? [{ update_id: 7 }] : []);
  const safe = Promise.withResolvers<undefined>();
  receive = () => safe.promise;
  void begin();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked.map(({ offset }) => offset)).toEqual([0]);
  safe.resolve(undefined);
  await vi.advanceTimersByTimeAsync(10);
  expect(asked.map(({ offset }) => offset)).toEqual([0, 8]);
});

test('updates that cannot be made safe are asked for again', async () => {
  answer = (offset) => (offset <= 7 ? [{ update_id: 7 }] : []);
  let failures = 1;
  receive = () => (failures-- > 0 ? Promise.reject(new Error('no')) : Promise.resolve());
  void begin();
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked.map(({ offset }) => offset).slice(0, 3)).toEqual([0, 0, 8]);
});

test('without room nothing is asked for', async () => {
  room = false;
  void begin();
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toEqual([]);
  room = true;
  await vi.advanceTimersByTimeAsync(100);
  expect(asked.length).toBeGreaterThan(0);
});

test('the first question waits for nothing, so that it is known at once whether Telegram answers', async () => {
  void begin();
  await vi.advanceTimersByTimeAsync(10);
  expect(asked.map(({ timeout }) => timeout)).toEqual([0, 30]);
  answer = () => refusal(502);
  await vi.advanceTimersByTimeAsync(31_000);
  expect([listening[0], listening.at(-1)]).toEqual([true, false]);
});

test('another instance is waited for, a refused token ends it', async () => {
  answer = () => refusal(409, 'Conflict: terminated by other getUpdates request');
  const polling = begin();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked.length).toBeGreaterThanOrEqual(3);
  expect(told[0]).toMatchObject({ what: 'another instance', where: 'telegram' });
  answer = () => refusal(401);
  const ended = expect(polling).rejects.toThrow('401');
  await vi.advanceTimersByTimeAsync(5000);
  await ended;
});

test('after a quiet day it asks from the beginning: Telegram may have numbered anew', async () => {
  answer = (offset) => (offset === 0 && asked.length < 2 ? [{ update_id: 900 }] : []);
  void begin();
  await vi.advanceTimersByTimeAsync(86_000_000);
  expect(asked.at(-1)!.offset).toBe(901);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked.at(-1)!.offset).toBe(0);
});
