// Messages in Telegram's HTML. Everything is escaped here and nowhere else.
import type { Block, Line, Message } from './message.ts';

/** Telegram refuses longer messages (counted after its markup is taken away; we count more strictly, with it). */
export const longestMessage = 4096;

/** The message as HTML texts of at most 4,096 units each; almost always one. */
export function renderHtml(message: Message): string[] {
  const texts: string[] = [];
  let current = '';
  for (const block of message.blocks.flatMap(splitBlock)) {
    const html = renderBlock(block);
    const joined = current === '' ? html : `${current}\n\n${html}`;
    if (joined.length <= longestMessage) {
      current = joined;
    } else {
      if (current !== '') texts.push(current);
      current = html;
    }
  }
  if (current !== '') texts.push(current);
  return texts;
}

/** Half a character, which Telegram would refuse, becomes a sign of replacement. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);
}

/** Inside an address, a name or a command it is invisible, and keeps messengers from making a link of it. */
const wordJoiner = '\u2060';

/** Words that no messenger takes for something to tap: «kaspi-login.top», «@name», «/command». */
export function withoutLinks(words: string): string {
  return words.replace(/[.@/#$]|:(?=\/)/g, (sign) => `${sign}${wordJoiner}`);
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'lines':
      return block.lines.map(renderLine).join('\n');
    case 'items': {
      const all = block.items.map((item, i) => `${block.numbered ? `${i + 1}.` : '•'} ${renderLine(item)}`);
      return (block.lead.length > 0 ? [renderLine(block.lead), ...all] : all).join('\n');
    }
    case 'folded':
      return `<blockquote expandable>${block.lines.map(renderLine).join('\n')}</blockquote>`;
  }
}

function renderLine(line: Line): string {
  return line
    .map(({ text, bold, link, theirs }) => {
      const escaped = escapeHtml(theirs === true ? withoutLinks(text) : text);
      const strong = bold === true ? `<b>${escaped}</b>` : escaped;
      return link === undefined ? strong : `<a href="${escapeHtml(link)}">${strong}</a>`;
    })
    .join('');
}

/** A block that alone is too long becomes several; a line that alone is too long is cut between characters. */
function splitBlock(block: Block): Block[] {
  if (renderBlock(block).length <= longestMessage) return [block];
  switch (block.kind) {
    case 'items':
      return block.items.flatMap((item, i) =>
        splitBlock({ kind: 'lines', lines: [[{ text: block.numbered ? `${i + 1}. ` : '• ' }, ...item]] }),
      );
    case 'lines':
    case 'folded':
      if (block.lines.length > 1)
        return block.lines.flatMap((line) => splitBlock({ ...block, lines: [line] }));
      return cutLine(block.lines[0] ?? []).map((line) => ({ ...block, lines: [line] }));
  }
}

/** Pieces short enough even if every character has to be escaped. */
const longestPiece = Math.floor((longestMessage - 100) / 6);

function cutLine(line: Line): Line[] {
  return line.flatMap((part) => {
    const characters = [...part.text];
    const pieces: Line[] = [];
    for (let i = 0; i < characters.length; i += longestPiece / 2) {
      pieces.push([{ ...part, text: characters.slice(i, i + longestPiece / 2).join('') }]);
    }
    return pieces;
  });
}
