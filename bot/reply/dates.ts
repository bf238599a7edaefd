import type { PartialDate } from '../facts/types.ts';
import type { SpokenLanguage } from '../dialog/types.ts';

const parts: Readonly<Record<number, Intl.DateTimeFormatOptions>> = {
  1: { year: 'numeric' },
  2: { year: 'numeric', month: 'long' },
  3: { year: 'numeric', month: 'long', day: 'numeric' },
};

/** Making one takes longer than all the rest of an answer; there are six. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: SpokenLanguage, known: number): Intl.DateTimeFormat {
  const key = `${language} ${known}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...parts[known], timeZone: 'UTC' });
  formats.set(key, format);
  return format;
}

/** «22 января 2026 г.», «2026 ж. қаңтар», «2026 г.»: a date as far as it is known. */
export function sayDate(date: PartialDate, language: SpokenLanguage): string {
  const known = date.split('-').length;
  const said = formatOf(language, known).format(new Date(date));
  return known === 1 ? `${said} ${language === 'ru' ? 'г.' : 'ж.'}` : said;
}
