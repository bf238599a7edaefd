// A statement to the police or the bank, from what was tapped; whatever the bot does not ask stays a blank.
import type { ComplaintReceiver, SpokenLanguage, Trouble } from '../dialog/types.ts';
import { button, type House, wayOut } from './buttons.ts';
import { sayDate } from './dates.ts';
import { bold, lines, type Message, text } from './message.ts';
import { schemeWords } from './scheme-words.ts';

export function composeComplaint(
  to: ComplaintReceiver,
  trouble: Trouble,
  language: SpokenLanguage,
  house: House,
): Message {
  const { words } = house;
  const { lost, day, verdict } = trouble;
  const losses = lost.map((loss) => words.text(language, 'stated', loss)).join('; ');
  const when =
    day === null
      ? words.ui(language, 'complaint.when-unknown')
      : words.ui(language, 'complaint.when', {
          date: sayDate(new Date(day * 86_400_000).toISOString().slice(0, 10), language),
        });
  const how =
    verdict.kind === 'scam'
      ? [words.ui(language, 'complaint.how', { headline: schemeWords(words, language, verdict, 'headline') })]
      : [];
  return {
    blocks: [
      lines(bold(words.ui(language, `complaint.title.${to}`)), text(words.ui(language, 'complaint.note'))),
      lines(
        ...[
          words.ui(language, `complaint.to.${to}`),
          words.ui(language, 'complaint.from'),
          when,
          words.ui(language, 'complaint.story'),
          ...how,
          words.ui(language, 'complaint.lost', { losses }),
          words.ui(language, `complaint.what.${to}`),
          words.ui(language, 'complaint.attach'),
          words.ui(language, 'complaint.sign'),
        ].map(text),
      ),
      lines(text(words.ui(language, `complaint.where.${to}`))),
    ],
    buttons: [
      [button(house, language, 'emergency.all', { kind: 'all-steps', trouble })],
      wayOut(house, language, verdict),
    ],
  };
}
