import { commitTo, type Person, personSchema, SALT_BYTES } from '@tongzhou/domain';
import { z } from 'zod';
import { drawBytes } from '../sealing/chance.ts';
import { decrypt, encrypt, KEY_BYTES } from '../sealing/cipher.ts';

/** The sealed text is filled up to a multiple of this, so that its length tells nothing of a name's. */
const BLOCK_BYTES = 512;

/** Where bytes stand: bound to them by the cipher, so that a row's parts cannot change places with another's. */
type Purpose = 'data' | 'key';
const associated = (purpose: Purpose, commitment: string): Buffer =>
  Buffer.from(`tongzhou/person-${purpose}/v1\n${commitment}`);

export type SealedPerson = { readonly commitment: string; readonly sealed: Buffer; readonly dataKey: Buffer };
export type OpenedPerson = { readonly person: Person; readonly salt: Buffer };

const contentSchema = z.strictObject({ person: personSchema, salt: z.base64() });

/** A new salt, the commitment under it, and both sealed under a new key: for one gift of one person. */
export async function sealPerson(person: Person): Promise<SealedPerson> {
  const salt = new Uint8Array(drawBytes(SALT_BYTES));
  const commitment = await commitTo(person, salt);
  const dataKey = drawBytes(KEY_BYTES);
  const content = JSON.stringify({ person, salt: Buffer.from(salt).toString('base64') });
  const length = Math.ceil(Buffer.byteLength(content) / BLOCK_BYTES) * BLOCK_BYTES;
  const padded = Buffer.alloc(length, ' ');
  padded.write(content);
  return { commitment, sealed: encrypt(dataKey, padded, associated('data', commitment)), dataKey };
}

/**
 * Opens what `sealPerson` made, and checks that the commitment is of what it found. Throws where a byte has changed, the
 * key is another's, or the row belongs to another commitment.
 */
export async function openPerson(
  sealed: Uint8Array,
  dataKey: Buffer,
  commitment: string,
): Promise<OpenedPerson> {
  const content = decrypt(dataKey, sealed, associated('data', commitment));
  const { person, salt } = contentSchema.parse(JSON.parse(content.toString('utf8')));
  const bytes = Buffer.from(salt, 'base64');
  if ((await commitTo(person, new Uint8Array(bytes))) !== commitment)
    throw new Error('the sealed data are not those of the commitment');
  return { person, salt: bytes };
}

/** The row's key under the installation's key. */
export const wrapKey = (master: Buffer, dataKey: Buffer, commitment: string): Buffer =>
  encrypt(master, dataKey, associated('key', commitment));

/** Throws where a byte has changed or the installation's key is another. */
export const unwrapKey = (master: Buffer, wrapped: Uint8Array, commitment: string): Buffer =>
  decrypt(master, wrapped, associated('key', commitment));
