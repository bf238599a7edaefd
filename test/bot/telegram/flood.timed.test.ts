import { expect, test } from 'vitest';
import { openHouse } from '../../../bot/run.ts';
import { startOnFakeApi } from '../../support/telegram-bot.ts';

const house = openHouse();
const question = 'Это банк. Продиктуйте код из СМС';
const limit = { updates: 40, seconds: 60 };
const asked = 120;
const everyMs = 40;

/** How long others wait for their answers, in milliseconds, while one chat sends `flood` messages a second. */
async function waits(flood: number): Promise<number[]> {
  const bot = await startOnFakeApi(house, {
    limit,
    pace: { perSecond: 30, perChatMs: 1000, perGroupMs: 3000 },
  });
  try {
    const { api } = bot;
    // Whatever has to be loaded is loaded before anything is measured.
    api.text(question, 999);
    await api.waitFor('sendMessage');
    const sentAt = new Map<number, number>();
    let next = 1;
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        for (let i = 0; i < (flood * everyMs) / 1000; i++) api.text(question, 666);
        sentAt.set(next, Date.now());
        api.text(question, next);
        if (next++ < asked) return;
        clearInterval(timer);
        resolve();
      }, everyMs);
    });
    const answers = (): Map<number, number> =>
      new Map(api.of('sendMessage').map(({ params, at }) => [Number(params['chat_id']), at]));
    await expect
      .poll(() => [...sentAt.keys()].every((chat) => answers().has(chat)), { timeout: 15_000 })
      .toBe(true);
    const at = answers();
    return [...sentAt].map(([chat, sent]) => at.get(chat)! - sent).sort((a, b) => a - b);
  } finally {
    await bot.stop();
  }
}

const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;

test('four hundred messages a second of one chat do not make the others wait twice as long', async () => {
  const calm = await waits(0);
  const flooded = await waits(400);
  const [calm99, flooded99] = [percentile(calm, 0.99), percentile(flooded, 0.99)];
  process.stdout.write(
    `others wait, ms: calm p50 ${percentile(calm, 0.5)} p99 ${calm99}, flooded p50 ${percentile(flooded, 0.5)} p99 ${flooded99}\n`,
  );
  // Nobody notices less than this, and a busy machine adds as much by itself.
  const unnoticedMs = 25;
  expect(flooded99).toBeLessThanOrEqual(2 * Math.max(calm99, unnoticedMs));
});
