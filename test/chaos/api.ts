// A Bot API in a storm: floods, server errors, cut connections, calls that hang, half answers, a second poller. Nothing may
// be lost, and nobody be written to before `retry_after`.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Happening } from '../../bot/observe/happening.ts';
import { openHouse } from '../../bot/run.ts';
import { FakeBotApi, type Fault } from '../support/fake-bot-api.ts';
import { seeded } from '../support/seeded.ts';
import { startBot } from '../support/start-bot.ts';

export interface StormResult {
  readonly storms: number;
  readonly updates: number;
  readonly faults: number;
  readonly lost: number;
  readonly callsBeforeRetryAfter: number;
  readonly deadLetters: number;
}

const chats = 12;
const perChat = 4;
const stormyCalls = 80;
const atOnce = 8;
const callMs = 120;
const longestMs = 180_000;

/** One bot and one API for every seed from `seed` on. */
export async function stormOverApi(storms: number, seed: number): Promise<StormResult> {
  const house = openHouse();
  const total = { storms, updates: 0, faults: 0, lost: 0, callsBeforeRetryAfter: 0, deadLetters: 0 };
  let next = 0;
  const some = async (): Promise<void> => {
    while (next < storms) {
      const one = await storm(house, seed + next++);
      for (const field of ['updates', 'faults', 'lost', 'callsBeforeRetryAfter', 'deadLetters'] as const)
        total[field] += one[field];
    }
  };
  // A storm is mostly waiting.
  await Promise.all(Array.from({ length: atOnce }, some));
  return total;
}

const isMessage = (method: string): boolean => /^(?:send(?!ChatAction)|edit)/.test(method);

async function storm(
  house: ReturnType<typeof openHouse>,
  seed: number,
): Promise<Omit<StormResult, 'storms'>> {
  const random = seeded(seed);
  const api = new FakeBotApi();
  const apiRoot = await api.start();
  let faults = 0;
  let stormy = stormyCalls;
  // Until when the API wants to be left alone, and as much of it as the bot knows of.
  let askedUntil = -Infinity;
  let pausedUntil = -Infinity;
  let early = 0;
  // A call counts from the moment it leaves the bot: what is on its way when another is refused is no offence.
  const onRequest = (message: unknown): void => {
    const { request } = message as { request: { origin: string; path: string } };
    if (request.origin !== apiRoot || !isMessage(request.path.split('/').at(-1)!)) return;
    if (performance.now() < pausedUntil) early++;
  };
  subscribe('undici:request:create', onRequest);
  api.weather = (method) => {
    if (--stormy < 0 || random() > 0.45) return undefined;
    faults++;
    const fault = faultOf(method, random);
    const { retry_after: seconds } = fault.parameters ?? {};
    if (typeof seconds === 'number' && isMessage(method))
      askedUntil = Math.max(askedUntil, performance.now() + seconds * 1000);
    return fault;
  };
  const tell = (happening: Happening): void => {
    if (happening.what !== 'paused' || happening.whose !== 'all') return;
    pausedUntil = askedUntil;
  };
  const { bot, store } = await startBot(house, apiRoot, {
    tell,
    callMs,
    gather: { afterForwardMs: 0, afterOwnMs: 0, mostMs: 0 },
  });
  const asked: number[] = [];
  for (let i = 0; i < chats * perChat; i++) {
    const message = api.message({ text: i % 3 === 0 ? '/help' : 'Продиктуйте код из СМС' }, 1 + (i % chats));
    asked.push(message.message_id);
    api.update({ message });
  }
  const lost = (): number => {
    const answered = new Set(
      [...api.messages.values()].map(
        (message) => (message['reply_to_message'] as { message_id: number } | undefined)?.message_id,
      ),
    );
    return asked.filter((id) => !answered.has(id)).length;
  };
  const deadline = performance.now() + longestMs;
  while (lost() > 0 && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  const deadLetters = (await store.deadLetters()).length;
  unsubscribe('undici:request:create', onRequest);
  await bot.stop();
  await api.stop();
  await store.close();
  return { updates: asked.length, faults, lost: lost(), callsBeforeRetryAfter: early, deadLetters };
}

function faultOf(method: string, random: () => number): Fault {
  const late = random() < 0.3;
  const broken = { status: 200, description: '', late };
  switch (Math.floor(random() * 6)) {
    case 0:
      return {
        status: 429,
        description: 'Too Many Requests: retry after',
        parameters: { retry_after: 0.1 + random() * 0.3 },
      };
    case 1:
      return { ...broken, instead: 'reset' };
    case 2:
      return { ...broken, instead: 'half an answer' };
    case 3:
      return { ...broken, instead: 'hang' };
    case 4:
      if (method === 'getUpdates')
        return { status: 409, description: 'Conflict: terminated by other getUpdates request' };
      return { status: 500, description: 'Internal Server Error', late };
    default:
      return { status: 502, description: 'Bad Gateway' };
  }
}
