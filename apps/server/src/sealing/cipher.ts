import { createCipheriv, createDecipheriv } from 'node:crypto';
import { drawBytes } from './chance.ts';

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * What is sealed begins with a byte that says by which algorithm, so that another can come without a guess at what lies there already. 1 is
 * AES-256-GCM (NIST SP 800-38D): nonce, ciphertext, tag. The byte is bound to them: under another name they do not open.
 */
const AES_256_GCM = 1;

/** Sealed by an algorithm that this program does not know: a newer one has written it, or it was never sealed. */
export class UnknownAlgorithm extends Error {
  override name = 'UnknownAlgorithm';
}

/** Each key of a row seals once; wrapping takes random nonces. `bound`: where it belongs, which no other place opens. */
export function encrypt(key: Buffer, plain: Uint8Array, bound: Buffer): Buffer {
  const nonce = drawBytes(NONCE_BYTES);
  const algorithm = Buffer.of(AES_256_GCM);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.concat([algorithm, bound]));
  return Buffer.concat([algorithm, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where a byte has changed, the key is another's, the bytes stand where they do not belong, or the algorithm is unknown. */
export function decrypt(key: Buffer, bytes: Uint8Array, bound: Buffer): Buffer {
  const [algorithm] = bytes;
  if (algorithm === undefined) throw new Error('too short to have been sealed');
  if (algorithm !== AES_256_GCM)
    throw new UnknownAlgorithm(
      `sealed by algorithm ${algorithm}, which this program does not know: it knows ${AES_256_GCM} (AES-256-GCM)`,
    );
  const sealed = bytes.subarray(1);
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new Error('too short to have been sealed');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  }).setAAD(Buffer.concat([Buffer.of(algorithm), bound]));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}
