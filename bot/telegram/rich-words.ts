// The words of a rich message (Bot API 10.1) or a checklist: paragraphs, lists, tables and buttons, nested at will.
import type { HiddenLink, Passage } from '../dialog/types.ts';

/** Where words stand in a block, and what holds further blocks; whatever else there is carries no words. */
const fields = [
  'title',
  'summary',
  'label',
  'text',
  'alternative_text',
  'expression',
  'items',
  'tasks',
  'cells',
  'blocks',
  'buttons',
  'button',
  'caption',
  'credit',
] as const;

/** Deeper nesting than Telegram allows is somebody's trick. */
const deepest = 40;

/** The words in the order they stand in, a line for a block, with the links they hide. */
export function richWords(message: unknown): Passage {
  let text = '';
  const hiddenLinks: HiddenLink[] = [];
  const read = (node: unknown, depth: number): void => {
    if (depth > deepest) return;
    if (typeof node === 'string') {
      text += node;
    } else if (Array.isArray(node)) {
      for (const part of node) read(part, depth + 1);
    } else if (typeof node === 'object' && node !== null) {
      readObject(node as Readonly<Record<string, unknown>>, depth);
    }
  };
  const readObject = (node: Readonly<Record<string, unknown>>, depth: number): void => {
    const start = text.length;
    for (const field of fields) {
      if (!(field in node)) continue;
      read(node[field], depth + 1);
      if (startsNewLine.has(field) && !text.endsWith('\n')) text += '\n';
    }
    const url = linkOf(node);
    if (url !== null && text.length > start) hiddenLinks.push({ start, end: text.trimEnd().length, url });
    // Words inside a line carry a style or a link; everything else is a block, and ends its line.
    if (isBlock(node) && text !== '' && !text.endsWith('\n')) text += '\n';
  };
  read(message, 0);
  return { text: text.trimEnd(), hiddenLinks };
}

const startsNewLine: ReadonlySet<string> = new Set(['title', 'summary', 'caption', 'credit']);

const blocks: ReadonlySet<unknown> = new Set([
  'paragraph',
  'heading',
  'pre',
  'footer',
  'pullquote',
  'expandable_blockquote',
  'mathematical_expression',
  'thinking',
]);

/** A cell, a button and a list item have no type of their own kind, a paragraph and a heading have. */
function isBlock(node: Readonly<Record<string, unknown>>): boolean {
  return blocks.has(node['type']) || !('type' in node);
}

/** Where the words of a link or a button lead. */
export function linkOf(node: Readonly<Record<string, unknown>>): string | null {
  if (typeof node['url'] === 'string') return node['url'];
  for (const field of ['web_app', 'login_url']) {
    const inner = node[field];
    if (typeof inner === 'object' && inner !== null && 'url' in inner && typeof inner.url === 'string')
      return inner.url;
  }
  return null;
}
