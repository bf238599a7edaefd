// Text to pieces: of all ways to divide a text the one whose pieces are the commonest (unigram model, Viterbi).
import { none, PieceTrie, root } from './piece-trie.ts';
import { undoLookalikes } from './undo-lookalikes.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The reader was taught on texts of at most so many pieces, the marks of beginning and end among them. */
export const mostPieces = 128;
/** Of longer texts only the beginning is looked at, in UTF-16 units: 128 pieces end long before. */
export const mostUnits = 8192;

const task = 'query: ';
const blank = '▁'.charCodeAt(0);

/** Knows one vocabulary by heart. Not to be shared between threads: it keeps its working space. */
export class PieceTokenizer {
  readonly #vocabulary: Vocabulary;
  readonly #trie: PieceTrie;
  /** By UTF-16 unit; undefined: stays as it is. */
  readonly #changes: (string | undefined)[] = new Array<string | undefined>(1 << 16);
  #units = new Uint16Array(1024);
  /** By place in the text: the best score of all ways to get there, the last piece of that way, and where it began. */
  #best = new Float64Array(1025);
  #last = new Int32Array(1025);
  #began = new Int32Array(1025);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#trie = new PieceTrie(vocabulary.pieces);
    for (const [from, to] of vocabulary.changes) this.#changes[from.charCodeAt(0)] = to;
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

  /** Writes the text as pieces see it into `#units`; returns its length. */
  #normalise(text: string): number {
    this.#makeRoom(text.length);
    let length = 0;
    let afterSpace = false;
    const write = (unit: number): void => {
      const isSpace = unit === 0x20;
      if (isSpace && afterSpace) return;
      if (length === this.#units.length) this.#makeRoom(length * 2);
      this.#units[length++] = isSpace ? blank : unit;
      afterSpace = isSpace;
    };
    write(0x20);
    for (let i = 0; i < text.length; i++) {
      const change = this.#changes[text.charCodeAt(i)];
      if (change === undefined) write(text.charCodeAt(i));
      else for (let j = 0; j < change.length; j++) write(change.charCodeAt(j));
    }
    return length;
  }

  #findBest(length: number): void {
    const units = this.#units;
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
      // In the middle of a surrogate pair nothing ends and nothing begins.
      if (soFar === -Infinity) continue;
      let node = this.#trie.step(root, units[from]!);
      for (let to = from + 1; node !== none; to++) {
        const piece = this.#trie.pieceAt(node);
        if (piece !== none) reach(from, to, piece, soFar + scores[piece]!);
        if (to === length) break;
        node = this.#trie.step(node, units[to]!);
      }
      reach(from, from + lengthAt(units, from, length), special.unk, soFar + unknownScore);
    }
  }

  #makeRoom(length: number): void {
    if (length <= this.#units.length) return;
    const units = new Uint16Array(length * 2);
    units.set(this.#units);
    this.#units = units;
    this.#best = new Float64Array(units.length + 1);
    this.#last = new Int32Array(units.length + 1);
    this.#began = new Int32Array(units.length + 1);
  }
}

/** Two for a surrogate pair, one for everything else. */
function lengthAt(units: Uint16Array, at: number, end: number): 1 | 2 {
  const isPair = at + 1 < end && (units[at]! & 0xfc00) === 0xd800 && (units[at + 1]! & 0xfc00) === 0xdc00;
  return isPair ? 2 : 1;
}
