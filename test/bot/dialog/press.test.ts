import { expect, test } from 'vitest';
import { decodePress, encodePress, longestPress, type Press } from '../../../bot/dialog/press.ts';
import { openHouse } from '../../../bot/run.ts';
import type { Verdict } from '../../../nlp/index.ts';

const { facts } = openHouse();
const schemes = {
  has: (id: string): boolean => facts.schemes.has(id),
  ofVariant: (id: string): string | undefined => facts.schemeOf.get(id),
};
const verdicts: Verdict[] = [
  { kind: 'unclear' },
  { kind: 'information' },
  { kind: 'no-signs' },
  ...[...facts.schemes.values()].flatMap(({ id, variants }) =>
    [null, ...variants.map((variant) => variant.id)].map((variant): Verdict => ({
      kind: 'suspicious',
      scheme: id,
      variant,
    })),
  ),
];
const losses = [...facts.emergencies.values()].flatMap(({ lost }) => lost ?? []);

const presses: Press[] = [
  ...verdicts.flatMap((verdict): Press[] => [
    ...(['why', 'next', 'card', 'happened', 'nothing-lost', 'again'] as const).map((kind): Press => ({
      kind,
      verdict,
    })),
    { kind: 'language', language: 'kk', verdict },
  ]),
  ...facts.asked.map(({ id }): Press => ({ kind: 'asked', asked: id })),
  { kind: 'set-language', language: 'ru' },
  { kind: 'official', section: null, page: 0 },
  { kind: 'official', section: 'national-bank', page: 12 },
  { kind: 'wrong' },
  { kind: 'help' },
];

test('every button comes back as what it was, in at most 64 bytes', () => {
  for (const press of presses) {
    const encoded = encodePress(press);
    expect(Buffer.byteLength(encoded)).toBeLessThanOrEqual(longestPress);
    expect(decodePress(encoded, schemes)).toEqual(press);
  }
});

test('the longest button, a loss under the longest verdict, fits too', () => {
  for (const verdict of verdicts) {
    for (const loss of losses) {
      const encoded = encodePress({ kind: 'lost', loss, all: true, verdict });
      expect(Buffer.byteLength(encoded), encoded).toBeLessThanOrEqual(longestPress);
    }
  }
});

test.each([
  '',
  'why',
  'why:x',
  'lost:code',
  'set:en',
  'official:police:-1',
  'official:police:x',
  'nonsense',
  'why:s/',
  'why:s/no-such-scheme',
  'why:s//no-such-variant',
])('«%s» is no button of ours', (text) => expect(decodePress(text, schemes)).toBeNull());
