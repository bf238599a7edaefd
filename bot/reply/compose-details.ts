// What stands behind the buttons of a verdict: all the evidence, the next act of the scheme, the card for somebody close.
import type { Verdict } from '../../nlp/index.ts';
import type { Judged, SpokenLanguage } from '../dialog/types.ts';
import { chooseWarnings } from './choose-warnings.ts';
import { button, type House, wayOut } from './buttons.ts';
import { evidenceLines } from './compose-verdict.ts';
import { bold, items, lines, type Message, text } from './message.ts';
import { sayClaim } from './say-claim.ts';
import { schemeWords } from './scheme-words.ts';

const mostEvidence = 8;

export function composeWhy(
  verdict: Verdict,
  judged: Judged | null,
  language: SpokenLanguage,
  house: House,
): Message {
  const { words, facts } = house;
  const evidence = evidenceLines(judged, language, words).slice(0, mostEvidence);
  const title = lines(bold(words.ui(language, 'why.title')));
  const found = evidence.length > 0 ? items(evidence) : lines(text(words.ui(language, 'why.nothing')));
  if (!('scheme' in verdict)) return { blocks: [title, found], buttons: back(verdict, language, house) };
  const warnings = chooseWarnings(verdict, facts).map((claim) =>
    sayClaim(words, language, claim, words.text(language, 'warnings', claim.id)),
  );
  return {
    blocks: [
      title,
      found,
      lines(bold(words.ui(language, 'why.how')), text(schemeWords(words, language, verdict, 'how'))),
      ...(warnings.length > 0 ? [lines(bold(words.ui(language, 'why.warnings')), ...warnings)] : []),
    ],
    buttons: back(verdict, language, house),
  };
}

export function composeNext(verdict: Verdict, language: SpokenLanguage, house: House): Message {
  const { words } = house;
  const title = bold(words.ui(language, 'next.title'));
  const buttons = back(verdict, language, house);
  if (!('scheme' in verdict))
    return { blocks: [lines(title, text(words.ui(language, 'verdict.no-signs-advice')))], buttons };
  return {
    blocks: [
      lines(
        title,
        text(words.ui(language, 'next.then', { next: schemeWords(words, language, verdict, 'next') })),
      ),
      lines(text(schemeWords(words, language, verdict, 'how'))),
      lines(text(words.ui(language, 'next.do', { text: schemeWords(words, language, verdict, 'do') }))),
    ],
    buttons,
  };
}

/** Stands alone, so that it can be forwarded as it is; with the same in large letters as a picture. */
export function composeCard(verdict: Verdict, language: SpokenLanguage, house: House): Message {
  const { words } = house;
  const card =
    'scheme' in verdict
      ? words.text(language, 'schemes', verdict.scheme, 'card')
      : words.ui(language, 'card.general');
  return { blocks: [lines(text(card))], buttons: back(verdict, language, house), picture: card };
}

/** Back to the verdict, and on to help. */
function back(verdict: Verdict, language: SpokenLanguage, house: House): Message['buttons'] {
  return [
    [button(house, language, 'buttons.again', { kind: 'again', verdict })],
    wayOut(house, language, verdict),
  ];
}
