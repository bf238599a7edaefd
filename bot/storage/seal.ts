// Sealed under the key of this installation (AES-256-GCM), so that a row alone tells nobody anything.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

const ivBytes = 12;
const tagBytes = 16;

const ivsAtATime = 512;
let ivs = Buffer.alloc(0);

/** Random, and never given twice; made in hundreds, because asking for a few bytes costs as much as for many. */
function freshIv(): Buffer {
  if (ivs.length === 0) ivs = randomBytes(ivBytes * ivsAtATime);
  const iv = ivs.subarray(0, ivBytes);
  ivs = ivs.subarray(ivBytes);
  return iv;
}

/** What is sealed for one purpose opens for no other. */
export class Seal {
  readonly #key: KeyObject;
  /** What is sealed under the key before can still be opened. */
  readonly #previous: KeyObject | null;

  constructor(purpose: 'address' | 'mail', key: string, previous: string | null = null) {
    // As objects: bytes would be made into one anew each time, which costs more than the sealing.
    const derived = (from: string): KeyObject =>
      createSecretKey(createHash('sha256').update(`${purpose} ${from}`).digest());
    this.#key = derived(key);
    this.#previous = previous === null ? null : derived(previous);
  }

  close(open: string | Uint8Array): Buffer {
    const iv = freshIv();
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

function opened(sealed: Uint8Array, key: KeyObject): string | null {
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
