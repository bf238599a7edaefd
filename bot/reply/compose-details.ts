// What stands behind the buttons of a verdict: all the evidence, the next act of the scheme, the card for somebody close.
import type { Verdict } from '../../nlp/index.ts';
import { encodePress } from '../dialog/press.ts';
import type { Judged, SpokenLanguage } from '../dialog/types.ts';
import { chooseWarnings } from './choose-warnings.ts';
import { evidenceLines, type House } from './compose-verdict.ts';
import { type Button, bold, items, lines, type Message, text } from './message.ts';
import { sayClaim } from './say-claim.ts';
import { schemeWords } from './scheme-words.ts';
import type { Words } from './words.ts';

const mostEvidence = 8;

export function composeWhy(
  verdict: Verdict,
  judged: Judged | null,
  language: SpokenLanguage,
  { words, facts }: House,
): Message {
  const evidence = evidenceLines(judged, language, words).slice(0, mostEvidence);
  const title = lines(bold(words.ui(language, 'why.title')));
  const found = evidence.length > 0 ? items(evidence) : lines(text(words.ui(language, 'why.nothing')));
  if (!('scheme' in verdict)) return { blocks: [title, found], buttons: [] };
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
    buttons: [[happened(verdict, language, words)]],
  };
}

export function composeNext(verdict: Verdict, language: SpokenLanguage, { words }: House): Message {
  const title = bold(words.ui(language, 'next.title'));
  if (!('scheme' in verdict))
    return { blocks: [lines(title, text(words.ui(language, 'verdict.no-signs-advice')))], buttons: [] };
  return {
    blocks: [
      lines(
        title,
        text(words.ui(language, 'next.then', { next: schemeWords(words, language, verdict, 'next') })),
      ),
      lines(text(words.ui(language, 'next.do', { text: schemeWords(words, language, verdict, 'do') }))),
    ],
    buttons: [[happened(verdict, language, words)]],
  };
}

/** Stands alone, so that it can be forwarded as it is. */
export function composeCard(verdict: Verdict, language: SpokenLanguage, { words }: House): Message {
  const card =
    'scheme' in verdict
      ? words.text(language, 'schemes', verdict.scheme, 'card')
      : words.ui(language, 'verdict.no-signs-advice');
  return { blocks: [lines(text(card))], buttons: [] };
}

function happened(verdict: Verdict, language: SpokenLanguage, words: Words): Button {
  return { label: words.ui(language, 'buttons.happened'), press: encodePress({ kind: 'happened', verdict }) };
}
