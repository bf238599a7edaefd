// A statement to the police or the bank, from what was tapped; whatever the bot does not ask stays a blank.
import type { ComplaintReceiver, SpokenLanguage, Trouble } from '../dialog/types.ts';
import { button, type House, wayOut } from './buttons.ts';
import { sayDate } from './dates.ts';
import { bold, lines, type Message, text } from './message.ts';
import { schemeWords } from './scheme-words.ts';

/** `at`: now, in milliseconds; Kazakhstan has one time, five hours ahead of UTC. */
export function composeComplaint(
  to: ComplaintReceiver,
  { lost, time, verdict }: Trouble,
  at: number,
  language: SpokenLanguage,
  house: House,
): Message {
  const { words } = house;
  const date = sayDate(new Date(at + 5 * 3_600_000).toISOString().slice(0, 10), language);
  const losses = lost.map((loss) => words.text(language, 'losses', loss)).join('; ');
  const how =
    verdict.kind === 'scam'
      ? words.ui(language, 'complaint.how', { headline: schemeWords(words, language, verdict, 'headline') })
      : words.ui(language, 'complaint.how-unknown');
  return {
    blocks: [
      lines(bold(words.ui(language, `complaint.title.${to}`)), text(words.ui(language, 'complaint.note'))),
      lines(
        ...[
          words.ui(language, `complaint.to.${to}`),
          words.ui(language, 'complaint.from'),
          words.ui(language, `complaint.when.${time}`, { date }),
          how,
          words.ui(language, 'complaint.lost', { losses }),
          words.ui(language, `complaint.what.${to}`),
          words.ui(language, 'complaint.attach'),
          words.ui(language, 'complaint.sign'),
        ].map(text),
      ),
      lines(text(words.ui(language, `complaint.where.${to}`))),
    ],
    buttons: [
      [button(house, language, 'emergency.all', { kind: 'all-steps', trouble: { lost, time, verdict } })],
      wayOut(house, language, verdict),
    ],
  };
}
