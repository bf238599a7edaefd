import { expect, test } from 'vitest';
import { drawCard } from '../../../bot/reply/draw-card.ts';

const png = (text: string): string => Buffer.from(drawCard(text)).toString('base64');

test('a card is a PNG, and every Kazakh and Russian letter has a shape of its own', () => {
  expect(Buffer.from(drawCard('Анашым')).subarray(1, 4).toString()).toBe('PNG');
  const missing = png('\ue000');
  for (const letter of 'әғқңөұүһіӘҒҚҢӨҰҮҺІёйъыэ«»—№') expect(png(letter), letter).not.toBe(missing);
});

test('markup in a card is only letters', () => {
  expect(() => drawCard('<b>&"</text>')).not.toThrow();
});
