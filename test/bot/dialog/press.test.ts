import { expect, test } from 'vitest';
import { decodePress } from '../../../bot/dialog/decode-press.ts';
import { encodePress } from '../../../bot/dialog/encode-press.ts';
import { longestPress, type Press } from '../../../bot/dialog/press.ts';
import { complaintReceivers, times, wrongReasons } from '../../../bot/dialog/types.ts';
import { openHouse } from '../../../bot/run.ts';
import { namedIn } from '../../../bot/turn.ts';
import type { Verdict } from '../../../nlp/index.ts';

const { facts } = openHouse();
const named = namedIn(facts);
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
const everything = facts.losses;
const answers = facts.questions.slice(0, 5).map(({ options }, question) => ({
  question,
  option: question % 2 === 0 ? options.length - 1 : null,
}));

const presses: Press[] = [
  ...verdicts.flatMap((verdict): Press[] => [
    ...(['why', 'next', 'card', 'happened', 'nothing-lost', 'again', 'not-lost', 'wrong'] as const).map(
      (kind): Press => ({
        kind,
        verdict,
      }),
    ),
    { kind: 'language', language: 'kk', verdict },
    { kind: 'lost', lost: everything, verdict },
    { kind: 'lost-all', lost: everything.slice(0, 1), verdict },
    ...wrongReasons.flatMap((reason): Press[] => [
      { kind: 'reason', reason, verdict },
      { kind: 'donate', reason, agreed: true, verdict },
      { kind: 'donate', reason, agreed: false, verdict },
    ]),
    ...times.flatMap((time): Press[] => {
      const trouble = { lost: everything, time, day: time === 'now' ? 20_465 : null, verdict };
      return [
        ...(['step', 'step-ru', 'step-kk', 'done', 'cannot', 'remind'] as const).map((kind): Press => ({
          kind,
          trouble,
          index: 27,
        })),
        { kind: 'all-steps', trouble },
        ...complaintReceivers.map((to): Press => ({ kind: 'complaint', to, trouble })),
      ];
    }),
  ]),
  { kind: 'answer', answers: [], then: 'ask' },
  { kind: 'answer', answers, then: 'enough' },
  { kind: 'set-language', language: 'ru' },
  { kind: 'example', example: 'genuine' },
  { kind: 'official', section: null, page: 0 },
  { kind: 'official', section: 'national-bank', page: 12 },
  ...(['start', 'help', 'send-message', 'forget', 'simple', 'official-menu'] as const).map((kind): Press => ({
    kind,
  })),
];

test('every button comes back as what it was, in at most 64 bytes', () => {
  for (const press of presses) {
    const encoded = encodePress(press, named);
    expect(Buffer.byteLength(encoded), encoded).toBeLessThanOrEqual(longestPress);
    expect(decodePress(encoded, named)).toEqual(press);
  }
});

test.each([
  '',
  'why',
  'why:x',
  'start:u',
  'set:en',
  'official:police:-1',
  'official:police:x',
  'nonsense',
  'why:s/',
  'why:s/no-such-scheme',
  'why:s//no-such-variant',
  'why:s//code-1414-two-stage/x',
  'why:s/sms-code/code-1414-two-stage',
  'lost:zzzz:u',
  'lost:-1:u',
  'step:1:7:0:u',
  'step:1:0-:0:u',
  'step:1:0:99999:u',
  'ask:0',
  'ask:0z0z',
  'ask:00zz',
  'ask:1y',
  'reason:because:u',
])('«%s» is no button of ours', (text) => expect(decodePress(text, named)).toBeNull());
