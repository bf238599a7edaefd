import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Happening, kindOfError } from '../../../bot/observe/happening.ts';
import { logsTo } from '../../../bot/observe/log.ts';
import { type Operations, serveOperations } from '../../../bot/observe/operations.ts';

const answered: Happening = {
  what: 'answered',
  update: 5,
  chat: 'Ab3_x9Qz',
  kind: 'text',
  verdict: 'scam',
  ms: 12,
};

let operations: Operations;
let storage: boolean;
let listening: boolean;

beforeEach(async () => {
  storage = true;
  listening = true;
  operations = await serveOperations(
    { host: '127.0.0.1', port: 0 },
    {
      storage: () => Promise.resolve(storage),
      listening: () => listening,
      inHand: () => 3,
      waiting: () => 4,
    },
  );
});
afterEach(() => operations.close());

const get = async (path: string): Promise<[number, string]> => {
  const answer = await fetch(`http://127.0.0.1:${operations.port}${path}`);
  return [answer.status, await answer.text()];
};

test('alive is who answers; ready is who can write and hears Telegram', async () => {
  expect(await get('/ready')).toEqual([200, '{"storage":true,"listening":true}']);
  storage = false;
  expect((await get('/ready'))[0]).toBe(503);
  storage = true;
  listening = false;
  expect((await get('/ready'))[0]).toBe(503);
  expect((await get('/health'))[0]).toBe(200);
  expect((await get('/elsewhere'))[0]).toBe(404);
});

test('what happens can be read as metrics', async () => {
  operations.tell(answered);
  operations.tell({ what: 'accepted', fresh: 2, repeated: 1, ms: 3 });
  operations.tell({ what: 'send given up', id: 1, why: 'too late', error: '', code: '' });
  const [status, text] = await get('/metrics');
  expect(status).toBe(200);
  expect(text).toContain('abaila_answers_total{kind="text",verdict="scam"} 1');
  expect(text).toContain('abaila_updates_total{delivery="first"} 2');
  expect(text).toContain('abaila_sends_total{outcome="too late"} 1');
  expect(text).toContain('abaila_inbox 3');
  expect(text).toContain('abaila_outbox 4');
});

test('the log has ids, kinds and numbers; an error leaves its kind there and not its words', async () => {
  const out = new PassThrough();
  const tell = await logsTo(out);
  tell(answered);
  const error = Object.assign(new TypeError('не могу ответить на «код 1234»'), {
    code: 400,
    on: { payload: { text: 'код 1234' } },
  });
  tell({ what: 'try failed', update: 5, ...kindOfError(error) });
  const lines = (out.read() as Buffer)
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  expect(lines[0]).toMatchObject({ level: 30, msg: 'answered', update: 5, verdict: 'scam', ms: 12 });
  expect(lines[1]).toEqual({
    level: 40,
    time: expect.any(Number) as number,
    msg: 'try failed',
    update: 5,
    error: 'TypeError',
    code: 400,
  });
  expect(JSON.stringify(lines)).not.toContain('1234');
});
