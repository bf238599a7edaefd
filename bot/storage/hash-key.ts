// Ids of people are kept only as keyed hashes; without the key nobody can go back from a row to a person.
import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The key of this installation: as given, or read from its file, which is made at the first start. */
export function hashKey(source: { readonly given: string } | { readonly keptIn: string }): string {
  if ('given' in source) return source.given;
  mkdirSync(dirname(source.keptIn), { recursive: true });
  try {
    // Fails when the file is there: two instances that start together end up with one key.
    writeFileSync(source.keptIn, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(source.keptIn, 'utf8').trim();
}

/** Under this name a chat of the messenger is remembered. */
export function chatKey(id: number | string, key: string): string {
  return createHmac('sha256', key).update(String(id)).digest('base64url');
}
