import { createCipheriv, createECDH, hkdfSync } from 'node:crypto';
import { drawBytes } from '../../sealing/chance.ts';

const SALT_BYTES = 16;
const AUTH_BYTES = 16;
const POINT_BYTES = 65;
/** Of the one record; push services take 4,096 bytes at the most (RFC 8030 7.2). */
const RECORD_BYTES = 4_096;
const TAG_BYTES = 16;
const OVERHEAD_BYTES = SALT_BYTES + 4 + 1 + POINT_BYTES + 1 + TAG_BYTES;
/** Messages of ordinary length are all this long: their length says nothing of them. */
export const PADDED_BYTES = 1_024;
const LAST_RECORD = 2;

/** What a browser gave of itself: its public key (an uncompressed point) and authentication secret, base64url. */
export type PushKeys = { readonly p256dh: string; readonly auth: string };

/** Are these a point of P-256 and 16 bytes, written as browsers write them? */
export function arePushKeys({ p256dh, auth }: PushKeys): boolean {
  const [point, secret] = [Buffer.from(p256dh, 'base64url'), Buffer.from(auth, 'base64url')];
  if (point.length !== POINT_BYTES || point[0] !== 4 || secret.length !== AUTH_BYTES) return false;
  try {
    const own = createECDH('prime256v1');
    own.generateKeys();
    own.computeSecret(point);
    return true;
  } catch {
    return false;
  }
}

/** Fixed only to compare with the example of RFC 8291 5. */
export type Chance = { readonly salt: Buffer; readonly privateKey: Buffer; readonly paddedBytes: number };

/**
 * A message that only that browser reads: aes128gcm (RFC 8188) under keys agreed by RFC 8291, in one record. The push
 * service sees how long it is, and when. Throws where the text is too long for one.
 */
export function encryptPush(text: string, keys: PushKeys, chance: Partial<Chance> = {}): Buffer {
  const plain = Buffer.from(text, 'utf8');
  if (plain.length + OVERHEAD_BYTES > RECORD_BYTES) throw new Error('a push message of more than one record');
  const theirs = Buffer.from(keys.p256dh, 'base64url');
  const ours = createECDH('prime256v1');
  if (chance.privateKey) ours.setPrivateKey(chance.privateKey);
  else ours.generateKeys();
  const point = ours.getPublicKey();
  const salt = chance.salt ?? drawBytes(SALT_BYTES);
  const derive = (secret: Buffer, salted: Buffer, info: Buffer, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, salted, info, length));
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, point]);
  const input = derive(ours.computeSecret(theirs), Buffer.from(keys.auth, 'base64url'), info, 32);
  const key = derive(input, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(input, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const padding = Buffer.alloc(Math.max(0, (chance.paddedBytes ?? PADDED_BYTES) - plain.length));
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const header = Buffer.alloc(5);
  header.writeUInt32BE(RECORD_BYTES);
  header[4] = point.length;
  return Buffer.concat([
    salt,
    header,
    point,
    cipher.update(Buffer.concat([plain, Buffer.of(LAST_RECORD), padding])),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}
