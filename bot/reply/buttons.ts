// Buttons: a label in the person's language, and what they carry.
import { encodePress } from '../dialog/encode-press.ts';
import type { Press } from '../dialog/press.ts';
import type { SpokenLanguage } from '../dialog/types.ts';
import type { Verdict } from '../../nlp/index.ts';
import type { Facts } from '../facts/types.ts';
import type { Button } from './message.ts';
import type { UiKey, Words } from './words.ts';

export interface House {
  readonly words: Words;
  readonly facts: Facts;
}

/** A button with a label of `ui.json`. */
export function button(house: House, language: SpokenLanguage, label: UiKey, press: Press): Button {
  return labelled(house, house.words.ui(language, label), press);
}

/** A button whose label comes from elsewhere. */
export function labelled({ facts }: House, label: string, press: Press): Button {
  return { label, press: encodePress(press, facts) };
}

/** Under every message: the way back, and the way to help. */
export function wayOut(
  house: House,
  language: SpokenLanguage,
  verdict: Verdict = { kind: 'unclear' },
): Button[] {
  return [
    button(house, language, 'buttons.happened', { kind: 'happened', verdict }),
    button(house, language, 'buttons.home', { kind: 'start' }),
  ];
}

export function inPairs(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (let i = 0; i < buttons.length; i += 2) rows.push(buttons.slice(i, i + 2));
  return rows;
}
