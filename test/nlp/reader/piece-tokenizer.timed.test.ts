import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder } from '../../../nlp/index.ts';
import { decodeVocabulary, PieceTokenizer } from '../../../nlp/reader/index.ts';
import { worstTexts } from '../../support/worst-texts.ts';

const file = readFileSync(join(dataFolder, 'model', 'reader', 'vocabulary.bin'));
const tokenizer = new PieceTokenizer(decodeVocabulary(file));

/** Microseconds, the best of several: what the text costs, not what else the machine does meanwhile. */
function cost(text: string): number {
  let best = Infinity;
  for (let i = 0; i < 40; i++) {
    const started = performance.now();
    tokenizer.ids(text);
    best = Math.min(best, (performance.now() - started) * 1000);
  }
  return best;
}

const text =
  'Здравствуйте, это служба безопасности банка. С вашей карты пытаются перевести 450 000 тенге в Алматы, ' +
  'продиктуйте код из SMS, иначе деньги спишут. Сіздің картаңыз бұғатталады, кодты айтыңыз, тез болыңыз.';

// The first texts pay for the compiler.
for (let i = 0; i < 2000; i++) tokenizer.ids(text + String(i));

test('200 characters have their pieces within 100 µs', () => {
  expect(text.length).toBeGreaterThan(195);
  expect(cost(text)).toBeLessThan(100);
});

test.each(worstTexts(4000))(
  '%s: twenty times the length costs at most some forty times as much',
  (_, worst) => {
    // Against the cost of an ordinary text as well: of some texts 200 characters cost almost nothing.
    expect(cost(worst)).toBeLessThan(40 * Math.max(cost(worst.slice(0, 200)), cost(text)));
  },
);
