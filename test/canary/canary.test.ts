import { expect, test } from 'vitest';
import { openHouse } from '../../bot/run.ts';
import { digitMark, findMarks, letterMarks } from './marks.ts';
import { runCanary } from './run-canary.ts';

test.each([
  ['as it is', Buffer.from(`a ${letterMarks[1]} b`)],
  ['in UTF-16', Buffer.from(`a ${letterMarks[1]} b`, 'utf16le')],
  [
    'escaped',
    Buffer.from(
      JSON.stringify(letterMarks[1]).replace(
        /[а-яъь]/g,
        (sign) => `\\u0${sign.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    ),
  ],
  ['in percents', Buffer.from(encodeURI(`x ${letterMarks[1]}`))],
  ['in base64', Buffer.from(Buffer.from(`some words ${letterMarks[1]} and more`).toString('base64'))],
])('the search finds a mark %s', (_, bytes) => {
  expect(findMarks(bytes, letterMarks)).toHaveLength(1);
  expect(findMarks(Buffer.from('nothing of the kind'), [...letterMarks, digitMark])).toEqual([]);
});

test(
  'two hundred marked updates leave no mark behind, whatever fails: `npm run canary` plays ten thousand',
  { timeout: 120_000 },
  async () => {
    const report = await runCanary(200, 2, openHouse().words);
    expect(report.controlFound).toBe(true);
    expect(report.failures).toBeGreaterThan(20);
    expect(report.kept).toMatch(/•••.*•••/);
    expect(report.searched.length).toBeGreaterThan(7);
    for (const { where, found } of report.searched) expect(found, where).toEqual([]);
  },
);
