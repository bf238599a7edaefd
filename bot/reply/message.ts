// A message as the bot thinks of it: plain words and their roles. Escaping and markup belong to the renderers.

/** A stretch of words; anything of the user's is only ever a part like the others, and is escaped like them. */
export interface Part {
  readonly text: string;
  readonly bold?: true;
  readonly link?: string;
  /** The user's own words: no address or name in them may become a link somebody could tap. */
  readonly theirs?: true;
}

export type Line = readonly Part[];

export type Block =
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  /** A list, with the line that leads to it. */
  | {
      readonly kind: 'items';
      readonly lead: Line;
      readonly items: readonly Line[];
      readonly numbered: boolean;
    }
  /** Folded away until somebody opens it. */
  | { readonly kind: 'folded'; readonly lines: readonly Line[] };

export interface Button {
  readonly label: string;
  readonly press: string;
}

export interface Message {
  readonly blocks: readonly Block[];
  /** Rows of buttons. */
  readonly buttons: readonly (readonly Button[])[];
  /** The same words once more as a picture in large letters. */
  readonly picture?: string;
}

export const text = (words: string): Line => [{ text: words }];
export const theirs = (words: string): Part => ({ text: words, theirs: true });
export const bold = (words: string): Line => [{ text: words, bold: true }];
export const lines = (...all: readonly Line[]): Block => ({ kind: 'lines', lines: all });
export const items = (all: readonly Line[], lead: Line = []): Block => ({
  kind: 'items',
  lead,
  items: all,
  numbered: false,
});
export const steps = (all: readonly Line[]): Block => ({
  kind: 'items',
  lead: [],
  items: all,
  numbered: true,
});

/** The first words of a message, without markup. */
export function firstLine({ blocks }: Message): string {
  const block = blocks[0];
  const line = block?.kind === 'items' ? block.lead : (block?.lines[0] ?? []);
  return line.map((part) => part.text).join('');
}

const lengthOf = (line: Line): number => line.reduce((sum, part) => sum + part.text.length, 0);

/** What a folded block shows before it is opened: about three lines of a small screen. */
const foldedShows = 120;

/** How many characters a person sees before opening anything. */
export function visibleLength({ blocks }: Message): number {
  return blocks.reduce((sum, block) => {
    switch (block.kind) {
      case 'lines':
        return sum + block.lines.reduce((total, line) => total + lengthOf(line) + 1, 1);
      case 'items':
        return (
          sum + block.items.reduce((total, line) => total + lengthOf(line) + 3, lengthOf(block.lead) + 1)
        );
      case 'folded':
        return (
          sum +
          Math.min(
            foldedShows,
            block.lines.reduce((total, line) => total + lengthOf(line) + 1, 1),
          )
        );
    }
  }, 0);
}
