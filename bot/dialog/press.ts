// What a button says when it is pressed: a short text the messenger carries back, and nothing of the user's.
import type { SchemeId, VariantId, Verdict, VerdictKind } from '../../nlp/index.ts';
import { type OfficialSection, officialSections, type SpokenLanguage, spokenLanguages } from './types.ts';

/** A pressed button, understood. */
export type Press =
  | {
      readonly kind: 'why' | 'next' | 'card' | 'happened' | 'nothing-lost' | 'again';
      readonly verdict: Verdict;
    }
  | { readonly kind: 'lost'; readonly loss: string; readonly all: boolean; readonly verdict: Verdict }
  | { readonly kind: 'language'; readonly language: SpokenLanguage; readonly verdict: Verdict }
  | { readonly kind: 'set-language'; readonly language: SpokenLanguage }
  | { readonly kind: 'asked'; readonly asked: string }
  | { readonly kind: 'official'; readonly section: OfficialSection | null; readonly page: number }
  | { readonly kind: 'wrong' | 'help' };

/** Telegram carries at most this many bytes in a button. */
export const longestPress = 64;

const verdictLetters: Readonly<Record<VerdictKind, string>> = {
  scam: 's',
  suspicious: 'p',
  unclear: 'u',
  information: 'i',
  'no-signs': 'n',
};

export function encodePress(press: Press): string {
  switch (press.kind) {
    case 'why':
    case 'next':
    case 'card':
    case 'happened':
    case 'nothing-lost':
    case 'again':
      return join(press.kind, encodeVerdict(press.verdict));
    case 'lost':
      return join(press.all ? 'all' : 'lost', press.loss, encodeVerdict(press.verdict));
    case 'language':
      return join(press.language, encodeVerdict(press.verdict));
    case 'set-language':
      return join('set', press.language);
    case 'asked':
      return join('asked', press.asked);
    case 'official':
      return join('official', press.section ?? '', String(press.page));
    case 'wrong':
    case 'help':
      return press.kind;
  }
}

/** Which schemes and variants there are; a button may name no others. */
export interface KnownSchemes {
  readonly has: (scheme: SchemeId) => boolean;
  readonly ofVariant: (variant: VariantId) => SchemeId | undefined;
}

/** Understands what a button carried; null for anything else (an older version's, a forgery). */
export function decodePress(text: string, schemes: KnownSchemes): Press | null {
  const [action = '', ...rest] = text.split(':');
  const verdict = decodeVerdict(rest.at(-1), schemes);
  switch (action) {
    case 'why':
    case 'next':
    case 'card':
    case 'happened':
    case 'nothing-lost':
    case 'again':
      return verdict && { kind: action, verdict };
    case 'lost':
    case 'all':
      return verdict && rest.length === 2
        ? { kind: 'lost', loss: rest[0]!, all: action === 'all', verdict }
        : null;
    case 'ru':
    case 'kk':
      return verdict && { kind: 'language', language: action, verdict };
    case 'set': {
      const language = spokenLanguages.find((one) => one === rest[0]);
      return language === undefined ? null : { kind: 'set-language', language };
    }
    case 'asked':
      return rest[0] === undefined ? null : { kind: 'asked', asked: rest[0] };
    case 'official': {
      const page = Number(rest[1]);
      if (!Number.isInteger(page) || page < 0) return null;
      const section = officialSections.find((one) => one === rest[0]) ?? null;
      return { kind: 'official', section, page };
    }
    case 'wrong':
    case 'help':
      return { kind: action };
    default:
      return null;
  }
}

const join = (...parts: readonly string[]): string => parts.join(':');

/** `s//courier-parcel-code` where the variant is sure (it has one scheme only), `s/sms-code` where not, `n`. */
function encodeVerdict(verdict: Verdict): string {
  const letter = verdictLetters[verdict.kind];
  if (!('scheme' in verdict)) return letter;
  return verdict.variant === null ? `${letter}/${verdict.scheme}` : `${letter}//${verdict.variant}`;
}

function decodeVerdict(text: string | undefined, schemes: KnownSchemes): Verdict | null {
  const [letter, scheme = '', variant] = (text ?? '').split('/');
  const kind = (Object.keys(verdictLetters) as VerdictKind[]).find((one) => verdictLetters[one] === letter);
  switch (kind) {
    case undefined:
      return null;
    case 'scam':
    case 'suspicious': {
      if (variant === undefined) return schemes.has(scheme) ? { kind, scheme, variant: null } : null;
      const owner = schemes.ofVariant(variant);
      return owner === undefined ? null : { kind, scheme: owner, variant };
    }
    case 'unclear':
    case 'information':
    case 'no-signs':
      return { kind };
  }
}
