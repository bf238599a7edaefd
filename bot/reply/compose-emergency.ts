// When something has already been given away: the steps, in the order of what saves most.
import type { LossId, Verdict } from '../../nlp/index.ts';
import { encodePress, type Press } from '../dialog/press.ts';
import type { SpokenLanguage } from '../dialog/types.ts';
import type { Emergency, Facts } from '../facts/types.ts';
import { type House, inPairs } from './compose-verdict.ts';
import { bold, type Button, type Line, lines, type Message, steps, text } from './message.ts';
import { schemeWords } from './scheme-words.ts';
import type { UiKey } from './words.ts';

const firstSteps = 3;
const urgencies = ['critical', 'high', 'low'] as const;

/** The procedures for what was lost, the most urgent first; for nothing known, the mildest one. */
function proceduresFor(lost: readonly LossId[], { emergencies }: Facts): Emergency[] {
  return [...emergencies.values()]
    .filter((emergency) => emergency.lost !== null && lost.includes(emergency.lost))
    .sort((a, b) => urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency));
}

export function composeEmergency(
  lost: readonly LossId[],
  verdict: Verdict,
  all: boolean,
  language: SpokenLanguage,
  house: House,
): Message {
  const { words, facts } = house;
  const ids = [...new Set(proceduresFor(lost, facts).flatMap((procedure) => procedure.steps))];
  const shown = all ? ids : ids.slice(0, firstSteps);
  const say = (step: string): Line => {
    const why = all ? words.text(language, 'emergencies', 'steps', step, 'why') : '';
    const act = words.text(language, 'emergencies', 'steps', step, 'do');
    return why === '' ? text(act) : [{ text: `${act} `, bold: true }, { text: why }];
  };
  // What it was is told where it is certain; to somebody robbed a guess would be an invention.
  const scheme =
    verdict.kind === 'scam'
      ? [
          lines(
            text(
              words.ui(language, 'emergency.scheme', {
                headline: schemeWords(words, language, verdict, 'headline'),
              }),
            ),
          ),
        ]
      : [];
  const button = (label: UiKey, press: Press): Button => ({
    label: words.ui(language, label),
    press: encodePress(press),
  });
  const more = !all && ids.length > firstSteps && lost[0] !== undefined;
  return {
    blocks: [
      lines(bold(`🆘 ${words.ui(language, 'emergency.title')}`)),
      steps(shown.map(say)),
      lines(text(words.ui(language, 'emergency.again'))),
      ...(all ? [] : [...scheme, lines(text(words.ui(language, 'emergency.blame')))]),
    ],
    buttons: [
      ...(more ? [[button('emergency.all', { kind: 'lost', loss: lost[0]!, all: true, verdict })]] : []),
      ...('scheme' in verdict
        ? [
            [
              button('buttons.why', { kind: 'why', verdict }),
              button('buttons.next', { kind: 'next', verdict }),
            ],
            [button('buttons.card', { kind: 'card', verdict })],
          ]
        : []),
      [
        button('buttons.language', { kind: 'language', language: language === 'ru' ? 'kk' : 'ru', verdict }),
        button('buttons.wrong', { kind: 'wrong' }),
      ],
    ],
  };
}

export function composeAskLost(verdict: Verdict, language: SpokenLanguage, { words, facts }: House): Message {
  const losses = [...facts.emergencies.values()].flatMap(({ lost }) => lost ?? []);
  const taps = losses.map((loss) => ({
    label: words.text(language, 'losses', loss),
    press: encodePress({ kind: 'lost', loss, all: false, verdict }),
  }));
  const nothing = {
    label: words.ui(language, 'emergency.nothing'),
    press: encodePress({ kind: 'nothing-lost', verdict }),
  };
  return {
    blocks: [
      lines(bold(`🆘 ${words.ui(language, 'emergency.title')}`), text(words.ui(language, 'emergency.ask'))),
    ],
    buttons: [...inPairs(taps), [nothing]],
  };
}

/** Nothing given away yet: what keeps it so. */
export function composeNothingLost(language: SpokenLanguage, { words, facts }: House): Message {
  const procedure = [...facts.emergencies.values()].find(({ urgency }) => urgency === 'low');
  const ids = procedure?.steps ?? [];
  return {
    blocks: [
      lines(bold(words.text(language, 'emergencies', 'titles', procedure?.id ?? ''))),
      steps(ids.map((step) => text(words.text(language, 'emergencies', 'steps', step, 'do')))),
      lines(text(words.ui(language, 'emergency.again'))),
    ],
    buttons: [],
  };
}
