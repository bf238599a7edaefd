// Text to pieces: of all ways to divide a text the one whose pieces are the commonest (unigram model, Viterbi).
import { none, PieceTrie, root } from './piece-trie.ts';
import { undoLookalikes } from './undo-lookalikes.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The reader was taught on texts of at most so many pieces, the marks of beginning and end among them. */
export const mostPieces = 128;
/** Of longer texts only the beginning is looked at, in UTF-16 units: 128 pieces end long before. */
export const mostUnits = 8192;

const task = 'query: ';
const space = 0x20;
const blank = '▁'.charCodeAt(0);

/** Knows one vocabulary by heart. Not to be shared between threads: it keeps its working space. */
export class PieceTokenizer {
  readonly #vocabulary: Vocabulary;
  readonly #trie: PieceTrie;
  /** By character: what is written in its place. */
  readonly #changes: ReadonlyMap<number, readonly number[]>;
  /** The text as pieces see it, by code points. */
  #characters = new Int32Array(1024);
  /** By place in the text: the best score of all ways to get there, the last piece of that way, and where it began. */
  #best = new Float64Array(1025);
  #last = new Int32Array(1025);
  #began = new Int32Array(1025);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#trie = new PieceTrie(vocabulary.pieces);
    this.#changes = new Map(
      [...vocabulary.changes].map(([from, to]) => [from.codePointAt(0)!, codePoints(to)]),
    );
  }

  /** The ids of a text's pieces, between the marks of beginning and end. Any string will do. */
  ids(text: string): Int32Array {
    const { bos, eos } = this.#vocabulary.special;
    const length = this.#normalise(task + undoLookalikes(text.slice(0, mostUnits)));
    this.#findBest(length);
    const pieces: number[] = [];
    for (let at = length; at > 0; at = this.#began[at]!) pieces.push(this.#last[at]!);
    return Int32Array.of(bos, ...pieces.reverse().slice(0, mostPieces - 2), eos);
  }

  /** Writes the text as pieces see it into `#characters`; returns its length. */
  #normalise(text: string): number {
    let length = 0;
    let afterSpace = false;
    const write = (character: number): void => {
      const isSpace = character === space;
      if (isSpace && afterSpace) return;
      if (length === this.#characters.length) this.#makeRoom(length * 2);
      this.#characters[length++] = isSpace ? blank : character;
      afterSpace = isSpace;
    };
    write(space);
    for (let i = 0; i < text.length;) {
      const character = text.codePointAt(i)!;
      i += character > 0xffff ? 2 : 1;
      const change = this.#changes.get(character);
      if (change === undefined) write(character);
      else for (const changed of change) write(changed);
    }
    return length;
  }

  #findBest(length: number): void {
    const characters = this.#characters;
    const best = this.#best.fill(-Infinity, 0, length + 1);
    const { scores, special, unknownScore } = this.#vocabulary;
    const reach = (from: number, to: number, piece: number, score: number): void => {
      if (score <= best[to]!) return;
      best[to] = score;
      this.#last[to] = piece;
      this.#began[to] = from;
    };
    best[0] = 0;
    for (let from = 0; from < length; from++) {
      const soFar = best[from]!;
      let node = this.#trie.step(root, characters[from]!);
      for (let to = from + 1; node !== none; to++) {
        const piece = this.#trie.pieceAt(node);
        if (piece !== none) reach(from, to, piece, soFar + scores[piece]!);
        if (to === length) break;
        node = this.#trie.step(node, characters[to]!);
      }
      reach(from, from + 1, special.unk, soFar + unknownScore);
    }
  }

  #makeRoom(length: number): void {
    const characters = new Int32Array(length);
    characters.set(this.#characters);
    this.#characters = characters;
    this.#best = new Float64Array(length + 1);
    this.#last = new Int32Array(length + 1);
    this.#began = new Int32Array(length + 1);
  }
}

function codePoints(text: string): number[] {
  return [...text].map((character) => character.codePointAt(0)!);
}
