import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePress } from '../../../bot/dialog/decode-press.ts';
import { longestPress } from '../../../bot/dialog/press.ts';
import { newChat } from '../../../bot/dialog/step.ts';
import type { Incoming } from '../../../bot/dialog/types.ts';
import { renderHtml } from '../../../bot/reply/render-html.ts';
import { openHouse } from '../../../bot/run.ts';
import { namedIn } from '../../../bot/turn.ts';
import { checkHtml } from '../../support/bot-api-checks.ts';
import { diagram, hear, walk } from '../../support/dialog-graph.ts';

const house = openHouse();
const named = namedIn(house.facts);
const { said, edges } = walk(house);

/** Where help is already being given, or is one tap away on the screen itself. */
const inTrouble = new Set(['ask-lost', 'ask-time', 'step', 'cannot', 'all-steps', 'nothing-lost']);

test('from everything said a tap leads back, and a tap leads to help', () => {
  for (const { say, message } of said) {
    // The answer to an example follows it at once.
    if (say.kind === 'example') continue;
    const kinds = message.buttons.flat().map(({ press }) => decodePress(press, named)?.kind);
    if (say.kind !== 'start') expect(kinds, `${say.kind}: the way back`).toContain('start');
    if (!inTrouble.has(say.kind)) expect(kinds, `${say.kind}: the way to help`).toContain('happened');
  }
});

test('the walk comes to everything that can be said', () => {
  const reached = new Set(said.map(({ say }) => say.kind));
  expect([...reached].sort()).toEqual([
    'all-steps',
    'ask-donation',
    'ask-language',
    'ask-lost',
    'ask-time',
    'ask-wrong',
    'cannot',
    'card',
    'complaint',
    'empty',
    'example',
    'forgotten',
    'help',
    'language-set',
    'next',
    'nothing-lost',
    'official',
    'question',
    'reminder-set',
    'send-message',
    'simple-set',
    'start',
    'step',
    'subscribed',
    'too-old',
    'topic',
    'unknown-command',
    'unreadable',
    'verdict',
    'verdict-again',
    'why',
    'wrong-thanks',
  ]);
});

test('the diagram in CONTRIBUTING.md is that of the code: `npm run diagram`', () => {
  const contributing = readFileSync(new URL('../../../CONTRIBUTING.md', import.meta.url), 'utf8');
  expect(contributing).toContain(diagram(edges));
});

test('ten thousand random steps: always an answer, always one that Telegram takes', () => {
  const texts = [
    'код айтып қойдым',
    'звонят из банка',
    'сәлем',
    'продиктуйте код из смс',
    '<b>&',
    'а'.repeat(5000),
    '🙂',
  ];
  const commands = ['start', 'help', 'lang', 'sos', 'simple', 'forget', 'official', 'x'];
  const choice = fc.record({
    what: fc.constantFrom('press', 'press', 'press', 'old press', 'text', 'command', 'any'),
    which: fc.nat(),
    text: fc.string({ unit: 'binary', maxLength: 80 }),
  });
  fc.assert(
    fc.property(fc.array(choice, { minLength: 50, maxLength: 50 }), (choices) => {
      let state = newChat;
      let about: { text: string; hiddenLinks: [] } | null = null;
      const shown: string[] = ['start'];
      for (const { what, which, text } of choices) {
        const incoming = ((): Incoming => {
          switch (what) {
            case 'press':
              return { kind: 'press', press: shown.at(-1 - (which % Math.min(12, shown.length)))!, about };
            case 'old press':
              return { kind: 'press', press: shown[which % shown.length]!, about: null };
            case 'command':
              return { kind: 'command', name: commands[which % commands.length]!, argument: text };
            case 'text':
              return {
                kind: 'text',
                passage: { text: texts[which % texts.length]!, hiddenLinks: [] },
                forwarded: which % 2 === 0,
                beside: null,
              };
            case 'any':
              return which % 2 === 0
                ? { kind: 'text', passage: { text, hiddenLinks: [] }, forwarded: false, beside: null }
                : { kind: 'press', press: text, about };
          }
        })();
        if (incoming.kind === 'text') about = { text: incoming.passage.text, hiddenLinks: [] };
        const answers = hear(state, incoming, house);
        expect(answers.length).toBeGreaterThan(0);
        for (const { message, state: after } of answers) {
          state = after;
          for (const html of renderHtml(message)) {
            expect(html.length).toBeLessThanOrEqual(4096);
            checkHtml(html);
          }
          for (const { press, label } of message.buttons.flat()) {
            expect(label).not.toBe('');
            expect(Buffer.byteLength(press)).toBeLessThanOrEqual(longestPress);
            expect(decodePress(press, named)).not.toBeNull();
            shown.push(press);
          }
        }
      }
    }),
    { numRuns: 200, seed: 20261122 },
  );
});
