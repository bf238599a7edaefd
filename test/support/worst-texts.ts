// Texts that cost a careless reader most. Seeded by nothing: always the same.

/** Names and texts of exactly `length` UTF-16 units. */
export function worstTexts(length: number): [name: string, text: string][] {
  const fill = (piece: string): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  const distinct = (alphabet: string, wordLength: number): string => {
    const words: string[] = [];
    for (let i = 0; i * (wordLength + 1) < length; i++) {
      let word = '';
      for (let k = 0, n = i * 7919 + 13; k < wordLength; k++, n = Math.imul(n, 31) + k) {
        word += alphabet[(n >>> 3) % alphabet.length]!;
      }
      words.push(word);
    }
    return words.join(' ').slice(0, length);
  };
  return [
    ['one letter', fill('а')],
    ['one space', fill(' ')],
    ['one word', fill('код ')],
    ['a demand again and again', fill('продиктуйте код из смс ')],
    ['a demand in Kazakh', fill('кодты айтып жіберіңіз ')],
    ['a loss again and again', fill('код назвала ')],
    ['a loss again and again, in Kazakh', fill('ақша аудардым код айттым ')],
    ['words never seen, Russian', distinct('абвгдеёжзийклмнопрстуфхцчшщъыьэюя', 7)],
    ['words never seen, Kazakh', distinct('аәбғдежзийкқлмнңоөпрстуұүшыі', 9)],
    ['words never seen, Latin', distinct('abcdefghijklmnopqrstuvwxyz', 6)],
    ['two letters a word', distinct('абвгдежзий', 2)],
    ['spaced letters', fill('к о д и з с м с ')],
    ['dotted letters', fill('к.о.д.и.з.')],
    ['look-alikes', fill('кoд из cмc пepeвeдитe ')],
    ['leet', fill('к0д 1з 5м5 ')],
    ['digits', fill('8701234567')],
    ['phones', fill('+77012345678 ')],
    ['cards', fill('4400 4301 2345 6789 ')],
    ['links', fill('https://kaspi-prize.example.com/a ')],
    ['dots', fill('a.b.c.d.e.f.')],
    ['at signs', fill('a@b@c.')],
    ['lines', fill('а: б\n')],
    ['punctuation', fill('?!.,;:-')],
    ['quotes', fill('«"„“')],
    ['entities', fill('&amp;&#1082;&lt;')],
    ['open entities', fill('&#10&am')],
    ['combining marks', fill('и\u0306')],
    ['marks alone', fill('\u0301')],
    ['zero width', fill('к\u200bо\u200bд\u200b ')],
    ['right to left', fill('\u202eкод\u202c ')],
    ['emoji', fill('👨‍👩‍👧🔥')],
    ['lone surrogates', fill('\ud83d')],
    ['full width', fill('ＫＯＤ')],
    ['mathematical letters', fill('𝐤𝐨𝐝 ')],
    ['underscores', fill('_*`[')],
    ['long words', fill('переведитедляпроверки'.repeat(8) + ' ')],
    ['apostrophes', fill("о'о'о'о")],
    ['hyphens', fill('кк-')],
  ];
}
