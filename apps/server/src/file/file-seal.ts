import type { PersonKey } from '../person/person-keys.ts';
import { drawBytes } from '../sealing/chance.ts';
import { decrypt, encrypt, KEY_BYTES } from '../sealing/cipher.ts';

/** Bound to what they belong to, so that the parts of two rows cannot change places. */
const associated = (purpose: 'data' | 'key', hash: string): Buffer =>
  Buffer.from(`tongzhou/file-${purpose}/v1\n${hash}`);

export type SealedFile = {
  readonly sealed: Buffer;
  readonly wrapped_key: Buffer;
  readonly key_id: string;
};

/** The bytes under a new key, and that key under the installation's. */
export function sealFile(master: PersonKey, hash: string, bytes: Uint8Array): SealedFile {
  const key = drawBytes(KEY_BYTES);
  return { sealed: encrypt(key, bytes, associated('data', hash)), ...wrapFileKey(master, hash, key) };
}

export const wrapFileKey = (master: PersonKey, hash: string, key: Buffer) => ({
  wrapped_key: encrypt(master.key, key, associated('key', hash)),
  key_id: master.id,
});

export const unwrapFileKey = (master: PersonKey, hash: string, wrapped: Uint8Array): Buffer =>
  decrypt(master.key, wrapped, associated('key', hash));

export const openFile = (key: Buffer, hash: string, sealed: Uint8Array): Buffer =>
  decrypt(key, sealed, associated('data', hash));
