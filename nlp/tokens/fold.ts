// One spelling for all: Kazakh typed with and without its own letters, ё and е, Latin Kazakh and Russian by ear.
import type { Language } from '../types.ts';

const letters = 'әғқңөұүһіёїєґў';
const plain = 'агкноуухиеиегу';
/** All foldable letters lie between these two units. */
const firstUnit = 0x0400;
const lastUnit = 0x04ff;
const foldedUnits = Uint16Array.from({ length: lastUnit - firstUnit + 1 }, (_, i) => firstUnit + i);
for (let i = 0; i < letters.length; i++) foldedUnits[letters.charCodeAt(i) - firstUnit] = plain.charCodeAt(i);
const foldable = /[әғқңөұүһіёїєґў]/g;

/** A unit of lower-case text with Kazakh letters as people type them without a Kazakh keyboard; й stays й. */
export function foldUnit(unit: number): number {
  return unit >= firstUnit && unit <= lastUnit ? foldedUnits[unit - firstUnit]! : unit;
}

/** The same for a whole text, unit for unit. */
export function fold(text: string): string {
  return text.replace(foldable, (letter) => String.fromCharCode(foldUnit(letter.charCodeAt(0))));
}

type Rules = readonly (readonly [RegExp, string])[];

/** Both alphabets share these; order matters, longer first. */
const shared: Rules = [
  [/(?<![a-z])sch/g, 'сч'],
  [/shch|sch/g, 'щ'],
  [/sh|ş|š/g, 'ш'],
  [/ch|ç/g, 'ч'],
  [/zh|ž/g, 'ж'],
  [/kh/g, 'х'],
  [/ts/g, 'ц'],
  [/y[ao]|ja(?![a-z]*j)/g, 'я'],
  [/yu|ju/g, 'ю'],
  [/['’`ʹ]/g, 'ь'],
];

const russian: Rules = [
  ...shared,
  [/yy|yi|iy|ij/g, 'ый'],
  [/(?<=[aeiouаеёиоуыэюя])[yj]/g, 'й'],
  [/[y]/g, 'ы'],
  [/j/g, 'й'],
  [/x/g, 'х'],
  [/w/g, 'в'],
  [/q/g, 'к'],
];

const kazakh: Rules = [
  [/gh|ğ/g, 'г'],
  [/ng(?=[a-z])/g, 'нг'],
  [/ng|ñ|ń/g, 'н'],
  [/tsi(?=[aiy])/g, 'ци'],
  ...shared.filter(([, to]) => to !== 'ь' && to !== 'я' && to !== 'ц'),
  [/ya|ia/g, 'я'],
  [/(?<=[aeouäöüаеоуы])[iyı](?=[bcdfghjklmnpqrstvwxz]|$)/g, 'й'],
  [/[yı]/g, 'ы'],
  [/j/g, 'ж'],
  [/x/g, 'х'],
  [/w|ú|ü|ū/g, 'у'],
  [/á|ä/g, 'а'],
  [/ó|ö/g, 'о'],
  [/['’`ʹ]/g, ''],
];

const single: ReadonlyMap<string, string> = new Map(
  [...'abcdefghiklmnopqrstuvz'].map((letter, i) => [letter, [...'абсдефгхиклмнопкрстувз'][i]!]),
);

/** A Latin word as it would stand in folded Cyrillic; any letter without a counterpart stays. */
export function transliterate(word: string, language: Extract<Language, 'kk-latn' | 'ru-latn'>): string {
  let text = word;
  for (const [what, by] of language === 'kk-latn' ? kazakh : russian) text = text.replace(what, by);
  return text.replace(/[a-z]/g, (letter) => single.get(letter) ?? letter);
}
