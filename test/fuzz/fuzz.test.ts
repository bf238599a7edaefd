import { expect, test } from 'vitest';
import { openHouse } from '../../bot/run.ts';
import { fuzzUpdates } from './fuzz-updates.ts';
import { sentButtons } from './sent-buttons.ts';
import { acceptedForgeries } from './tampered-buttons.ts';

const house = openHouse();

test('five thousand random updates: every answer is one that Telegram takes; `npm run fuzz` sends a million', () => {
  const counts = fuzzUpdates(house, 5000, 20_261_122);
  expect(counts.updates).toBeGreaterThan(3000);
  // The generator brings forth something to answer, not only what is turned away at the door.
  expect(counts.answers).toBeGreaterThan(counts.updates / 3);
});

test('no tampered button is taken for ours', () => {
  const { signer, sent } = sentButtons(house);
  expect(sent.length).toBeGreaterThan(100);
  for (const { chat, data } of sent)
    expect(signer.open({ kind: 'press', press: data, about: null }, chat)).not.toMatchObject({ press: '' });
  expect(acceptedForgeries(signer, sent, 20_000, 1)).toEqual([]);
});
