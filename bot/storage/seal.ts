// Sealed under the key of this installation (AES-256-GCM), so that a row alone tells nobody anything.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const ivBytes = 12;
const tagBytes = 16;

/** What is sealed for one purpose opens for no other. */
export class Seal {
  readonly #key: Buffer;
  /** What is sealed under the key before can still be opened. */
  readonly #previous: Buffer | null;

  constructor(purpose: 'address' | 'mail', key: string, previous: string | null = null) {
    const derived = (from: string): Buffer => createHash('sha256').update(`${purpose} ${from}`).digest();
    this.#key = derived(key);
    this.#previous = previous === null ? null : derived(previous);
  }

  close(open: string | Uint8Array): Buffer {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv);
    const sealed = typeof open === 'string' ? cipher.update(open, 'utf8') : cipher.update(open);
    cipher.final();
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** What was sealed; null when it was sealed under another key, or tampered with. */
  open(sealed: Uint8Array): string | null {
    return opened(sealed, this.#key) ?? (this.#previous && opened(sealed, this.#previous));
  }
}

function opened(sealed: Uint8Array, key: Buffer): string | null {
  try {
    const iv = sealed.subarray(0, ivBytes);
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
    decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
    return decipher.update(sealed.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}

/** Where to write to somebody who asked to be told: a chat's number, sealed. */
export function seal(chat: number, key: string): string {
  return new Seal('address', key).close(String(chat)).toString('base64url');
}

/** The number again; null when it was sealed under neither of the keys, or tampered with. */
export function unseal(address: string, key: string, previous: string | null = null): number | null {
  const chat = Number(new Seal('address', key, previous).open(Buffer.from(address, 'base64url')) ?? NaN);
  return Number.isSafeInteger(chat) ? chat : null;
}
