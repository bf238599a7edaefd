// What kind of thing a UTF-16 unit is, by table: asked for every unit of every text, several times.

/** 0 is kept for «not looked up yet». */
export const letter = 1;
export const digit = 2;
export const newline = 3;
export const space = 4;
/** «.», «!», «?», «…»: end a sentence before a space or the end. */
export const stop = 5;
/** «'», «’», «ʹ», «`»: belong to a word when they stand inside it. */
export const apostrophe = 6;
export const other = 7;

const kinds = new Uint8Array(1 << 16);

/** The kind of the unit; halves of surrogate pairs are `other`. */
export function kindOf(unit: number): number {
  const known = kinds[unit]!;
  return known === 0 ? (kinds[unit] = lookUp(String.fromCharCode(unit))) : known;
}

function lookUp(character: string): number {
  if (/['’ʹ`]/.test(character)) return apostrophe;
  if (/\p{L}/u.test(character)) return letter;
  if (/\p{N}/u.test(character)) return digit;
  if (character === '\n') return newline;
  if (/\s/.test(character)) return space;
  return /[.!?…]/.test(character) ? stop : other;
}

export const isCyrillic = (unit: number): boolean => unit >= 0x0400 && unit <= 0x052f;
/** Lower-case Latin letters, with marks or without. */
export const isLatin = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xdf && unit <= 0x24f && unit !== 0xf7) || unit === 0x259;
