import { expect, test } from 'vitest';
import { readConfig } from '../../bot/config.ts';
import { Faults } from '../../nlp/index.ts';

const token = `1:${'a'.repeat(35)}`;
const webhook = {
  BOT_TOKEN: token,
  WEBHOOK_URL: 'https://bot.example.kz/telegram',
  WEBHOOK_SECRET: 'a-secret-of-enough-length',
};

test('without a token the bot talks in the terminal; with one it asks Telegram', () => {
  expect(readConfig({ BOT_TOKEN: '' }).mode).toBe('console');
  expect(readConfig({ BOT_TOKEN: token })).toMatchObject({
    mode: 'telegram',
    wayIn: { by: 'polling' },
    operations: null,
  });
});

test('a webhook is set as a whole', () => {
  expect(readConfig({ ...webhook, WEBHOOK_FROM: 'telegram', METRICS_PORT: '9100' })).toMatchObject({
    wayIn: { by: 'webhook', port: 8080, from: ['149.154.160.0/20', '91.108.4.0/22'], proxies: [] },
    operations: { host: '127.0.0.1', port: 9100 },
  });
  for (const field of Object.keys(webhook))
    expect(() => readConfig({ ...webhook, [field]: '' })).toThrow(`${field}: is needed for a webhook`);
});

test.each([
  ['WEBHOOK_URL', 'http://bot.example.kz'],
  ['WEBHOOK_SECRET', 'short'],
  ['WEBHOOK_SECRET', 'with blanks is not taken by Telegram'],
  ['WEBHOOK_PORT', '70000'],
  ['WEBHOOK_PORT', 'a'],
  ['WEBHOOK_FROM', '149.154.160.0/33'],
  ['WEBHOOK_FROM', 'everybody'],
  ['WEBHOOK_PROXIES', '10.0.0.0/8,'],
  ['METRICS_PORT', '0'],
])('%s=%s is refused with the name of the setting', (field, value) => {
  expect(() => readConfig({ ...webhook, [field]: value })).toThrow(field);
});

test.each([
  [undefined, 'on'],
  ['', 'on'],
  ['on', 'on'],
  ['off', 'off'],
])('READER=%s: the second reader is %s', (READER, wanted) => {
  expect(readConfig({ READER }).reader).toBe(wanted);
});

test('what READER cannot be is said, with its name', () => {
  const read = (): unknown => readConfig({ READER: 'maybe' });
  expect(read).toThrow(Faults);
  expect(read).toThrow(/READER/);
});
