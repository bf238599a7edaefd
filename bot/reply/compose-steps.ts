// When something has already been given away: the steps in the order of what saves most, one at a time.
import type { Verdict } from '../../nlp/index.ts';
import type { SpokenLanguage, Trouble } from '../dialog/types.ts';
import { button, type House, wayOut } from './buttons.ts';
import { bold, type Button, type Line, lines, type Message, steps, text } from './message.ts';
import { schemeWords } from './scheme-words.ts';
import { stepsFor } from './steps-for.ts';

export function composeStep(
  trouble: Trouble,
  index: number,
  beside: 'heard' | 'no-answer' | null,
  language: SpokenLanguage,
  house: House,
): Message {
  const { words } = house;
  const ids = stepsFor(trouble, house.facts);
  const step = ids[index];
  if (step === undefined) return composeFinished(trouble, language, house);
  const first = index === 0 && beside !== 'no-answer';
  const heard = first && (beside === 'heard' || trouble.time === 'unknown');
  const title = words.ui(language, 'emergency.step', { index: index + 1, count: ids.length });
  return {
    blocks: [
      ...(beside === 'no-answer'
        ? [lines(text(words.ui(language, 'emergency.no-answer', { police: house.facts.police })))]
        : []),
      lines(bold(`🆘 ${title}`), ...stepLines(step, language, house)),
      ...(first
        ? [
            lines(
              text(words.ui(language, `emergency.hurry.${trouble.time}`)),
              text(words.ui(language, 'emergency.again')),
            ),
          ]
        : []),
      ...(heard ? [understood(trouble, language, house)] : []),
      ...(first
        ? [
            ...whatItWas(trouble.verdict, language, house),
            lines(
              text(
                words.ui(language, trouble.time === 'earlier' ? 'emergency.blame-late' : 'emergency.blame'),
              ),
            ),
          ]
        : []),
    ],
    buttons: [
      ...(heard
        ? [[button(house, language, 'emergency.not-lost', { kind: 'not-lost', verdict: trouble.verdict })]]
        : []),
      [
        button(house, language, 'emergency.done', { kind: 'done', trouble, index }),
        button(house, language, 'emergency.cannot', { kind: 'cannot', trouble, index }),
      ],
      ...stepMenu(trouble, index, language, house),
    ],
  };
}

/** What was read out of somebody's words can be wrong: he sees it, and can say so. */
function understood(
  { lost }: Trouble,
  language: SpokenLanguage,
  { words }: House,
): Message['blocks'][number] {
  const losses = lost.map((loss) => `«${words.text(language, 'losses', loss)}»`).join(', ');
  return lines(text(words.ui(language, 'emergency.understood', { losses })));
}

/** It does not work out: that is no reason to stop. */
export function composeCannot(
  trouble: Trouble,
  index: number,
  language: SpokenLanguage,
  house: House,
): Message {
  const { words } = house;
  const step = stepsFor(trouble, house.facts)[index];
  const instead =
    step === undefined ? null : words.optional(language, 'emergencies', 'steps', step, 'cannot');
  return {
    blocks: [
      lines(
        bold(`🆘 ${words.ui(language, 'emergency.cannot-title')}`),
        text(instead ?? words.ui(language, 'emergency.cannot-do')),
      ),
      lines(text(words.ui(language, 'emergency.again'))),
    ],
    buttons: [
      [
        button(house, language, 'emergency.done', { kind: 'done', trouble, index }),
        button(house, language, 'emergency.skip', { kind: 'step', trouble, index: index + 1 }),
      ],
      ...stepMenu(trouble, index, language, house),
    ],
  };
}

/** Little on the way, so that the one thing to do is not lost; at the first step also what a verdict has under it. */
function stepMenu(trouble: Trouble, index: number, language: SpokenLanguage, house: House): Button[][] {
  const other = language === 'ru' ? 'step-kk' : 'step-ru';
  const { verdict } = trouble;
  const inOther = button(house, language, 'buttons.other-language', { kind: other, trouble, index });
  const home = button(house, language, 'buttons.home', { kind: 'start' });
  const list = [
    button(house, language, 'emergency.all', { kind: 'all-steps', trouble }),
    button(house, language, 'emergency.remind', { kind: 'remind', trouble, index }),
  ];
  if (index > 0) return [list, [inOther, home]];
  const details =
    'scheme' in verdict
      ? [
          [
            button(house, language, 'buttons.why', { kind: 'why', verdict }),
            button(house, language, 'buttons.next', { kind: 'next', verdict }),
          ],
        ]
      : [];
  return [
    list,
    ...details,
    [button(house, language, 'buttons.card', { kind: 'card', verdict }), inOther],
    [button(house, language, 'buttons.wrong', { kind: 'wrong', verdict }), home],
  ];
}

const papers = (trouble: Trouble, language: SpokenLanguage, house: House): Button[] =>
  (['police', 'bank'] as const).map((to) =>
    button(house, language, `emergency.${to}`, { kind: 'complaint', to, trouble }),
  );

function composeFinished(trouble: Trouble, language: SpokenLanguage, house: House): Message {
  const { words } = house;
  return {
    blocks: [
      lines(
        bold(words.ui(language, 'emergency.finished')),
        text(words.ui(language, 'emergency.finished-do')),
      ),
      lines(text(words.ui(language, 'emergency.again'))),
    ],
    buttons: [
      [button(house, language, 'emergency.all', { kind: 'all-steps', trouble })],
      papers(trouble, language, house),
      wayOut(house, language, trouble.verdict),
    ],
  };
}

/** The whole list, to come back to; each step with its reason. */
export function composeAllSteps(trouble: Trouble, language: SpokenLanguage, house: House): Message {
  const { words, facts } = house;
  const ids = stepsFor(trouble, facts);
  const all = ids.map((step): Line => {
    const why = words.text(language, 'emergencies', 'steps', step, 'why');
    const act = words.text(language, 'emergencies', 'steps', step, 'do');
    return why === '' ? text(act) : [{ text: `${act} `, bold: true }, { text: why }];
  });
  return {
    blocks: [
      lines(bold(`🆘 ${words.ui(language, 'emergency.list')}`)),
      steps(all),
      lines(text(words.ui(language, 'emergency.again'))),
    ],
    buttons: [
      [button(house, language, 'emergency.step-by-step', { kind: 'step', trouble, index: 0 })],
      papers(trouble, language, house),
      wayOut(house, language, trouble.verdict),
    ],
  };
}

function stepLines(step: string, language: SpokenLanguage, { words }: House): Line[] {
  const why = words.text(language, 'emergencies', 'steps', step, 'why');
  const act = bold(words.text(language, 'emergencies', 'steps', step, 'do'));
  return why === '' ? [act] : [act, text(why)];
}

/** What it was is told only beside a certain verdict, and as a likeness: that it was a scam is certain, not which. */
function whatItWas(verdict: Verdict, language: SpokenLanguage, { words }: House): Message['blocks'] {
  if (verdict.kind !== 'scam') return [];
  const headline = schemeWords(words, language, verdict, 'headline');
  return [lines(text(words.ui(language, 'emergency.scheme', { headline })))];
}

export function composeReminderSet(
  trouble: Trouble,
  index: number,
  language: SpokenLanguage,
  house: House,
): Message {
  return {
    blocks: [lines(text(house.words.ui(language, 'emergency.reminder-set')))],
    buttons: [
      [button(house, language, 'emergency.to-step', { kind: 'step', trouble, index })],
      wayOut(house, language, trouble.verdict),
    ],
  };
}
