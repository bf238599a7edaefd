// Rewriting a text without losing the way back to where each character came from.
import type { MappedText } from '../types.ts';

/** Replace `[start, end)` by `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** 0, 1, 2, …: as long as the longest text met; untouched texts are views of it. */
let numbers = Int32Array.from({ length: 4097 }, (_, i) => i);

/** The untouched text: every unit maps to itself. */
export function unmapped(raw: string): MappedText {
  const { length } = raw;
  if (length >= numbers.length) numbers = Int32Array.from({ length: length * 2 }, (_, i) => i);
  return { text: raw, starts: numbers.subarray(0, length), ends: numbers.subarray(1, length + 1) };
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
