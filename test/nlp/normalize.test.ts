import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalize } from '../../nlp/normalize/normalize.ts';

const text = (raw: string): string => normalize(raw).text.text;

/** The raw words a stretch of the normalised text came from. */
function rawOf(raw: string, part: string): string {
  const { text } = normalize(raw);
  const at = text.text.indexOf(part);
  return raw.slice(text.starts[at], text.ends[at + part.length - 1]);
}

describe('letters that must survive', () => {
  test.each([...'абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі'])('%s stays itself', (letter) => {
    expect(text(`к${letter}н`)).toBe(`к${letter}н`);
    expect(text(`к${letter.toUpperCase()}н`)).toBe(`к${letter}н`);
  });

  test('й and ё typed as a letter and a mark become one letter', () => {
    expect(text('мои\u0306 счё\u0308т еще\u0308')).toBe('мой счёт ещё');
  });
});

describe('disguises', () => {
  test.each([
    ['look-alike letters', 'нaзoвитe кoд', 'назовите код'],
    ['one Latin letter at the start', 'cчёт', 'счёт'],
    ['a Latin name in Cyrillic letters', 'kаspi', 'kaspi'],
    ['invisible characters', 'к\u200bо\u2060д из с\u00adмс', 'код из смс'],
    ['letters apart', 'скажите к о д ы', 'скажите коды'],
    ['letters with dots', 'к.о.д', 'код'],
    ['letters with hyphens', 'к-о-д', 'код'],
    ['digits for letters', 'к0д пар0ль 3аявка', 'код пароль заявка'],
    ['signs for letters', 'п@роль', 'пароль'],
    ['stretched letters', 'срооочно', 'срочно'],
    ['mathematical letters', '𝐤𝐨𝐝 ｃｏｄｅ Ⓢⓜⓢ', 'kod code sms'],
    ['HTML entities', '&laquo;код&raquo; &#1082;&#x43e;д', '«код» код'],
    ['marks struck through', 'к̶о̶д̶', 'код'],
    ['a Kazakh word with a Latin i', 'кiлт, iшкi', 'кілт, ішкі'],
  ])('%s', (_, raw, expected) => expect(text(raw)).toBe(expected));
});

describe('what is no disguise', () => {
  test.each([
    ['a Latin name with a Kazakh ending', 'iphoneды kaspiге whatsappтан'],
    ['numbers with words', '3дня 5мың 4комнатная 2гис'],
    ['abbreviations', 'и т. д., а. с. пушкин'],
    ['an e-mail', 'name@mail.ru'],
    ['double letters', 'длинный аллея'],
  ])('%s stays as it is', (_, raw) => expect(text(raw)).toBe(raw));

  test('ordinary Russian and Kazakh count no disguise', () => {
    expect(
      normalize('Здравствуйте, завтра в 10:00 приём у терапевта. Ертең сағат 10-да кел.').disguises,
    ).toBe(0);
  });
});

describe('the way back', () => {
  test('a word points at its disguised original', () => {
    expect(rawOf('назовите к\u200bо\u200bд!', 'код')).toBe('к\u200bо\u200bд');
    expect(rawOf('скажите к.о.д сейчас', 'код')).toBe('к.о.д');
    expect(rawOf('𝐤𝐨𝐝 сюда', 'kod')).toBe('𝐤𝐨𝐝');
    expect(rawOf('&laquo;код&raquo;', '«код»')).toBe('&laquo;код&raquo;');
  });

  test('any text maps inside itself, in order, and never splits a surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (raw) => {
        for (const { text, starts, ends } of [normalize(raw).clean, normalize(raw).text]) {
          expect(starts).toHaveLength(text.length);
          for (let i = 0; i < text.length; i++) {
            expect(starts[i]).toBeLessThan(ends[i]!);
            expect(ends[i]).toBeLessThanOrEqual(raw.length);
            if (i > 0) expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1]!);
          }
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
