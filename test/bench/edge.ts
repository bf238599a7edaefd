// `npm run bench:edge`: the edge on loopback, bot and Bot API in processes of their own, each figure beside the machine's floor.
// `-- latency saturation backlog rows start soak` names the parts wanted; without names all but the soak.
import { type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { fastify } from 'fastify';
import { openStore } from '../../bot/storage/store.ts';
import { machineFloor } from '../support/machine-floor.ts';
import { endBotProcess, freePort, startBotProcess, statsOf } from '../support/start-bot-process.ts';
import { testKey } from '../support/start-bot.ts';
import { WebhookPusher } from '../support/webhook-pusher.ts';
import { LeanApi } from './lean-api.ts';
import { Answered, quantile, readTexts, updateOf } from './load.ts';

const print = (line: string): void => void process.stdout.write(line + '\n');
const texts = readTexts();
const secret = 'a-secret-of-enough-length';
const people = 20_000;
/** Telegram's limits, without the one over all chats: that is a setting, and no machine's affair. */
const fast = { perSecond: 1e6, perChatMs: 0, perGroupMs: 0 };

interface Bench {
  readonly api: LeanApi;
  readonly bot: ChildProcess;
  readonly pusher: WebhookPusher;
  readonly answered: Answered;
  readonly end: () => Promise<void>;
}

async function begin(connections: number): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'abaila-bench-'));
  const api = new LeanApi();
  const answered = new Answered();
  api.onSent = (question) => answered.note(question);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/telegram`;
  const apiRoot = await api.start();
  const webhook = { url, secret, port };
  const bot = startBotProcess({ file: join(folder, 'abaila.sqlite'), apiRoot, webhook, pace: fast });
  const pusher = new WebhookPusher(url, secret, connections);
  const end = async (): Promise<void> => {
    await pusher.stop();
    await endBotProcess(bot);
    await api.stop();
    rmSync(folder, { recursive: true });
  };
  const bench = { api, bot, pusher, answered, end };
  // The first ones warm it up.
  await pushAll(bench, 1_000_000, 3000, 64);
  return bench;
}

/** Pushes updates, so many at a time, and resolves when all are answered. */
async function pushAll(
  { pusher, answered }: Bench,
  first: number,
  count: number,
  atOnce: number,
): Promise<void> {
  let next = first;
  const one = async (): Promise<void> => {
    while (next < first + count) {
      const id = next++;
      const sent = answered.wait(id);
      await pusher.push(1 + (id % people), updateOf(id, people, texts));
      await sent;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

async function latency(): Promise<void> {
  for (const rate of [200, 800, 1200]) {
    const bench = await begin(40);
    const { bot, pusher, answered } = bench;
    const before = await statsOf(bot);
    const times: number[] = [];
    const acknowledged: number[] = [];
    const count = rate * 15;
    const started = performance.now();
    const waits: Promise<unknown>[] = [];
    for (let i = 0; i < count;) {
      const due = started + (i * 1000) / rate;
      if (performance.now() < due) {
        await sleep(1);
        continue;
      }
      const sent = answered.wait(i + 1);
      waits.push(sent.then((at) => times.push(at - due)));
      const pushed = pusher.push(1 + ((i + 1) % people), updateOf(i + 1, people, texts));
      waits.push(pushed.then(() => acknowledged.push(performance.now() - due)));
      i++;
    }
    await Promise.race([Promise.all(waits), sleep(20_000)]);
    const cpu = (await statsOf(bot)).cpuMs - before.cpuMs;
    const ms = (values: readonly number[], share: number): string => quantile(values, share).toFixed(1);
    print(
      `latency at ${rate}/s, open loop: answered ${times.length}/${count}, brought again ${pusher.again}; reply ms p50 ${ms(times, 0.5)} p99 ${ms(times, 0.99)} max ${ms(times, 1)}; acknowledged p99 ${ms(acknowledged, 0.99)}; CPU ${(cpu / count).toFixed(3)} ms an update`,
    );
    await bench.end();
  }
}

async function saturation(): Promise<void> {
  const bench = await begin(64);
  const count = 20_000;
  const before = await statsOf(bench.bot);
  const started = performance.now();
  await pushAll(bench, 1, count, 128);
  const seconds = (performance.now() - started) / 1000;
  const after = await statsOf(bench.bot);
  const cpu = (after.cpuMs - before.cpuMs) / 1000;
  await bench.end();
  const floor = await bareFastify();
  print(
    `saturation: ${(count / seconds).toFixed(0)} updates/s of wall, ${(count / cpu).toFixed(0)} per CPU-second; floor: fastify alone ${floor.toFixed(0)} per CPU-second, ratio ${(count / cpu / floor).toFixed(2)}`,
  );
}

/** Requests a CPU-second of this process with a fastify that does nothing; the client's cost is in it as well. */
async function bareFastify(): Promise<number> {
  const server = fastify();
  server.post('/telegram', () => '');
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const pusher = new WebhookPusher(`${url}/telegram`, secret, 64);
  const count = 10_000;
  const push = async (from: number): Promise<void> => {
    for (let i = from; i < count; i += 64) await pusher.push(i, updateOf(i, people, texts));
  };
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: 64 }, (_, i) => push(i)));
  const { user, system } = process.cpuUsage(before);
  await pusher.stop();
  await server.close();
  return count / ((user + system) / 1e6);
}

/** After an outage Telegram has a hundred thousand updates; a chat still gets at most one message a second. */
async function backlog(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'abaila-bench-'));
  const count = 100_000;
  const api = new LeanApi();
  const lastAt = new Map<number, number>();
  let sent = 0;
  let tooFast = 0;
  const done = Promise.withResolvers<undefined>();
  api.updatesFrom = (offset, limit) =>
    Array.from({ length: Math.max(0, Math.min(limit, count + 1 - Math.max(1, offset))) }, (_, i) =>
      updateOf(Math.max(1, offset) + i, people, texts),
    );
  api.onSent = (_, chat) => {
    const now = performance.now();
    if (now - (lastAt.get(chat) ?? -Infinity) < 990) tooFast++;
    lastAt.set(chat, now);
    if (++sent === count) done.resolve(undefined);
  };
  const started = performance.now();
  const pace = { ...fast, perChatMs: 1000 };
  const bot = startBotProcess({
    file: join(folder, 'a.sqlite'),
    apiRoot: await api.start(),
    webhook: null,
    pace,
  });
  await Promise.race([done.promise, sleep(300_000)]);
  const seconds = (performance.now() - started) / 1000;
  const { rssBytes, cpuMs } = await statsOf(bot);
  print(
    `backlog of ${count} from ${people} chats, polling, 1/s a chat, no limit over all: ${sent} sent in ${seconds.toFixed(1)} s (start included), ${tooFast} too early for their chat, ${(cpuMs / 1000).toFixed(0)} CPU-seconds, RSS ${(rssBytes / 1e6).toFixed(0)} MB`,
  );
  await endBotProcess(bot);
  await api.stop();
  rmSync(folder, { recursive: true });
}

/** Rows accepted one by one as the webhook does, many at a time. */
async function rows(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'abaila-bench-'));
  const store = await openStore(join(folder, 'a.sqlite'), { key: testKey });
  const count = 100_000;
  const body = JSON.stringify(updateOf(1, people, texts));
  const times: number[] = [];
  let next = 1;
  const one = async (): Promise<void> => {
    while (next <= count) {
      const started = performance.now();
      await (
        await store.accept([{ update: next++, body }])
      ).durable;
      times.push(performance.now() - started);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: 100 }, one));
  const perSecond = count / ((performance.now() - started) / 1000);
  await store.close();
  const [single, grouped] = bareInserts(join(folder, 'bare.sqlite'), body);
  print(
    `rows accepted: ${perSecond.toFixed(0)}/s, acknowledged p99 ${quantile(times, 0.99).toFixed(1)} ms; floor: SQLite alone ${single.toFixed(0)}/s one by one, ${grouped.toFixed(0)}/s in hundreds, ratio ${(perSecond / grouped).toFixed(2)}`,
  );
  rmSync(folder, { recursive: true });
}

function bareInserts(file: string, body: string): [number, number] {
  const sqlite = new Sqlite(file);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, body BLOB)');
  const insert = sqlite.prepare('INSERT INTO bare (body) VALUES (?)');
  const bytes = Buffer.from(body);
  const many = sqlite.transaction((count: number) => {
    for (let i = 0; i < count; i++) insert.run(bytes);
  });
  const perSecond = (rounds: number, each: number): number => {
    const started = performance.now();
    for (let i = 0; i < rounds; i++) many(each);
    return (rounds * each) / ((performance.now() - started) / 1000);
  };
  const rates: [number, number] = [perSecond(1000, 1), perSecond(500, 100)];
  sqlite.close();
  return rates;
}

async function start(): Promise<void> {
  const firsts: number[] = [];
  let rss = 0;
  for (let round = 0; round < 6; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'abaila-bench-'));
    const api = new LeanApi();
    const first = Promise.withResolvers<number>();
    let given = false;
    api.updatesFrom = () => (given ? [] : ((given = true), [updateOf(1, people, texts)]));
    api.onSent = () => first.resolve(performance.now());
    const apiRoot = await api.start();
    const started = performance.now();
    const bot = startBotProcess({ file: join(folder, 'a.sqlite'), apiRoot, webhook: null, pace: fast });
    firsts.push((await first.promise) - started);
    await sleep(1000);
    rss = (await statsOf(bot)).rssBytes;
    await endBotProcess(bot);
    await api.stop();
    rmSync(folder, { recursive: true });
  }
  print(
    `start to first verdict sent: best ${Math.min(...firsts).toFixed(0)} ms, median ${quantile(firsts, 0.5).toFixed(0)} ms; resident a second later ${(rss / 1e6).toFixed(0)} MB`,
  );
}

/** A million updates: memory and speed by tenths. */
async function soak(): Promise<void> {
  const bench = await begin(64);
  const count = Number(process.env['SOAK'] ?? 1_000_000);
  const speeds: number[] = [];
  const memory: number[] = [];
  for (let tenth = 0; tenth < 10; tenth++) {
    const before = await statsOf(bench.bot);
    await pushAll(bench, 2_000_000 + (tenth * count) / 10, count / 10, 64);
    const after = await statsOf(bench.bot);
    speeds.push(count / 10 / ((after.cpuMs - before.cpuMs) / 1000));
    memory.push(after.rssBytes / 1e6);
    print(
      `  soak ${tenth + 1}/10: ${speeds.at(-1)!.toFixed(0)} per CPU-second, RSS ${memory.at(-1)!.toFixed(1)} MB, heap ${(after.heapBytes / 1e6).toFixed(1)} MB`,
    );
  }
  const slope = (memory[9]! - memory[2]!) / (((count / 10) * 7) / 100_000);
  print(
    `soak of ${count}: last tenth ${(speeds[9]! / speeds[0]!).toFixed(3)} of the first's speed, RSS ${slope.toFixed(2)} MB per 100,000 after the third tenth`,
  );
  await bench.end();
}

const parts = { latency, saturation, rows, start, backlog, soak };
const wanted = process.argv.slice(2);
print(
  `floor of this machine: hashing 200 characters ${machineFloor().toFixed(2)} µs; others keep ${loadavg()[0]!.toFixed(1)} of ${availableParallelism()} cores busy`,
);
for (const [name, run] of Object.entries(parts))
  if (wanted.length === 0 ? name !== 'soak' : wanted.includes(name)) await run();
