/** Something wrong in a file of ours: where, and what to do about it. */
export interface Fault {
  readonly file: string;
  readonly field: string;
  readonly what: string;
}

/** All faults found at once, so that a person mends them in one go. */
export class Faults extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(
      faults
        .map(({ file, field, what }) => `${file}${field === '' ? '' : ` → ${field}`}: ${what}`)
        .join('\n'),
    );
    this.name = 'Faults';
    this.faults = faults;
  }
}
