// The first screen, what it leads to, and what can be had at any time.
import { type ExampleId, examples, type SpokenLanguage } from '../dialog/types.ts';
import { button, type House, labelled, wayOut } from './buttons.ts';
import { bold, type Button, items, lines, type Message, text } from './message.ts';

const nobodyKnows = { kind: 'unclear' } as const;

/** The first screen speaks both languages while nobody knows which one is wanted; what cannot wait comes first. */
export function composeStart(chosen: boolean, language: SpokenLanguage, house: House): Message {
  const { words } = house;
  const screen = (spoken: SpokenLanguage) =>
    lines(
      bold(words.ui(spoken, 'start.title')),
      text(words.ui(spoken, 'start.now')),
      text(words.ui(spoken, 'start.text')),
      text(words.ui(spoken, 'start.promise')),
    );
  return {
    blocks: chosen ? [screen(language)] : [screen('kk'), screen('ru')],
    buttons: [
      [labelled(house, words.ui(language, 'start.call'), { kind: 'answer', answers: [], then: 'ask' })],
      [labelled(house, words.ui(language, 'start.message'), { kind: 'send-message' })],
      [labelled(house, words.ui(language, 'start.happened'), { kind: 'happened', verdict: nobodyKnows })],
      languageButtons(house),
    ],
  };
}

/** What to send, and something to try it on. */
export function composeSendMessage(language: SpokenLanguage, house: House): Message {
  return {
    blocks: [
      lines(text(house.words.ui(language, 'start.send'))),
      lines(text(house.words.ui(language, 'start.or-example'))),
    ],
    buttons: [...exampleButtons(language, house), wayOut(house, language)],
  };
}

/** The text of an example; the answer to it follows. */
export function composeExample(example: ExampleId, language: SpokenLanguage, { words }: House): Message {
  return {
    blocks: [
      lines(bold(words.ui(language, 'example.lead')), text(words.ui(language, `example.${example}`))),
      lines(text(words.ui(language, 'example.answer'))),
    ],
    buttons: [],
  };
}

export function composeHelp(language: SpokenLanguage, house: House): Message {
  const { words, facts } = house;
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
    buttons: [
      [button(house, language, 'buttons.official', { kind: 'official-menu' })],
      [
        button(house, language, 'buttons.simple', { kind: 'simple' }),
        button(house, language, 'buttons.forget', { kind: 'forget' }),
      ],
      languageButtons(house),
      wayOut(house, language),
    ],
  };
}

export function composeAskLanguage(language: SpokenLanguage, house: House): Message {
  return {
    blocks: [lines(text(house.words.ui(language, 'language.ask')))],
    buttons: [languageButtons(house), wayOut(house, language)],
  };
}

function exampleButtons(language: SpokenLanguage, house: House): Button[][] {
  return examples.map((example) => [
    button(house, language, `start.examples.${example}`, { kind: 'example', example }),
  ]);
}

function languageButtons(house: House): Button[] {
  return (['kk', 'ru'] as const).map((language) =>
    labelled(house, house.words.ui(language, language === 'kk' ? 'buttons.kazakh' : 'buttons.russian'), {
      kind: 'set-language',
      language,
    }),
  );
}
