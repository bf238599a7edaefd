// A button's text: short, and nothing of the user's in it.
import type { Answer, LossId, Verdict } from '../../nlp/index.ts';
import { type Named, type Press, unknownOption, verdictLetters } from './press.ts';
import { complaintReceivers, times, type Trouble, type WrongReason, wrongReasons } from './types.ts';

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
      return join('write', ...troubled(press.trouble, complaintReceivers.indexOf(press.to)));
    case 'reason':
      return join('reason', encodeReason(press.reason), encodeVerdict(press.verdict));
    case 'donate':
      return join(press.agreed ? 'give' : 'keep', encodeReason(press.reason), encodeVerdict(press.verdict));
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

const join = (...parts: readonly string[]): string => parts.join(':');

/** A bit per loss, by place. */
function encodeLost(lost: readonly LossId[], losses: readonly LossId[]): string {
  return lost.reduce((bits, loss) => bits | (1 << losses.indexOf(loss)), 0).toString(36);
}

const encodeReason = (reason: WrongReason): string => String(wrongReasons.indexOf(reason));

function encodeAnswer({ question, option }: Answer): string {
  return question.toString(36) + (option === null ? unknownOption : option.toString(36));
}

/** `s//courier-parcel-code` where the variant is sure (it has one scheme only), `s/sms-code` where not, `n`. */
function encodeVerdict(verdict: Verdict): string {
  const letter = verdictLetters[verdict.kind];
  if (!('scheme' in verdict)) return letter;
  return verdict.variant === null ? `${letter}/${verdict.scheme}` : `${letter}//${verdict.variant}`;
}
