// A question by taps: first what the answers have come to, then the one thing to ask.
import type { Questioned, SpokenLanguage } from '../dialog/types.ts';
import { button, type House, inPairs, labelled, wayOut } from './buttons.ts';
import { signs } from './compose-verdict.ts';
import { bold, lines, type Line, type Message, text } from './message.ts';
import { schemeWords } from './scheme-words.ts';

export function composeQuestion(
  { answers, weighed, about, next }: Questioned,
  language: SpokenLanguage,
  house: House,
): Message {
  const { words, facts } = house;
  const { id, options } = facts.questions[next]!;
  const answered = (option: number | null) =>
    ({ kind: 'answer', answers: [...answers, { question: next, option }], enough: false }) as const;
  const taps = options.map((option, place) =>
    labelled(house, words.text(language, 'questions', id, option), answered(place)),
  );
  return {
    blocks: [
      lines(...soFar(weighed, about, language, house)),
      lines(bold(words.text(language, 'questions', id, 'ask'))),
    ],
    buttons: [
      ...inPairs(taps),
      [
        labelled(house, words.ui(language, 'question.unknown'), answered(null)),
        button(house, language, 'question.enough', { kind: 'answer', answers, enough: true }),
      ],
      wayOut(house, language, weighed.verdict),
    ],
  };
}

/** A red line comes first of all: the caller is still on the telephone. */
function soFar(
  { verdict, red }: Questioned['weighed'],
  about: Questioned['about'],
  language: SpokenLanguage,
  { words }: House,
): Line[] {
  const accusation =
    'scheme' in verdict
      ? [
          words.ui(language, `verdict.${verdict.kind}`, {
            headline: schemeWords(words, language, verdict, 'headline'),
          }),
        ]
      : [];
  if (red) {
    return [
      bold(`${signs.scam} ${words.ui(language, 'question.red')}`),
      text(words.ui(language, 'question.red-do')),
      ...accusation.map(text),
    ];
  }
  if ('scheme' in verdict)
    return [
      bold(`${signs[verdict.kind]} ${accusation[0]!}`),
      text(schemeWords(words, language, verdict, 'do')),
    ];
  return about === 'call'
    ? [bold(`📞 ${words.ui(language, 'question.call')}`), text(words.ui(language, 'question.meanwhile'))]
    : [
        bold(`${signs.unclear} ${words.ui(language, 'verdict.unclear')}`),
        text(words.ui(language, 'verdict.unclear-meanwhile')),
      ];
}
