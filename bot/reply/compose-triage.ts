// What has happened: what was given away, and when.
import type { LossId, Verdict } from '../../nlp/index.ts';
import type { Press } from '../dialog/press.ts';
import type { SpokenLanguage } from '../dialog/types.ts';
import type { Emergency } from '../facts/types.ts';
import { button, type House, inPairs, labelled, wayOut } from './buttons.ts';
import { bold, lines, type Message, steps, text } from './message.ts';

/** Everything that may be ticked; what is ticked already is marked. */
export function composeAskLost(
  lost: readonly LossId[],
  verdict: Verdict,
  language: SpokenLanguage,
  house: House,
): Message {
  const { words, facts } = house;
  const taps = facts.losses.map((loss) => {
    const name = words.text(language, 'losses', loss);
    const ticked = lost.includes(loss);
    const after = ticked ? lost.filter((one) => one !== loss) : [...lost, loss];
    const label = ticked ? words.ui(language, 'emergency.chosen', { loss: name }) : name;
    return labelled(house, label, { kind: 'lost', lost: after, verdict });
  });
  const goOn: Press = { kind: 'lost-all', lost, verdict };
  return {
    blocks: [
      lines(
        bold(`🆘 ${words.ui(language, 'emergency.title')}`),
        text(words.ui(language, 'emergency.ask')),
        text(words.ui(language, 'emergency.hang-up')),
      ),
    ],
    buttons: [
      ...inPairs(taps),
      lost.length === 0
        ? [button(house, language, 'emergency.nothing', { kind: 'nothing-lost', verdict })]
        : [button(house, language, 'emergency.go-on', goOn)],
      [button(house, language, 'buttons.home', { kind: 'start' })],
    ],
  };
}

/** `at`: now, in milliseconds since 1970. */
export function composeAskTime(
  lost: readonly LossId[],
  verdict: Verdict,
  at: number,
  language: SpokenLanguage,
  house: House,
): Message {
  return {
    blocks: [lines(bold(`🆘 ${house.words.ui(language, 'emergency.ask-time')}`))],
    buttons: [
      ...(['now', 'today', 'earlier'] as const).map((time) => [
        button(house, language, `emergency.time.${time}`, {
          kind: 'step',
          trouble: { lost, time, day: time === 'earlier' ? null : dayOf(at), verdict },
          index: 0,
        }),
      ]),
      [
        button(house, language, 'question.back', { kind: 'lost', lost, verdict }),
        button(house, language, 'buttons.home', { kind: 'start' }),
      ],
    ],
  };
}

/** Kazakhstan has one time, five hours ahead of UTC. */
const dayOf = (at: number): number => Math.floor((at + 5 * 3_600_000) / 86_400_000);

/** Nothing given away yet: what keeps it so. */
export function composeNothingLost(verdict: Verdict, language: SpokenLanguage, house: House): Message {
  const { words, facts } = house;
  const procedure: Emergency | undefined = [...facts.emergencies.values()].find(
    ({ urgency }) => urgency === 'low',
  );
  return {
    blocks: [
      lines(bold(words.text(language, 'emergencies', 'titles', procedure?.id ?? ''))),
      steps(
        (procedure?.steps ?? []).map((step) =>
          text(words.text(language, 'emergencies', 'steps', step, 'do')),
        ),
      ),
      lines(text(words.ui(language, 'emergency.again'))),
    ],
    buttons: [
      [button(house, language, 'buttons.card', { kind: 'card', verdict })],
      wayOut(house, language, verdict),
    ],
  };
}
