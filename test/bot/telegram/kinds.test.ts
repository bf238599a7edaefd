import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { arrivalOf, asideOf } from '../../../bot/telegram/incoming.ts';
import { type Decision, updateKinds } from '../../support/update-kinds.ts';

test.each(updateKinds)('$name: $decision', ({ update, decision }) => {
  expect(decisionOn(update)).toBe(decision);
});

test('the table in CONTRIBUTING.md has every row: `npm run diagram`', () => {
  const contributing = readFileSync(new URL('../../../CONTRIBUTING.md', import.meta.url), 'utf8');
  for (const { name, decision } of updateKinds)
    expect(contributing.replaceAll(/ +/g, ' ')).toContain(`| ${name} | ${decision} |`);
});

function decisionOn(update: Parameters<typeof arrivalOf>[0]): Decision {
  if (asideOf(update) !== null) return 'answered where it was asked';
  const arrival = arrivalOf(update, 'fake_bot');
  if (arrival?.edited === true) return 'the answer is corrected in place';
  switch (arrival?.incoming.kind) {
    case 'text':
      return 'the words are judged';
    case 'command':
      return 'a command is obeyed';
    case 'press':
      return 'a button does its job';
    case 'unreadable':
      return 'said honestly that it cannot be read';
    // Heard only by a group's own wish.
    case 'overheard':
    case undefined:
      return 'nothing: nobody asks';
  }
}
