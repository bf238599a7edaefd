import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Span } from '../types.ts';

const candidate = /(?<![\p{L}\d.,])\+?\d[\d ().-]{8,18}\d(?![\d\p{L}])/gu;

/** Shorter numbers belong to services. */
export const leastPhoneDigits = 10;
const mostPhoneDigits = 15;

/** Telephone numbers with the country they belong to; short service numbers are not among them. Spans point into `text`. */
export function findPhones(text: string): (Span & { kind: 'phone'; country: string | null })[] {
  const found: (Span & { kind: 'phone'; country: string | null })[] = [];
  for (const { 0: run, index } of text.matchAll(candidate)) {
    const digits = run.replace(/\D/g, '').length;
    if (digits < leastPhoneDigits || digits > mostPhoneDigits) continue;
    const phone = parsePhoneNumberFromString(run, 'KZ');
    if (phone?.isPossible() !== true) continue;
    found.push({ kind: 'phone', start: index, end: index + run.length, country: phone.country ?? null });
  }
  return found;
}
