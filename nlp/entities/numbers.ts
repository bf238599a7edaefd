// Numbers that mean something by their shape: cards, individual numbers, accounts, sums, one-time codes.
import type { Span } from '../types.ts';

type NumberKind = 'card' | 'iin' | 'iban' | 'code' | 'sum';
type Found = Span & { kind: NumberKind };

const longRun = /(?<![\p{L}\d])\d(?:[ -]?\d){11,18}(?!\d)/gu;
const iban = /(?<![\p{L}\d])kz\d{2}(?: ?[a-z0-9]){16}(?![\p{L}\d])/gu;
const sum =
  /(?<!\d)\d[\d\u00a0 .,]{0,14}(?:(?:к|k|тыс|мың|мын|млн|миллион|млрд)\.?\p{L}{0,8}\s?)?(?:тг|тенге|теңге|тнг|tg|kzt|₸|т\b|руб|₽|\$|долл|usd|€|евро)(?!\p{L}{4})|(?<!\d)\d[\d\u00a0 .,]{0,14}(?:к(?!\p{L})|k(?!\p{L})|тыс|мың|мын(?!а)|млн|миллион|млрд)/gu;
const codeDigits = /(?<![\d.,])\d(?:[ -]?\d){3,7}(?![\d.,]?\d)/g;
/** A code stands near its name, in the same sentence: «код: 123456», «123-456 — ваш код». */
const codeReach = 40;
const nameBefore = /(?:код|kod|code|парол|құпиясөз|parol|password)(?:(?!\.\s)[^!?\n])*$/u;
const nameAfter = /^(?:(?!\.\s)[^!?\n])*(?:код|kod|code|парол|құпиясөз|parol|password)/u;

/** The fewest digits of anything longer than a code. */
const leastLongRun = 12;
const leastCode = 4;

/**
 * Numbers that may overlap: a run can look like several things. A service's short number is no code. `digits`: how many
 * the text has. Spans point into `text`.
 */
export function findNumbers(text: string, digits: number, serviceNumbers: ReadonlySet<string>): Found[] {
  const found: Found[] = [];
  if (digits >= leastLongRun) found.push(...findLongRuns(text));
  for (const { 0: run, index } of text.matchAll(sum)) {
    found.push({ kind: 'sum', start: index, end: index + run.trimEnd().length });
  }
  if (digits < leastCode) return found;
  found.push(...findCodes(text).filter(({ start, end }) => !serviceNumbers.has(text.slice(start, end))));
  return found;
}

function findLongRuns(text: string): Found[] {
  const found: Found[] = [];
  for (const { 0: run, index } of text.matchAll(iban)) {
    if (isIban(run.replaceAll(' ', ''))) found.push({ kind: 'iban', start: index, end: index + run.length });
  }
  for (const { 0: run, index } of text.matchAll(longRun)) {
    const digits = run.replace(/\D/g, '');
    const span = { start: index, end: index + run.length };
    if (digits.length === 12 && isIin(digits)) found.push({ kind: 'iin', ...span });
    // One in ten random runs passes the checksum of cards, and people mistype: every long run is treated as one.
    else if (digits.length >= 13) found.push({ kind: 'card', ...span });
  }
  return found;
}

function findCodes(text: string): Found[] {
  const found: Found[] = [];
  for (const { 0: run, index } of text.matchAll(codeDigits)) {
    const end = index + run.length;
    const named =
      nameBefore.test(text.slice(Math.max(0, index - codeReach), index)) ||
      nameAfter.test(text.slice(end, end + codeReach));
    if (named) found.push({ kind: 'code', start: index, end });
  }
  return found;
}

/** Kazakhstan's individual identification number: birth date, century and a check digit with two rows of weights. */
function isIin(digits: string): boolean {
  const month = Number(digits.slice(2, 4));
  const day = Number(digits.slice(4, 6));
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const weighted = (weights: readonly number[]): number =>
    weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0) % 11;
  let check = weighted([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  if (check === 10) check = weighted([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]);
  return check === Number(digits[11]);
}

/** ISO 13616: letters as numbers, the first four at the end, remainder 1 by 97. */
function isIban(account: string): boolean {
  let remainder = 0;
  for (const character of account.slice(4) + account.slice(0, 4)) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
