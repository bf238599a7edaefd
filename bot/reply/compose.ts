// From what is to be said to a message in the person's language.
import type { Say, SpokenLanguage } from '../dialog/types.ts';
import { encodePress } from '../dialog/press.ts';
import { composeCard, composeNext, composeWhy } from './compose-details.ts';
import { composeAskLost, composeEmergency, composeNothingLost } from './compose-emergency.ts';
import { composeOfficial } from './compose-official.ts';
import { composeVerdict, type House } from './compose-verdict.ts';
import { bold, type Button, items, lines, type Message, text } from './message.ts';

export type { House } from './compose-verdict.ts';

export function compose(say: Say, language: SpokenLanguage, house: House): Message {
  const { words } = house;
  const sentence = (line: string): Message => ({ blocks: [lines(text(line))], buttons: [] });
  switch (say.kind) {
    case 'verdict':
      return composeVerdict(say.judged.analysis.verdict, say.judged, language, house);
    case 'verdict-again':
      return composeVerdict(say.verdict, null, language, house);
    case 'why':
      return composeWhy(say.verdict, say.judged, language, house);
    case 'next':
      return composeNext(say.verdict, language, house);
    case 'card':
      return composeCard(say.verdict, language, house);
    case 'ask-lost':
      return composeAskLost(say.verdict, language, house);
    case 'emergency':
      return composeEmergency(say.lost, say.verdict, say.all, language, house);
    case 'nothing-lost':
      return composeNothingLost(language, house);
    case 'official':
      return composeOfficial(say.section, say.page, language, house);
    case 'start':
      return composeStart(house);
    case 'help':
      return composeHelp(language, house);
    case 'ask-language':
      return { blocks: [lines(text(words.ui(language, 'language.ask')))], buttons: [languageButtons(house)] };
    case 'language-set':
      return sentence(words.ui(language, 'language.set'));
    case 'wrong-thanks':
      return sentence(words.ui(language, 'wrong.thanks', { police: house.facts.police }));
    case 'unreadable':
      return sentence(words.ui(language, `other.${say.what}`));
    case 'too-old':
    case 'unknown-command':
    case 'empty':
    case 'trouble':
      return sentence(words.ui(language, `other.${say.kind}`));
  }
}

/** The first screen speaks both languages: nobody knows yet which one is wanted. */
function composeStart(house: House): Message {
  const { words } = house;
  const screen = (language: SpokenLanguage): readonly string[] => [
    words.ui(language, 'start.text'),
    words.ui(language, 'start.now'),
    words.ui(language, 'start.promise'),
  ];
  return {
    blocks: [
      lines(bold(words.ui('kk', 'start.title')), ...screen('kk').map(text)),
      lines(bold(words.ui('ru', 'start.title')), ...screen('ru').map(text)),
    ],
    buttons: [languageButtons(house)],
  };
}

function composeHelp(language: SpokenLanguage, { words, facts }: House): Message {
  const official: Button = {
    label: words.ui(language, 'buttons.official'),
    press: encodePress({ kind: 'official', section: null, page: 0 }),
  };
  return {
    blocks: [
      lines(bold(words.ui(language, 'help.title'))),
      items([
        text(words.ui(language, 'help.forward')),
        text(words.ui(language, 'help.call')),
        text(words.ui(language, 'help.languages')),
        text(words.ui(language, 'help.commands')),
      ]),
      lines(
        text(words.ui(language, 'help.limits', { police: facts.police })),
        text(words.ui(language, 'start.promise')),
      ),
    ],
    buttons: [[official]],
  };
}

function languageButtons({ words }: House): Button[] {
  return [
    { label: words.ui('kk', 'buttons.kazakh'), press: encodePress({ kind: 'set-language', language: 'kk' }) },
    {
      label: words.ui('ru', 'buttons.russian'),
      press: encodePress({ kind: 'set-language', language: 'ru' }),
    },
  ];
}
