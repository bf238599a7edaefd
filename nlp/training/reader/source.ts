// Where a taught reader lies before it is made small, and the Python that knows how to read it.
import { join } from 'node:path';

/** `weights-fp16.npz` and `vocabulary.json`: beside the repository, or wherever READER_SOURCE says. */
export const sourceFolder =
  process.env['READER_SOURCE'] ??
  join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'model', 'reader');

/** A Python with numpy (requirements.txt), for what is compared with the plain computation. */
export const python = process.env['PYTHON'] ?? 'python3';
