// A disk whose power is cut: what was synced is there; of what was written since, any part may be, sector by sector.

const headBytes = 64;
const sectorBytes = 512;

export interface WriteRecord {
  readonly type: 'W' | 'S' | 'T';
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly bytes: Buffer;
}

/** Reads what `record-writes.c` wrote; a record that was cut off at the end is left out. */
export function readRecords(log: Buffer): WriteRecord[] {
  const records: WriteRecord[] = [];
  for (let at = 0; at + headBytes <= log.length;) {
    const type = String.fromCharCode(log[at]!) as WriteRecord['type'];
    const file = log.toString('latin1', at + 1, log.indexOf(0, at + 1));
    const offset = Number(log.readBigInt64LE(at + 48));
    const length = Number(log.readBigInt64LE(at + 56));
    const end = at + headBytes + (type === 'W' ? length : 0);
    if (end > log.length) break;
    records.push({ type, file, offset, length, bytes: log.subarray(at + headBytes, end) });
    at = end;
  }
  return records;
}

export class DiskFile {
  #synced = Buffer.alloc(0);
  #size = 0;
  #unsynced: WriteRecord[] = [];

  note(record: WriteRecord): void {
    if (record.type !== 'S') {
      this.#unsynced.push(record);
      return;
    }
    for (const one of this.#unsynced) this.#apply(one);
    this.#unsynced = [];
  }

  /** The file as it may be found after the power was cut now. */
  afterCut(random: () => number): Buffer {
    const found = new DiskFile();
    found.#synced = Buffer.from(this.#synced);
    found.#size = this.#size;
    for (const one of this.#unsynced) {
      if (one.type === 'T') {
        if (random() < 0.5) found.#apply(one);
        continue;
      }
      for (let at = 0; at < one.length; at += sectorBytes) {
        if (random() < 0.5) continue;
        const bytes = one.bytes.subarray(at, at + sectorBytes);
        found.#apply({ ...one, offset: one.offset + at, length: bytes.length, bytes });
      }
    }
    return found.whole();
  }

  /** The file with everything that was written. */
  whole(): Buffer {
    for (const one of this.#unsynced) this.#apply(one);
    this.#unsynced = [];
    return this.#synced.subarray(0, this.#size);
  }

  #apply({ type, offset, length, bytes }: WriteRecord): void {
    if (type === 'T') {
      this.#synced.fill(0, length);
      this.#size = length;
      return;
    }
    const end = offset + length;
    if (end > this.#synced.length) {
      const grown = Buffer.alloc(end * 2);
      this.#synced.copy(grown);
      this.#synced = grown;
    }
    bytes.copy(this.#synced, offset);
    this.#size = Math.max(this.#size, end);
  }
}
