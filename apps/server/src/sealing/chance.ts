import { generateKeyPairSync, randomBytes, randomInt, randomUUID } from 'node:crypto';

/**
 * What this server draws by chance and nobody may guess: keys, salts, nonces, codes, names of rows. All of it comes from the generator
 * of node:crypto (OpenSSL's, seeded by the operating system) and through here, so that one look, and one test, finds all of it.
 */
export const drawBytes = (length: number): Buffer => randomBytes(length);

/** Digits for a person to type; each number is as likely as the others. */
export const drawDigits = (count: number): string =>
  randomInt(10 ** count)
    .toString()
    .padStart(count, '0');

/** 122 bits, as a UUID (RFC 9562, version 4). */
export const drawUuid = (): string => randomUUID();

/** A pair for ECDSA on P-256. */
export const drawSigningPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
