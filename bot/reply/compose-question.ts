// A question by taps: first what the answers have come to, then the one thing to ask.
import type { Questioned, SpokenLanguage } from '../dialog/types.ts';
import { button, type House, inPairs, labelled, wayOut } from './buttons.ts';
import { signs } from './compose-verdict.ts';
import { bold, lines, type Line, type Message, text } from './message.ts';
import { schemeWords } from './scheme-words.ts';

/** So many options are taken in at a glance; the others are one tap away. */
const mostAtOnce = 8;

export function composeQuestion(
  { answers, weighed, about, next, page }: Questioned,
  language: SpokenLanguage,
  house: House,
): Message {
  const { words, facts } = house;
  const { id, options } = facts.questions[next]!;
  const answered = (option: number | null) =>
    ({ kind: 'answer', answers: [...answers, { question: next, option }], then: 'ask' }) as const;
  const many = weighed.options.length > mostAtOnce;
  const shown = page === 'first' ? weighed.options.slice(0, mostAtOnce) : weighed.options.slice(mostAtOnce);
  const taps = shown.map((place) =>
    labelled(house, words.text(language, 'questions', id, options[place]!), answered(place)),
  );
  const others = button(house, language, page === 'first' ? 'question.rest' : 'question.back', {
    kind: 'answer',
    answers,
    then: page === 'first' ? 'rest' : 'ask',
  });
  return {
    blocks: [
      lines(...soFar(weighed, about, language, house)),
      lines(bold(words.text(language, 'questions', id, 'ask'))),
    ],
    buttons: [
      ...inPairs(taps),
      ...(many ? [[others]] : []),
      [
        labelled(house, words.ui(language, 'question.unknown'), answered(null)),
        button(house, language, 'question.enough', { kind: 'answer', answers, then: 'enough' }),
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
      text(words.ui(language, 'question.after-red')),
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
