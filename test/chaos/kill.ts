// `kill -9` at random instants: no update may be lost, none judged twice, and only a send in flight may be repeated.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '../../bot/storage/store.ts';
import { FakeBotApi } from '../support/fake-bot-api.ts';
import { seeded } from '../support/seeded.ts';
import { testKey } from '../support/start-bot.ts';
import { endBotProcess, freePort, startBotProcess } from '../support/start-bot-process.ts';
import { WebhookPusher } from '../support/webhook-pusher.ts';

export interface KillResult {
  readonly kills: number;
  readonly updates: number;
  readonly lost: number;
  /** Updates whose answer was sent and whose effect is missing. */
  readonly marksLost: number;
  readonly judgedTwice: number;
  readonly outOfOrder: number;
  /** Messages that were sent again; each was in flight when the process was killed, or `repeatedLate` counts it. */
  readonly repeated: number;
  readonly repeatedLate: number;
  readonly deadLetters: number;
}

const noPace = { perSecond: 1e6, perChatMs: 0, perGroupMs: 0 };
const perLife = 30;
const chats = 40;
const secret = 'a-secret-of-enough-length';
/** A send that was answered so long before the kill should have been noted. */
const inFlightMs = 250;
const lastLifeMs = 60_000;
const texts = [
  'Вас записали на флюорографию, продиктуйте код из СМС 1414',
  'Мама, купи хлеба и молока',
  'Ақшаңызды қауіпсіз шотқа аударыңыз, ешкімге айтпаңыз',
  '/help',
];

/** Kills the bot `kills` times, lets it live once more, and looks at what became of every update. */
export async function killAgainAndAgain(
  wayIn: 'polling' | 'webhook',
  kills: number,
  seed: number,
): Promise<KillResult> {
  const random = seeded(seed);
  const folder = mkdtempSync(join(tmpdir(), 'abaila-chaos-'));
  const file = join(folder, 'abaila.sqlite');
  const api = new FakeBotApi();
  const apiRoot = await api.start();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/telegram`;
  const webhook = wayIn === 'webhook' ? { url, secret, port } : null;
  const pusher = webhook && new WebhookPusher(url, secret);
  const asked = new Map<number, number>();
  const killedAt: number[] = [];
  let marked = 0;
  const live = (): ChildProcess => startBotProcess({ file, apiRoot, webhook, pace: noPace });
  const feed = (): void => {
    for (let i = 0; i < perLife; i++) {
      const chat = 1 + Math.floor(random() * chats);
      // Half of them leave a mark of their own that can be counted.
      const text = texts[Math.floor(random() * texts.length * 2)] ?? `/start u${++marked}`;
      const message = api.message({ text }, chat);
      asked.set(message.message_id, chat);
      const update = { message };
      if (pusher === null) api.update(update);
      else void pusher.push(chat, { update_id: message.message_id, ...update });
    }
  };
  for (let kill = 0; kill < kills; kill++) {
    const child = live();
    feed();
    // From before the first line of the program to the middle of its work.
    await sleep(50 + random() * 700);
    child.kill('SIGKILL');
    killedAt.push(Date.now());
    await once(child, 'exit');
  }
  const last = live();
  const deadline = Date.now() + lastLifeMs;
  while (unanswered(api, asked) > 0 && Date.now() < deadline) await sleep(50);
  await endBotProcess(last);
  await pusher?.stop();
  await api.stop();
  const store = await openStore(file, { key: testKey });
  const marks = await store.tallies();
  const result: KillResult = {
    kills,
    updates: asked.size,
    lost: unanswered(api, asked) + (await store.open()).length,
    marksLost: marked - marks.length,
    judgedTwice: marks.filter(({ amount }) => amount !== 1).length,
    ...sends(api, killedAt),
    deadLetters: (await store.deadLetters()).length,
  };
  await store.close();
  rmSync(folder, { recursive: true });
  return result;
}

/** The question every message of ours hangs on. */
const questionOf = (params: Readonly<Record<string, unknown>>): number =>
  (params['reply_parameters'] as { message_id?: number } | undefined)?.message_id ?? 0;

function unanswered(api: FakeBotApi, asked: ReadonlyMap<number, number>): number {
  const answered = new Set(api.of('sendMessage').map(({ params }) => questionOf(params)));
  return [...asked.keys()].filter((id) => !answered.has(id)).length;
}

function sends(
  api: FakeBotApi,
  killedAt: readonly number[],
): Pick<KillResult, 'repeated' | 'repeatedLate' | 'outOfOrder'> {
  const firstAt = new Map<number, number>();
  const lastOf = new Map<number, number>();
  const counted = { repeated: 0, repeatedLate: 0, outOfOrder: 0 };
  for (const { params, at } of api.of('sendMessage')) {
    const question = questionOf(params);
    const chat = Number(params['chat_id']);
    const before = firstAt.get(question);
    if (before === undefined) {
      if ((lastOf.get(chat) ?? 0) > question) counted.outOfOrder++;
      lastOf.set(chat, question);
    } else {
      counted.repeated++;
      const killed = killedAt.find((time) => time >= before) ?? Infinity;
      if (killed - before > inFlightMs) counted.repeatedLate++;
    }
    firstAt.set(question, at);
  }
  return counted;
}
