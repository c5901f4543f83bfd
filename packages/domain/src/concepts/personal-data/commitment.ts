import { canonicalJson } from '../../kernel/canonical/canonical.ts';
import { type Person, personSchema } from './person.ts';

export const SALT_BYTES = 32;

/** Keeps these hashes apart from every other use of HMAC with the same key, and names the form of the text. */
const DOMAIN = 'tongzhou/person-commitment/v1\n';

/** The very bytes that a commitment stands for: domain separation, then the person's data in canonical JSON (RFC 8785). */
export const commitmentText = (person: Person): string =>
  `${DOMAIN}${canonicalJson({ name: person.name, telephone: person.telephone })}`;

/**
 * HMAC-SHA-256 (RFC 2104) of the person's data under a salt of 32 random bytes, as 64 hex digits. It binds: another
 * person under the same or another salt would be a collision of SHA-256. It hides: without the salt it is the output of
 * a pseudo-random function, so that a guess at name and number cannot be tried against it. Whoever holds the data and the
 * salt can show that the gift was his. Throws a RangeError for a salt of another length.
 */
export async function commitTo(person: Person, salt: Uint8Array<ArrayBuffer>): Promise<string> {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes, not ${salt.length}`);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', salt, algorithm, false, ['sign']);
  const text = new TextEncoder().encode(commitmentText(personSchema.parse(person)));
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, text));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
