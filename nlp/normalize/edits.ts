// Rewriting a text without losing the way back to where each character came from.
import type { MappedText } from '../types.ts';

/** Replace `[start, end)` by `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The untouched text: every unit maps to itself. */
export function unmapped(raw: string): MappedText {
  const starts = new Int32Array(raw.length);
  const ends = new Int32Array(raw.length);
  for (let i = 0; i < raw.length; i++) {
    starts[i] = i;
    ends[i] = i + 1;
  }
  return { text: raw, starts, ends };
}

/**
 * Applies edits (sorted, not overlapping) in one pass. Every unit of a replacement maps to the whole stretch
 * it replaces; what an edit deletes belongs to nothing, so a span over its neighbours skips or covers it whole.
 */
export function rewrite(source: MappedText, edits: readonly Edit[]): MappedText {
  if (edits.length === 0) return source;
  let grown = source.text.length;
  for (const edit of edits) grown += edit.text.length - (edit.end - edit.start);
  const starts = new Int32Array(grown);
  const ends = new Int32Array(grown);
  const parts: string[] = [];
  let from = 0;
  let to = 0;
  const copy = (until: number): void => {
    parts.push(source.text.slice(from, until));
    starts.set(source.starts.subarray(from, until), to);
    ends.set(source.ends.subarray(from, until), to);
    to += until - from;
  };
  for (const edit of edits) {
    copy(edit.start);
    parts.push(edit.text);
    for (let i = 0; i < edit.text.length; i++, to++) {
      starts[to] = source.starts[edit.start]!;
      ends[to] = source.ends[edit.end - 1]!;
    }
    from = edit.end;
  }
  copy(source.text.length);
  return { text: parts.join(''), starts, ends };
}
