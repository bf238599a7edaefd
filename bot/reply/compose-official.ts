// The library: what prosecutor, police, National Bank and others say, figures, laws, numbers to call. Page by page.
import { type OfficialSection, officialSections, type SpokenLanguage } from '../dialog/types.ts';
import type { Claim } from '../facts/types.ts';
import { inOrderOfOffice } from './choose-warnings.ts';
import { button, type House, inPairs, labelled, wayOut } from './buttons.ts';
import { bold, type Button, items, type Line, lines, type Message, text } from './message.ts';
import { sayClaim } from './say-claim.ts';

const mostOnPage = 620;

export function composeOfficial(
  section: OfficialSection | null,
  page: number,
  language: SpokenLanguage,
  house: House,
): Message {
  const { words } = house;
  const press = (to: OfficialSection | null, at: number) =>
    ({ kind: 'official', section: to, page: at }) as const;
  if (section === null) {
    const sections = officialSections.map((one) =>
      labelled(house, words.ui(language, `official.sections.${one}`), press(one, 0)),
    );
    return {
      blocks: [
        lines(bold(words.ui(language, 'official.title')), text(words.ui(language, 'official.choose'))),
      ],
      buttons: [...inPairs(sections), wayOut(house, language)],
    };
  }
  const pages = paginate(entriesOf(section, language, house));
  const at = Math.min(page, pages.length - 1);
  const name = words.ui(language, `official.sections.${section}`);
  const turn: Button[] = [
    ...(at > 0 ? [button(house, language, 'official.back', press(section, at - 1))] : []),
    ...(at < pages.length - 1 ? [button(house, language, 'official.more', press(section, at + 1))] : []),
  ];
  return {
    blocks: [
      lines(
        bold(
          pages.length > 1
            ? words.ui(language, 'official.page', { section: name, page: at + 1, pages: pages.length })
            : name,
        ),
      ),
      items(pages[at]!),
      ...(section === 'contacts' ? [lines(text(words.ui(language, 'official.bank')))] : []),
    ],
    buttons: [
      ...(turn.length > 0 ? [turn] : []),
      [button(house, language, 'official.sections-button', press(null, 0))],
      wayOut(house, language),
    ],
  };
}

function entriesOf(section: OfficialSection, language: SpokenLanguage, { words, facts }: House): Line[] {
  const warningsOfRank = (rank: number): Line[] =>
    inOrderOfOffice(
      [...facts.warnings.values()].filter(({ issuer }) => facts.rankOf.get(issuer) === rank),
      facts,
    ).map((claim) => withSource(claim, words.text(language, 'warnings', claim.id)));
  const withSource = (claim: Claim, said: string): Line => {
    const link = claim.sources.find((source) => source.link !== null)?.link;
    const line = sayClaim(words, language, claim, said);
    return link ? [...line, { text: ' ' }, { text: words.ui(language, 'official.source'), link }] : line;
  };
  switch (section) {
    case 'prosecutor':
      return warningsOfRank(1);
    case 'police':
      return warningsOfRank(2);
    case 'national-bank':
      return warningsOfRank(3);
    case 'others':
      return warningsOfRank(4);
    case 'schemes':
      return [...facts.schemes.keys()].map((id) => [
        { text: `${words.text(language, 'schemes', id, 'name')}. `, bold: true },
        { text: words.text(language, 'schemes', id, 'how') },
      ]);
    case 'figures':
      return inOrderOfOffice(facts.statistics, facts).map((claim) =>
        withSource(claim, words.text(language, 'statistics', claim.id)),
      );
    case 'laws':
      return facts.laws.map((claim) => withSource(claim, words.text(language, 'laws', claim.id, 'text')));
    case 'contacts':
      return facts.contacts.map(({ id, value }) =>
        text(words.ui(language, 'official.contact', { name: words.text(language, 'contacts', id), value })),
      );
  }
}

/** Whole entries on pages that fit a small screen. */
function paginate(entries: readonly Line[]): Line[][] {
  const pages: Line[][] = [[]];
  let used = 0;
  for (const entry of entries) {
    const length = entry.reduce((sum, part) => sum + part.text.length, 0);
    if (used > 0 && used + length > mostOnPage) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)!.push(entry);
    used += length;
  }
  return pages;
}
