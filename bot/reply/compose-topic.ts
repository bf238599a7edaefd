// What people ask besides: the short answer, who officially says so, whom to call.
import type { Judged, SpokenLanguage, Talk } from '../dialog/types.ts';
import { button, type House, wayOut } from './buttons.ts';
import { chooseWarnings } from './choose-warnings.ts';
import { type Line, lines, type Message, text } from './message.ts';
import { sayClaim } from './say-claim.ts';

export function composeTopic(
  id: string,
  { analysis }: Judged,
  steps: Talk['steps'],
  language: SpokenLanguage,
  house: House,
): Message {
  const { words, facts } = house;
  const topic = facts.topics.get(id)!;
  const scheme = topic.scheme;
  const named = new Set(topic.claims.map(({ claim }) => claim.id));
  const claims: Line[] = [
    ...topic.claims.map(({ kind, claim }) =>
      sayClaim(
        words,
        language,
        claim,
        kind === 'laws'
          ? words.text(language, 'laws', claim.id, 'text')
          : words.text(language, kind, claim.id),
      ),
    ),
    ...(scheme === null
      ? []
      : chooseWarnings({ kind: 'scam', scheme, variant: null }, facts)
          .filter(({ id: claim }) => !named.has(claim))
          .map((claim) => sayClaim(words, language, claim, words.text(language, 'warnings', claim.id)))),
  ];
  const contacts = topic.contacts.map(({ id: contact, value }) =>
    text(words.ui(language, 'official.contact', { name: words.text(language, 'contacts', contact), value })),
  );
  const { verdict } = analysis;
  return {
    blocks: [
      lines(...words.text(language, 'topics', id).split('\n').map(text)),
      ...(contacts.length > 0 ? [lines(...contacts)] : []),
      ...(claims.length > 0 ? [{ kind: 'folded' as const, lines: claims }] : []),
    ],
    buttons: [
      ...(steps === null ? [] : [[button(house, language, 'emergency.to-step', { kind: 'step', ...steps })]]),
      ...(scheme === null
        ? []
        : [
            [
              button(house, language, 'buttons.card', {
                kind: 'card',
                verdict: { kind: 'suspicious', scheme, variant: null },
              }),
            ],
          ]),
      wayOut(house, language, verdict),
    ],
  };
}
