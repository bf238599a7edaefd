// Where to write to somebody who asked to be told: sealed, so that the row alone leads to nobody.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const ivBytes = 12;
const tagBytes = 16;

const keyOf = (key: string): Buffer => createHash('sha256').update(`address ${key}`).digest();

/** A chat's number under the key of this installation (AES-256-GCM). */
export function seal(chat: number, key: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), iv);
  const sealed = Buffer.concat([cipher.update(String(chat)), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The number again; null when it was sealed under another key, or tampered with. */
export function unseal(address: string, key: string): number | null {
  const bytes = Buffer.from(address, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(key), bytes.subarray(0, ivBytes), {
      authTagLength: tagBytes,
    });
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    const chat = Number(
      Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString(),
    );
    return Number.isSafeInteger(chat) ? chat : null;
  } catch {
    return null;
  }
}
