// «It's wrong»: the reasons, and exactly what would be kept.
import type { Verdict } from '../../nlp/index.ts';
import { type Judged, type SpokenLanguage, type WrongReason, wrongReasons } from './../dialog/types.ts';
import { button, type House, wayOut } from './buttons.ts';
import { bold, lines, type Message, text, theirs } from './message.ts';
import { mask } from './quote.ts';

export function composeAskWrong(verdict: Verdict, language: SpokenLanguage, house: House): Message {
  return {
    blocks: [lines(bold(house.words.ui(language, 'wrong.ask')))],
    buttons: [
      ...wrongReasons.map((reason) => [
        button(house, language, `wrong.reasons.${reason}`, { kind: 'reason', reason, verdict }),
      ]),
      wayOut(house, language, verdict),
    ],
  };
}

export function composeAskDonation(
  reason: WrongReason,
  { passage, analysis }: Judged,
  language: SpokenLanguage,
  house: House,
): Message {
  const { words } = house;
  const { verdict } = analysis;
  return {
    blocks: [
      lines(bold(words.ui(language, 'wrong.ask-donation'))),
      { kind: 'folded', lines: [[theirs(mask(passage.text, analysis.entities))]] },
    ],
    buttons: [
      [
        button(house, language, 'wrong.give', { kind: 'donate', reason, agreed: true, verdict }),
        button(house, language, 'wrong.keep', { kind: 'donate', reason, agreed: false, verdict }),
      ],
      wayOut(house, language, verdict),
    ],
  };
}

export function composeWrongThanks(donated: boolean, language: SpokenLanguage, house: House): Message {
  const { words, facts } = house;
  return {
    blocks: [
      lines(
        text(words.ui(language, donated ? 'wrong.thanks-donated' : 'wrong.thanks', { police: facts.police })),
      ),
    ],
    buttons: [
      ...(donated ? [[button(house, language, 'wrong.subscribe', { kind: 'subscribe' })]] : []),
      wayOut(house, language),
    ],
  };
}
