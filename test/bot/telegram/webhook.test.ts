import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Letter } from '../../../bot/telegram/inbox.ts';
import { type WebhookOptions, webhookServer } from '../../../bot/telegram/webhook.ts';

const options: WebhookOptions = {
  url: 'https://bot.example.kz/telegram',
  secret: 'a-secret-of-enough-length',
  host: '127.0.0.1',
  port: 0,
  from: null,
  proxies: [],
};
const text = 'Продиктуйте код из СМС 🙏';
const update = { update_id: 5, message: { text } };
const headers = {
  'content-type': 'application/json',
  'x-telegram-bot-api-secret-token': options.secret,
};

let received: Letter[];
let receive: () => Promise<void>;
let server: ReturnType<typeof webhookServer>;
let address: string;

async function open(more: Partial<WebhookOptions> = {}): Promise<void> {
  server = webhookServer({ ...options, ...more }, (letters) => {
    received.push(...letters);
    return receive();
  });
  address = await server.listen({ host: '127.0.0.1', port: 0 });
}

beforeEach(async () => {
  received = [];
  receive = () => Promise.resolve();
  await open();
});
afterEach(() => server.close());

const post = (body: string, more: Record<string, string> = {}, path = '/telegram'): Promise<Response> =>
  fetch(address + path, { method: 'POST', headers: { ...headers, ...more }, body });

test('200 is said when the update is safe, and not before', async () => {
  const safe = Promise.withResolvers<undefined>();
  const arrived = Promise.withResolvers<undefined>();
  receive = () => {
    arrived.resolve(undefined);
    return safe.promise;
  };
  let answered = false;
  const answer = post(JSON.stringify(update)).then(({ status }) => {
    answered = true;
    return status;
  });
  await arrived.promise;
  expect(answered).toBe(false);
  safe.resolve(undefined);
  expect(await answer).toBe(200);
  expect(received[0]!.update).toEqual(update);
});

test('an update that cannot be kept safe is not acknowledged', async () => {
  receive = () => Promise.reject(new Error('no disk'));
  expect((await post(JSON.stringify(update))).status).toBe(500);
});

test('without the secret nothing is read, and nothing is told', async () => {
  for (const secret of ['', 'wrong', `${options.secret}x`, options.secret.slice(1)]) {
    const answer = await post(JSON.stringify(update), { 'x-telegram-bot-api-secret-token': secret });
    expect([answer.status, await answer.text()]).toEqual([403, '']);
  }
  const { status } = await fetch(`${address}/telegram`, { method: 'POST', body: '{}' });
  expect(status).toBe(403);
  expect((await post('{}', {}, '/elsewhere')).status).toBe(404);
  expect(received).toEqual([]);
});

test('what is no update gets a clear refusal', async () => {
  for (const body of ['', '{', 'null', '[]', '{"update_id":"5"}', '{"update_id":1e99}'])
    expect((await post(body)).status).toBe(400);
  expect((await post('a=1', { 'content-type': 'text/plain' })).status).toBe(415);
  expect(received).toEqual([]);
});

test('only the networks named may call; behind a proxy of ours the address it tells counts', async () => {
  await server.close();
  await open({ from: ['149.154.160.0/20'] });
  expect((await post(JSON.stringify(update))).status).toBe(403);
  await server.close();
  await open({ from: ['149.154.160.0/20'], proxies: ['127.0.0.1'] });
  const from = (ip: string): Promise<Response> => post(JSON.stringify(update), { 'x-forwarded-for': ip });
  expect((await from('149.154.175.255')).status).toBe(200);
  expect((await from('149.154.176.1')).status).toBe(403);
  expect(received).toHaveLength(1);
});

test('a body over 1 MB is refused, told long or found long', async () => {
  const long = JSON.stringify({ ...update, more: 'x'.repeat(2 ** 20) });
  expect((await post(long)).status).toBe(413);
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(Buffer.alloc(2 ** 16, 'x'));
    },
  });
  const told = { method: 'POST', headers, body: stream, duplex: 'half' } as RequestInit;
  const status = await fetch(`${address}/telegram`, told).then(
    (answer) => answer.status,
    // The connection may be gone before all of it was sent.
    () => 413,
  );
  expect(status).toBe(413);
  expect(received).toEqual([]);
});

test('a body that comes in two pieces, cut at every byte, is the same body', async () => {
  const body = Buffer.from(JSON.stringify(update));
  const head =
    `POST /telegram HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\nconnection: close\r\n` +
    `x-telegram-bot-api-secret-token: ${options.secret}\r\ncontent-length: ${body.length}\r\n\r\n`;
  const { hostname, port } = new URL(address);
  for (let cut = 0; cut <= body.length; cut++) {
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.setNoDelay(true);
    socket.write(head);
    socket.write(body.subarray(0, cut));
    await new Promise(setImmediate);
    socket.write(body.subarray(cut));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 200/);
    socket.destroy();
  }
  expect(received).toHaveLength(body.length + 1);
  for (const letter of received) expect(Buffer.from(letter.body as Uint8Array).equals(body)).toBe(true);
});
