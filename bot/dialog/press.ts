// What a button says when it is pressed: a short text the messenger carries back, and nothing of the user's.
import type { Answer, LossId, SchemeId, VariantId, Verdict, VerdictKind } from '../../nlp/index.ts';
import {
  type ComplaintReceiver,
  complaintReceivers,
  type ExampleId,
  examples,
  type OfficialSection,
  officialSections,
  type SpokenLanguage,
  spokenLanguages,
  times,
  type Trouble,
  type WrongReason,
  wrongReasons,
} from './types.ts';

const plainKinds = [
  'start',
  'help',
  'send-message',
  'forget',
  'simple',
  'official-menu',
  'subscribe',
] as const;
const verdictKinds = [
  'why',
  'next',
  'card',
  'happened',
  'nothing-lost',
  'again',
  'not-lost',
  'wrong',
] as const;
const stepKinds = ['step', 'step-ru', 'step-kk', 'done', 'cannot', 'remind'] as const;

type Each<Kind extends string, Fields> = Kind extends Kind ? { readonly kind: Kind } & Fields : never;

/** A pressed button, understood. */
export type Press =
  | Each<(typeof plainKinds)[number], object>
  | Each<(typeof verdictKinds)[number], { readonly verdict: Verdict }>
  /** The answers so far, the last tap among them; then the next question, the rest of its options, or the verdict. */
  | { readonly kind: 'answer'; readonly answers: readonly Answer[]; readonly then: 'ask' | 'rest' | 'enough' }
  /** What has been ticked so far. */
  | Each<'lost' | 'lost-all', { readonly lost: readonly LossId[]; readonly verdict: Verdict }>
  | Each<(typeof stepKinds)[number], { readonly trouble: Trouble; readonly index: number }>
  | { readonly kind: 'all-steps'; readonly trouble: Trouble }
  | { readonly kind: 'complaint'; readonly to: ComplaintReceiver; readonly trouble: Trouble }
  | { readonly kind: 'reason'; readonly reason: WrongReason; readonly verdict: Verdict }
  | {
      readonly kind: 'donate';
      readonly reason: WrongReason;
      readonly agreed: boolean;
      readonly verdict: Verdict;
    }
  | { readonly kind: 'language'; readonly language: SpokenLanguage; readonly verdict: Verdict }
  | { readonly kind: 'set-language'; readonly language: SpokenLanguage }
  | { readonly kind: 'example'; readonly example: ExampleId }
  | { readonly kind: 'official'; readonly section: OfficialSection | null; readonly page: number };

/** Telegram carries at most this many bytes in a button. */
export const longestPress = 64;

/** What a button may name. */
export interface Named {
  readonly has: (scheme: SchemeId) => boolean;
  readonly ofVariant: (variant: VariantId) => SchemeId | undefined;
  /** In an order that never changes: buttons name losses by their place. */
  readonly losses: readonly LossId[];
  /** By question: how many options it has. */
  readonly options: readonly number[];
}

/** The text of the button; at most `longestPress` bytes. */
export function encodePress(press: Press, { losses }: Pick<Named, 'losses'>): string {
  const troubled = (
    { lost, time, day, verdict }: Trouble,
    ...more: readonly (string | number)[]
  ): string[] => [
    encodeLost(lost, losses),
    `${times.indexOf(time)}${day === null ? '' : day.toString(36)}`,
    ...more.map(String),
    encodeVerdict(verdict),
  ];
  switch (press.kind) {
    case 'start':
    case 'help':
    case 'send-message':
    case 'forget':
    case 'simple':
    case 'official-menu':
    case 'subscribe':
      return press.kind;
    case 'why':
    case 'next':
    case 'card':
    case 'happened':
    case 'nothing-lost':
    case 'again':
    case 'not-lost':
    case 'wrong':
      return join(press.kind, encodeVerdict(press.verdict));
    case 'answer':
      return join(press.then, press.answers.map(encodeAnswer).join(''));
    case 'lost':
    case 'lost-all':
      return join(press.kind, encodeLost(press.lost, losses), encodeVerdict(press.verdict));
    case 'step':
    case 'step-ru':
    case 'step-kk':
    case 'done':
    case 'cannot':
    case 'remind':
      return join(press.kind, ...troubled(press.trouble, press.index));
    case 'all-steps':
      return join('steps', ...troubled(press.trouble));
    case 'complaint':
      return join('write', ...troubled(press.trouble, press.to));
    case 'reason':
      return join('reason', press.reason, encodeVerdict(press.verdict));
    case 'donate':
      return join(press.agreed ? 'give' : 'keep', press.reason, encodeVerdict(press.verdict));
    case 'language':
      return join(press.language, encodeVerdict(press.verdict));
    case 'set-language':
      return join('set', press.language);
    case 'example':
      return join('example', press.example);
    case 'official':
      return join('official', press.section ?? '', String(press.page));
  }
}

/** Understands what a button carried; null for anything else (an older version's, a forgery). */
export function decodePress(text: string, named: Named): Press | null {
  const [action = '', ...rest] = text.split(':');
  const verdict = decodeVerdict(rest.at(-1), named);
  const plain = one(plainKinds, action);
  if (plain !== null) return rest.length === 0 ? { kind: plain } : null;
  const ofVerdict = one(verdictKinds, action);
  if (ofVerdict !== null) return verdict && rest.length === 1 ? { kind: ofVerdict, verdict } : null;
  const ofStep = one(stepKinds, action);
  if (ofStep !== null) {
    const trouble = decodeTrouble(rest, 4, named);
    const index = whole(rest[2]);
    return trouble && index !== null ? { kind: ofStep, trouble, index } : null;
  }
  switch (action) {
    case 'ask':
    case 'rest':
    case 'enough': {
      const answers = rest.length === 1 ? decodeAnswers(rest[0]!, named) : null;
      return answers && { kind: 'answer', answers, then: action };
    }
    case 'lost':
    case 'lost-all': {
      const lost = rest.length === 2 ? decodeLost(rest[0]!, named) : null;
      return lost && verdict && { kind: action, lost, verdict };
    }
    case 'steps': {
      const trouble = decodeTrouble(rest, 3, named);
      return trouble && { kind: 'all-steps', trouble };
    }
    case 'write': {
      const trouble = decodeTrouble(rest, 4, named);
      const to = one(complaintReceivers, rest[2]);
      return trouble && to && { kind: 'complaint', to, trouble };
    }
    case 'reason':
    case 'give':
    case 'keep': {
      const reason = one(wrongReasons, rest[0]);
      if (reason === null || verdict === null || rest.length !== 2) return null;
      return action === 'reason'
        ? { kind: 'reason', reason, verdict }
        : { kind: 'donate', reason, agreed: action === 'give', verdict };
    }
    case 'ru':
    case 'kk':
      return verdict && rest.length === 1 ? { kind: 'language', language: action, verdict } : null;
    case 'set': {
      const language = one(spokenLanguages, rest[0]);
      return language && { kind: 'set-language', language };
    }
    case 'example': {
      const example = one(examples, rest[0]);
      return example && { kind: 'example', example };
    }
    case 'official': {
      const page = whole(rest[1]);
      return page === null ? null : { kind: 'official', section: one(officialSections, rest[0]), page };
    }
    default:
      return null;
  }
}

const join = (...parts: readonly string[]): string => parts.join(':');

function one<T extends string>(all: readonly T[], text: string | undefined): T | null {
  return all.find((known) => known === text) ?? null;
}

function whole(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : null;
}

/** A bit per loss, by place. */
function encodeLost(lost: readonly LossId[], losses: readonly LossId[]): string {
  return lost.reduce((bits, loss) => bits | (1 << losses.indexOf(loss)), 0).toString(36);
}

function decodeLost(text: string, { losses }: Named): LossId[] | null {
  const bits = /^[0-9a-z]{1,6}$/.test(text) ? parseInt(text, 36) : NaN;
  return bits < 1 << losses.length ? losses.filter((_, i) => ((bits >> i) & 1) === 1) : null;
}

function decodeTrouble(rest: readonly string[], parts: number, named: Named): Trouble | null {
  if (rest.length !== parts) return null;
  const lost = decodeLost(rest[0]!, named);
  const when = /^([0-3])([0-9a-z]{0,4})$/.exec(rest[1]!);
  const verdict = decodeVerdict(rest.at(-1), named);
  if (lost === null || when === null || verdict === null) return null;
  const day = when[2] === '' ? null : parseInt(when[2]!, 36);
  return { lost, time: times[Number(when[1])]!, day, verdict };
}

const unknown = 'z';

function encodeAnswer({ question, option }: Answer): string {
  return question.toString(36) + (option === null ? unknown : option.toString(36));
}

function decodeAnswers(text: string, { options }: Named): Answer[] | null {
  if (!/^(?:[0-9a-z]{2}){0,9}$/.test(text)) return null;
  const answers: Answer[] = [];
  for (let i = 0; i < text.length; i += 2) {
    const question = parseInt(text[i]!, 36);
    const option = text[i + 1] === unknown ? null : parseInt(text[i + 1]!, 36);
    const count = options[question];
    const twice = answers.some((answer) => answer.question === question);
    if (count === undefined || twice || (option !== null && option >= count)) return null;
    answers.push({ question, option });
  }
  return answers;
}

const verdictLetters: Readonly<Record<VerdictKind, string>> = {
  scam: 's',
  suspicious: 'p',
  unclear: 'u',
  information: 'i',
  'no-signs': 'n',
};

/** `s//courier-parcel-code` where the variant is sure (it has one scheme only), `s/sms-code` where not, `n`. */
function encodeVerdict(verdict: Verdict): string {
  const letter = verdictLetters[verdict.kind];
  if (!('scheme' in verdict)) return letter;
  return verdict.variant === null ? `${letter}/${verdict.scheme}` : `${letter}//${verdict.variant}`;
}

function decodeVerdict(text: string | undefined, named: Named): Verdict | null {
  const [letter, scheme = '', variant, ...more] = (text ?? '').split('/');
  const kind = (Object.keys(verdictLetters) as VerdictKind[]).find(
    (known) => verdictLetters[known] === letter,
  );
  if (more.length > 0) return null;
  switch (kind) {
    case undefined:
      return null;
    case 'scam':
    case 'suspicious': {
      if (variant === undefined) return named.has(scheme) ? { kind, scheme, variant: null } : null;
      const owner = named.ofVariant(variant);
      return owner === undefined || scheme !== '' ? null : { kind, scheme: owner, variant };
    }
    case 'unclear':
    case 'information':
    case 'no-signs':
      return scheme === '' && variant === undefined ? { kind } : null;
  }
}
