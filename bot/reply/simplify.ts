// Simple mode: what it is, what to do, one thing under another. Whoever wants more taps «why».
import type { Block, Message } from './message.ts';

/** Shorter, and with one wide button a row. */
export function simplified(message: Message): Message {
  return {
    ...message,
    blocks: message.blocks.filter(isEssential),
    buttons: message.buttons.flat().map((button) => [button]),
  };
}

/** Steps to take stay; quotations, lists of evidence and what is folded away go. */
function isEssential(block: Block): boolean {
  switch (block.kind) {
    case 'lines':
      return true;
    case 'items':
      return block.numbered || block.lead.length === 0;
    case 'folded':
      return false;
  }
}
