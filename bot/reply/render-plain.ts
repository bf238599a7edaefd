import type { Block, Line, Message } from './message.ts';

/** The message for a terminal: no markup, folded parts open, buttons by number from `first` on. */
export function renderPlain({ blocks, buttons }: Message, first = 1): string {
  const numbered = buttons.flat().map(({ label }, i) => `[${first + i}] ${label}`);
  const all = [...blocks.map(renderBlock), ...(numbered.length > 0 ? [numbered.join('  ')] : [])];
  return all.join('\n\n');
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
      return block.lines.map((line) => `│ ${renderLine(line)}`).join('\n');
  }
}

function renderLine(line: Line): string {
  return line.map(({ text, link }) => (link === undefined ? text : `${text}: ${link}`)).join('');
}
