import type { SpokenLanguage } from '../dialog/types.ts';
import type { Claim } from '../facts/types.ts';
import { sayDate } from './dates.ts';
import type { Line } from './message.ts';
import type { Words } from './words.ts';

/** «Генпрокуратура, 25 декабря 2025 г.: …»: no claim without who said it and when. */
export function sayClaim(
  words: Words,
  language: SpokenLanguage,
  { issuer, date }: Claim,
  claim: string,
): Line {
  const said = { issuer: words.text(language, 'issuers', issuer), text: claim };
  if (date === null) return [{ text: words.ui(language, 'verdict.warning-undated', said) }];
  return [{ text: words.ui(language, 'verdict.warning', { ...said, date: sayDate(date, language) }) }];
}
