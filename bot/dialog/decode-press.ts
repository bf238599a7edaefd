// From a button's text back to what it says.
import type { Answer, LossId, Verdict, VerdictKind } from '../../nlp/index.ts';
import {
  type Named,
  plainKinds,
  type Press,
  stepKinds,
  unknownOption,
  verdictKinds,
  verdictLetters,
} from './press.ts';
import {
  complaintReceivers,
  examples,
  officialSections,
  spokenLanguages,
  times,
  type Trouble,
  wrongReasons,
} from './types.ts';

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
      const to = placed(complaintReceivers, rest[2]);
      return trouble && to && { kind: 'complaint', to, trouble };
    }
    case 'reason':
    case 'give':
    case 'keep': {
      const reason = placed(wrongReasons, rest[0]);
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

function one<T extends string>(all: readonly T[], text: string | undefined): T | null {
  return all.find((known) => known === text) ?? null;
}

/** One of a list whose order never changes, by its place. */
function placed<T extends string>(all: readonly T[], text: string | undefined): T | null {
  const place = whole(text);
  return place === null ? null : (all[place] ?? null);
}

function whole(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : null;
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

function decodeAnswers(text: string, { options }: Named): Answer[] | null {
  if (!/^(?:[0-9a-z]{2}){0,9}$/.test(text)) return null;
  const answers: Answer[] = [];
  for (let i = 0; i < text.length; i += 2) {
    const question = parseInt(text[i]!, 36);
    const option = text[i + 1] === unknownOption ? null : parseInt(text[i + 1]!, 36);
    const count = options[question];
    const twice = answers.some((answer) => answer.question === question);
    if (count === undefined || twice || (option !== null && option >= count)) return null;
    answers.push({ question, option });
  }
  return answers;
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
