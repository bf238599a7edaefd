// The answer to a text, in the order of VOICE: what it is, what to do, why, what comes next, who officially says so.
import type { Verdict } from '../../nlp/index.ts';
import type { Judged, SpokenLanguage } from '../dialog/types.ts';
import { button, type House, wayOut } from './buttons.ts';
import { chooseWarnings } from './choose-warnings.ts';
import {
  type Block,
  bold,
  type Button,
  items,
  type Line,
  lines,
  type Message,
  text,
  theirs,
  visibleLength,
} from './message.ts';
import { holdsPersonalNumbers, quote } from './quote.ts';
import { sayClaim } from './say-claim.ts';
import { schemeWords } from './scheme-words.ts';
import type { Words } from './words.ts';

/** A frightened person on a small screen reads no more than this. */
export const mostVisible = 700;
const mostEvidence = 3;

export const signs = {
  scam: '🔴',
  suspicious: '🟠',
  unclear: '⚪️',
  information: 'ℹ️',
  'no-signs': '⚪️',
} as const;

type Accusation = Extract<Verdict, { scheme: string }>;

/** `judged` is null for a button whose text is gone: then the verdict stands without quotes. */
export function composeVerdict(
  verdict: Verdict,
  judged: Judged | null,
  language: SpokenLanguage,
  house: House,
): Message {
  const note =
    judged !== null && holdsPersonalNumbers(judged.analysis.entities)
      ? [lines(text(house.words.ui(language, 'verdict.sensitive')))]
      : [];
  // A code that came by itself is nobody's business, whoever sent it.
  const codeNote =
    judged?.analysis.entities.some(({ kind }) => kind === 'code') === true
      ? [lines(text(house.words.ui(language, 'verdict.code')))]
      : [];
  if ('scheme' in verdict) return composeAccusation(verdict, judged, note, language, house);
  return {
    blocks: [...composeAcquittal(verdict.kind, judged, language, house), ...codeNote, ...note],
    buttons: buttonsUnder(verdict, language, house),
  };
}

/** Nothing that was said since changes the answer; and whoever gave nothing is told that he did right. */
export function composeStill(
  verdict: Verdict,
  refused: boolean,
  language: SpokenLanguage,
  house: House,
): Message {
  const { words } = house;
  if (!('scheme' in verdict)) return composeVerdict(verdict, null, language, house);
  const headline = schemeWords(words, language, verdict, 'headline');
  const still = `${signs[verdict.kind]} ${words.ui(language, 'still.title', { headline })}`;
  const act = text(schemeWords(words, language, verdict, 'do'));
  return {
    blocks: [
      refused ? lines(bold(words.ui(language, 'still.refused')), text(still)) : lines(bold(still), act),
    ],
    buttons: buttonsUnder(verdict, language, house),
  };
}

function composeAccusation(
  verdict: Accusation,
  judged: Judged | null,
  note: readonly Block[],
  language: SpokenLanguage,
  house: House,
): Message {
  const { words, facts } = house;
  const headline = schemeWords(words, language, verdict, 'headline');
  const title = words.ui(language, `verdict.${verdict.kind}`, { headline });
  const warnings = chooseWarnings(verdict, facts).map((claim) =>
    sayClaim(words, language, claim, words.text(language, 'warnings', claim.id)),
  );
  const evidence = evidenceLines(judged, language, words).slice(0, mostEvidence);
  const compose = (shown: readonly Line[]): Message => ({
    blocks: [
      lines(bold(`${signs[verdict.kind]} ${title}`), text(schemeWords(words, language, verdict, 'do'))),
      ...(shown.length > 0 ? [items(shown, text(words.ui(language, 'verdict.why')))] : []),
      lines(
        text(words.ui(language, 'verdict.next', { next: schemeWords(words, language, verdict, 'next') })),
      ),
      ...(warnings.length > 0 ? [{ kind: 'folded' as const, lines: warnings }] : []),
      ...note,
    ],
    buttons: buttonsUnder(verdict, language, house),
  });
  let message = compose(evidence);
  for (let shown = evidence.length - 1; shown > 0 && visibleLength(message) >= mostVisible; shown--) {
    message = compose(evidence.slice(0, shown));
  }
  return message;
}

/** Each piece of evidence as «their words» — the reason. */
export function evidenceLines(judged: Judged | null, language: SpokenLanguage, words: Words): Line[] {
  if (judged === null) return [];
  const { passage, analysis } = judged;
  return analysis.evidence.map(({ signal, bySense, ...span }) => {
    const reason =
      signal === null
        ? words.ui(language, bySense ? 'verdict.by-sense' : 'verdict.by-wording')
        : words.text(language, 'signals', signal);
    return [{ text: '«' }, theirs(quote(passage.text, span, analysis.entities)), { text: `» — ${reason}` }];
  });
}

function composeAcquittal(
  kind: 'unclear' | 'information' | 'no-signs',
  judged: Judged | null,
  language: SpokenLanguage,
  { words, facts }: House,
): Block[] {
  const title = bold(`${signs[kind]} ${words.ui(language, `verdict.${kind}`)}`);
  switch (kind) {
    case 'unclear':
      return [
        lines(title, text(words.ui(language, 'verdict.unclear-meanwhile'))),
        lines(text(words.ui(language, 'verdict.unclear-advice', { police: facts.police }))),
      ];
    case 'information': {
      const scheme = judged?.analysis.schemes[0]?.id;
      const warnings =
        scheme === undefined ? [] : chooseWarnings({ kind: 'scam', scheme, variant: null }, facts);
      const said = warnings.map((claim) =>
        sayClaim(words, language, claim, words.text(language, 'warnings', claim.id)),
      );
      return [
        lines(title, text(words.ui(language, 'verdict.information-advice'))),
        ...(said.length > 0 ? [{ kind: 'folded' as const, lines: said }] : []),
      ];
    }
    case 'no-signs':
      return [lines(title, text(words.ui(language, 'verdict.no-signs-advice')))];
  }
}

function buttonsUnder(verdict: Verdict, language: SpokenLanguage, house: House): Button[][] {
  const other: SpokenLanguage = language === 'ru' ? 'kk' : 'ru';
  const of = (kind: 'why' | 'next' | 'card'): Button =>
    button(house, language, `buttons.${kind}`, { kind, verdict });
  const end: Button[] = [
    button(house, language, 'buttons.other-language', { kind: 'language', language: other, verdict }),
    button(house, language, 'buttons.wrong', { kind: 'wrong', verdict }),
  ];
  const [happened, home] = wayOut(house, language, verdict) as [Button, Button];
  switch (verdict.kind) {
    case 'scam':
    case 'suspicious':
      return [[happened], [of('why'), of('next')], [of('card'), ...end.slice(0, 1)], [...end.slice(1), home]];
    case 'unclear':
      return [
        [button(house, language, 'buttons.call', { kind: 'answer', answers: [], then: 'ask' })],
        [happened],
        end,
        [home],
      ];
    case 'information':
      return [
        [happened],
        [button(house, language, 'buttons.official', { kind: 'official-menu' })],
        end,
        [home],
      ];
    case 'no-signs':
      return [[happened], end, [home]];
  }
}
