import type { PartialDate } from '../facts/types.ts';
import type { SpokenLanguage } from '../dialog/types.ts';

const parts: Readonly<Record<number, Intl.DateTimeFormatOptions>> = {
  1: { year: 'numeric' },
  2: { year: 'numeric', month: 'long' },
  3: { year: 'numeric', month: 'long', day: 'numeric' },
};

/** «22 января 2026 г.», «2026 ж. қаңтар», «2026 г.»: a date as far as it is known. */
export function sayDate(date: PartialDate, language: SpokenLanguage): string {
  const known = date.split('-').length;
  const said = new Intl.DateTimeFormat(language, { ...parts[known], timeZone: 'UTC' }).format(new Date(date));
  return known === 1 ? `${said} ${language === 'ru' ? 'г.' : 'ж.'}` : said;
}
