// What a person's own words set going: the time, documents, questions in the middle of the steps.
import { describe, expect, test } from 'vitest';
import { newChat } from '../../../bot/dialog/step.ts';
import type { ChatState, Incoming, Say } from '../../../bot/dialog/types.ts';
import { stepsFor } from '../../../bot/reply/steps-for.ts';
import { openHouse } from '../../../bot/run.ts';
import { knowledgeOf } from '../../../bot/turn.ts';
import { step } from '../../../bot/dialog/step.ts';

const house = openHouse();
const at = Date.UTC(2026, 0, 12, 5);

/** What is said last after each of the texts. */
function talk(...texts: readonly string[]): Say[] {
  let state: ChatState = newChat;
  return texts.map((text, i) => {
    const incoming: Incoming = {
      kind: 'text',
      passage: { text, hiddenLinks: [] },
      forwarded: false,
      beside: null,
    };
    const taken = step(state, incoming, knowledgeOf(house, at + i * 20_000));
    state = taken.state;
    return taken.utterances.at(-1)!.say;
  });
}

describe('when it was', () => {
  test.each([
    ['Только что назвала код из смс', 'now'],
    ['Жаңа ғана кодты айтып қойдым', 'now'],
    ['Сегодня утром продиктовал код из смс', 'today'],
    ['Бүгін алаяқтарға ақша аударып жібердім', 'today'],
    ['Вчера перевела мошенникам 300 тысяч', 'earlier'],
    ['Екі күн бұрын кодты айтып қойдым', 'earlier'],
    ['Вчера назвала код, а сегодня перевела им деньги', 'today'],
    ['Назвала код из смс', 'unknown'],
  ] as const)('«%s»: %s', (text, time) => {
    expect(talk(text)[0]).toMatchObject({ kind: 'step', trouble: { time } });
  });

  test('said afterwards it is taken in', () => {
    expect(talk('Назвала код из смс', 'сегодня утром')[1]).toMatchObject({
      kind: 'step',
      trouble: { lost: ['code'], time: 'today' },
    });
  });

  test('what helps in the first hours comes first in them, and later when they are over', () => {
    const order = (time: 'now' | 'earlier'): string[] =>
      stepsFor({ lost: ['money'], time, day: null, verdict: { kind: 'unclear' } }, house.facts);
    expect(order('now').indexOf('antifraud-ask')).toBeLessThan(order('now').indexOf('police-102'));
    expect(order('earlier').indexOf('antifraud-ask')).toBeGreaterThan(order('earlier').indexOf('evidence'));
    expect([...order('earlier')].sort()).toEqual([...order('now')].sort());
  });
});

describe('documents', () => {
  test.each([
    'Звонили из налоговой, я назвала ИИН и положила трубку',
    'Банктен хабарласты, куәлігімнің суретін жіберіп қойдым',
  ])('«%s» has steps of its own', (text) => {
    expect(talk(text)[0]).toMatchObject({ kind: 'step', trouble: { lost: ['documents'] } });
  });

  test.each(['В ЦОНе назвала ИИН, получила справку за пять минут', 'ЖСН айтпадым, код та бермедім'])(
    '«%s» is no loss',
    (text) => expect(talk(text)[0]).not.toMatchObject({ kind: 'step' }),
  );
});

describe('in the middle of the steps', () => {
  test.each(['а сколько времени рассматривают заявление?', 'полиция өтінішті қанша күн қарайды?'])(
    '«%s» is not passed over',
    (asked) => {
      expect(talk('Назвала код из смс', asked)[1]).toMatchObject({ kind: 'step', beside: 'no-answer' });
    },
  );

  test('a question that has an answer gets it, with the way back to the step', () => {
    expect(talk('Назвала код из смс', 'что такое дроппер?')[1]).toMatchObject({
      kind: 'topic',
      steps: { index: 0 },
    });
  });

  test('what might happen is not taken for what has happened', () => {
    expect(talk('Назвала код из смс', 'а кредит могут взять?')[1]).not.toMatchObject({
      trouble: { lost: ['code', 'loan'] },
    });
  });
});
