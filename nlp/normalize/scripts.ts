// Letters of one script that pass for letters of another, and digits that pass for letters.

/** Latin and Greek letters drawn like Cyrillic ones, lower case. Only ever applied inside words that mix scripts. */
export const cyrillicOf: ReadonlyMap<string, string> = new Map([
  ...pairs('aceopxyikmthbnruəɵƙ', 'асеорхуікмтнвпгиәөқ'),
  ...pairs('αβεικмνορτυχγ', 'авеікмнортухг'),
  ...pairs('áàâäéèêëíìîïóòôöúùûüýÿñçşšžğ', 'аааәееееііііоооөуууүууңсшшжғ'),
  ...pairs('ѕїӏԛ', 'сііқ'),
]);

/** Cyrillic letters drawn like Latin ones, lower case: the way back for «kаsрi». */
export const latinOf: ReadonlyMap<string, string> = new Map(pairs('асеорхукмтһвіѕјԛԝ', 'aceopxykmthbisjqw'));

/** Digits and signs that stand for a letter inside a Cyrillic word. */
export const cyrillicLeet: ReadonlyMap<string, string> = new Map(pairs('013468@$', 'оизчбвас'));

/** Digits that stand for a letter inside a Latin word; no signs: they belong to addresses and names. */
export const latinLeet: ReadonlyMap<string, string> = new Map(pairs('01345', 'oieas'));

function pairs(from: string, to: string): [string, string][] {
  const targets = [...to];
  return [...from].map((letter, i) => [letter, targets[i]!]);
}

/** The script of a lower-case letter, as far as it matters here. */
export function scriptOf(letter: string): 'cyrillic' | 'latin' | 'other' {
  const code = letter.charCodeAt(0);
  if (code >= 0x0400 && code <= 0x052f) return 'cyrillic';
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0xdf && code <= 0x24f) || code === 0x259) return 'latin';
  return 'other';
}
