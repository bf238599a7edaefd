// Quick versions of `npm run chaos`.
import { expect, test } from 'vitest';
import { seeded } from '../support/seeded.ts';
import { stormOverApi } from './api.ts';
import { DiskFile } from './disk-after-cut.ts';
import { killAgainAndAgain } from './kill.ts';

const nothing = { lost: 0, deadLetters: 0 };

test.each(['polling', 'webhook'] as const)(
  'killed four times, %s: none lost, none twice',
  async (wayIn) => {
    // A send counts as late by the clock: a disk that stalls for a quarter of a second shows in it, and nowhere else.
    let late = Infinity;
    for (let attempt = 0; late > 0 && attempt < 3; attempt++) {
      const { repeatedLate, ...result } = await killAgainAndAgain(wayIn, 4, 11);
      expect(result).toMatchObject({
        ...nothing,
        updates: 120,
        marksLost: 0,
        judgedTwice: 0,
        outOfOrder: 0,
      });
      late = repeatedLate;
    }
    expect(late).toBe(0);
  },
  60_000,
);

test('two storms: none lost, nobody written to before retry_after', async () => {
  const result = await stormOverApi(2, 5);
  expect(result).toMatchObject({ ...nothing, callsBeforeRetryAfter: 0 });
  expect(result.faults).toBeGreaterThan(20);
}, 60_000);

test('a disk after a power cut keeps what was synced, and any part of the rest', () => {
  const disk = new DiskFile();
  const write = (offset: number, text: string): void =>
    disk.note({ type: 'W', file: 'a', offset, length: text.length, bytes: Buffer.from(text) });
  write(0, 'a'.repeat(2048));
  disk.note({ type: 'S', file: 'a', offset: 0, length: 0, bytes: Buffer.alloc(0) });
  write(0, 'b'.repeat(2048));
  const random = seeded(3);
  const found = Array.from({ length: 20 }, () => disk.afterCut(random).toString());
  expect(new Set(found.map((text) => text.length))).toEqual(new Set([2048]));
  expect(new Set(found).size).toBeGreaterThan(5);
  expect(disk.whole().toString()).toBe('b'.repeat(2048));
});
