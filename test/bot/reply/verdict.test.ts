import { describe, expect, test } from 'vitest';
import { type SpokenLanguage, spokenLanguages } from '../../../bot/dialog/types.ts';
import { composeVerdict, mostVisible } from '../../../bot/reply/compose-verdict.ts';
import { visibleLength } from '../../../bot/reply/message.ts';
import { renderHtml } from '../../../bot/reply/render-html.ts';
import { renderPlain } from '../../../bot/reply/render-plain.ts';
import { openHouse } from '../../../bot/run.ts';
import type { Analysis, Verdict } from '../../../nlp/index.ts';
import { checkHtml } from '../../support/bot-api-checks.ts';

const house = openHouse();
const signals = house.pipeline.signalIds;
const text = 'Слово из сорока восьми букв, чтобы цитата была длинной. '.repeat(3);

/** An analysis with three pieces of evidence, each as long as a quote may be. */
function analysisOf(verdict: Verdict): Analysis {
  const evidence = [0, 56, 112].map((start, i) => ({
    signal: signals[i] ?? null,
    start,
    end: start + 54,
    bySense: false,
  }));
  return {
    language: 'ru',
    verdict,
    readers: ['linear'],
    doubtful: false,
    chance: 0.9,
    schemes: [],
    signals: [],
    evidence,
    lost: [],
    entities: [],
    topics: [],
  };
}

const accusations = [...house.facts.schemes.values()].flatMap(({ id, variants }) =>
  [null, ...variants.map((variant) => variant.id)].flatMap((variant) =>
    (['scam', 'suspicious'] as const).flatMap((kind) =>
      spokenLanguages.map((language): [Verdict, SpokenLanguage] => [{ kind, scheme: id, variant }, language]),
    ),
  ),
);

describe('the answer, for every scheme, variant, certainty and language', () => {
  test.each(accusations)('%o in %s', (verdict, language) => {
    const judged = { passage: { text, hiddenLinks: [] }, analysis: analysisOf(verdict) };
    const message = composeVerdict(verdict, judged, language, house);
    const plain = renderPlain(message);
    expect(visibleLength(message)).toBeLessThan(mostVisible);
    expect(plain).toMatch(verdict.kind === 'scam' ? /^🔴 / : /^🟠 /);
    expect(plain).toMatch(language === 'ru' ? /Что выдало:\n• «/ : /Неден білінді:\n• «/);
    expect(plain).toMatch(/│ .+: /);
    expect(plain).toContain('🆘');
    const html = renderHtml(message);
    expect(html).toHaveLength(1);
    checkHtml(html[0]!);
  });
});

describe('the other verdicts', () => {
  test.each(['unclear', 'information', 'no-signs'] as const)('%s never sounds like "safe"', (kind) => {
    for (const language of spokenLanguages) {
      const plain = renderPlain(composeVerdict({ kind }, null, language, house));
      expect(plain).not.toMatch(/безопасно|можно доверять|қауіпсіз(?!дік)|✅|🟢/i);
      expect(plain).toMatch(language === 'ru' ? /не|что/ : /емес|не|аз/);
    }
  });

  test('no-signs says what would be a red flag', () => {
    const russian = renderPlain(composeVerdict({ kind: 'no-signs' }, null, 'ru', house));
    expect(russian).toContain('Это не гарантия');
    expect(russian).toMatch(/код, карту, деньги/);
    expect(renderPlain(composeVerdict({ kind: 'no-signs' }, null, 'kk', house))).toContain(
      'Бұл кепілдік емес',
    );
  });
});

test('personal numbers are masked in quotes, and the person is told to delete them', () => {
  const passage = { text: 'Скажите код 482913 и номер карты 4400 4301 2345 6789 сейчас же', hiddenLinks: [] };
  const analysis = house.pipeline.analyze(passage.text);
  const judged = {
    passage,
    analysis: {
      ...analysis,
      evidence: [{ signal: null, start: 0, end: passage.text.length, bySense: false }],
    },
  };
  const plain = renderPlain(
    composeVerdict({ kind: 'scam', scheme: 'sms-code', variant: null }, judged, 'ru', house),
  );
  expect(plain).toContain('Удалите его из чата');
  expect(plain).not.toMatch(/482913|4400|6789/);
});

test('the clinic brings the warning of Zhetysu police and the prosecutor on the second call, in the order of office', () => {
  const verdict: Verdict = {
    kind: 'scam',
    scheme: 'medical-appointment',
    variant: 'medical-appointment-code',
  };
  const plain = renderPlain(composeVerdict(verdict, null, 'ru', house));
  expect(plain.indexOf('Генпрокуратура')).toBeGreaterThan(0);
  expect(plain.indexOf('Полиция области Жетісу, 16 января 2026')).toBeGreaterThan(
    plain.indexOf('Генпрокуратура'),
  );
  expect(plain).toContain('второй звонок');
});

test('the courier brings his own warning', () => {
  const verdict: Verdict = { kind: 'scam', scheme: 'sms-code', variant: 'courier-parcel-code' };
  expect(renderPlain(composeVerdict(verdict, null, 'ru', house))).toMatch(/[Кк]урьер/);
});
