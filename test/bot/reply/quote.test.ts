import { expect, test } from 'vitest';
import { mask, quote } from '../../../bot/reply/quote.ts';
import { renderHtml } from '../../../bot/reply/render-html.ts';
import { lines, theirs } from '../../../bot/reply/message.ts';
import { openHouse } from '../../../bot/run.ts';
import type { Entity } from '../../../nlp/index.ts';

const { pipeline } = openHouse();

test.each([
  ['карта 4400 4301 2345 6789, срок 12/27', /4400|4301|2345|6789/],
  ['ИИН 900101300123 или 900101 300 123', /900101|300123/],
  ['позвоните +7 701 234 56 78', /701|234/],
  ['код 482913 из смс', /482913/],
  ['переведите 900101300123 тг', /900101300123/],
  ['счёт KZ86125KZT5004100100', /KZ86/],
])('numbers of persons are masked: %s', (text, number) => {
  const { entities } = pipeline.analyze(text, []);
  expect(mask(text, entities)).not.toMatch(number);
  expect(mask(text, entities)).toContain('•••');
});

test('a span that begins or ends inside a number shows no part of it; nor do numbers that overlap', () => {
  const text = 'карта 4400430123456789 код 482913';
  const entities: Entity[] = [
    { kind: 'card', start: 6, end: 22 },
    { kind: 'code', start: 18, end: 33 },
  ];
  for (let start = 0; start < text.length; start++) {
    for (let end = start + 1; end <= text.length; end++)
      expect(quote(text, { start, end }, entities)).not.toMatch(/\d/);
  }
});

test('nothing of the user becomes markup or something to tap', () => {
  const given =
    '<a href="https://x.top">kaspi-login.top</a> @support_bot /start #tag $KZT tg://resolve?domain=x a@b.kz &lt;';
  const [html] = renderHtml({ blocks: [lines([theirs(given)])], buttons: [] });
  expect(html).not.toMatch(/<|"/);
  // What Telegram makes links of by itself: addresses, names, commands, tags.
  expect(html).not.toMatch(/[\p{L}\p{N}]\.[\p{L}\p{N}]|@\w|(?<!&#?)\/\w|#\w|\$\w|:\/\//u);
  expect(html!.replaceAll('\u2060', '')).toBe(
    given.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  );
});
