// All pieces, found by walking letter by letter. One table with open addressing holds every step.

/** No piece ends here, or no step leads on. */
export const none = -1;
/** Where every walk begins. */
export const root = 0;

export class PieceTrie {
  readonly #mask: number;
  // A node is the slot of the step that leads to it; the root has slot 0 to itself.
  readonly #from: Int32Array;
  readonly #character: Int32Array;
  readonly #piece: Int32Array;

  /** Pieces by id; of two that are the same the first counts. An empty piece is never found. */
  constructor(pieces: readonly string[]) {
    // At most so many nodes as letters: the table is never more than half full.
    const letters = pieces.reduce((sum, { length }) => sum + length, 1);
    const size = 2 ** Math.ceil(Math.log2(letters * 2));
    this.#mask = size - 1;
    this.#from = new Int32Array(size).fill(none);
    this.#character = new Int32Array(size);
    this.#piece = new Int32Array(size).fill(none);
    pieces.forEach((piece, id) => this.#add(piece, id));
  }

  /** The node one character (code point) further, or `none`. */
  step(node: number, character: number): number {
    const slot = this.#slot(node, character);
    return this.#from[slot] === none ? none : slot;
  }

  /** The id of the piece that ends at this node, or `none`. */
  pieceAt(node: number): number {
    return this.#piece[node]!;
  }

  #add(piece: string, id: number): void {
    let node = root;
    for (const letter of piece) {
      const character = letter.codePointAt(0)!;
      const slot = this.#slot(node, character);
      this.#from[slot] = node;
      this.#character[slot] = character;
      node = slot;
    }
    if (node !== root && this.#piece[node] === none) this.#piece[node] = id;
  }

  /** Where the step stands, or would stand. */
  #slot(node: number, character: number): number {
    let slot = Math.imul(Math.imul(node, 0x9e3779b1) ^ character, 0x85ebca6b);
    slot = (slot ^ (slot >>> 15)) & this.#mask;
    while (
      slot === root ||
      (this.#from[slot] !== none && (this.#from[slot] !== node || this.#character[slot] !== character))
    )
      slot = (slot + 1) & this.#mask;
    return slot;
  }
}
