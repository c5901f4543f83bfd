import { fromBase64 } from '../encoding/base64.ts';
import { concatBytes } from '../encoding/bytes.ts';
import { TlogError } from '../error.ts';

/** Length of an Ed25519 signature in bytes (RFC 8032). */
export const SIGNATURE_BYTES = 64;

const ALGORITHM = 'Ed25519';
// DER of a PKCS#8 PrivateKeyInfo for Ed25519 up to the seed (RFC 8410, section 7): WebCrypto has no raw private import.
const PKCS8_PREFIX = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20);

// WebCrypto's types exclude views of a SharedArrayBuffer; no bytes in this package are shared.
const asSource = (bytes: Uint8Array): BufferSource => bytes as Uint8Array<ArrayBuffer>;

/** Verifies with a public key of 32 bytes. */
export type Ed25519Verify = (message: Uint8Array, signature: Uint8Array) => Promise<boolean>;

/** Signs with a private key; the signature has 64 bytes. */
export type Ed25519Sign = (message: Uint8Array) => Promise<Uint8Array>;

export async function importPublicKey(publicKey: Uint8Array): Promise<Ed25519Verify> {
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey('raw', asSource(publicKey), ALGORITHM, false, ['verify']);
  return (message, signature) => subtle.verify(ALGORITHM, key, asSource(signature), asSource(message));
}

/** Imports a seed of 32 bytes and derives its public key. */
export async function importSeed(
  seed: Uint8Array,
): Promise<{ readonly publicKey: Uint8Array; readonly sign: Ed25519Sign }> {
  const { subtle } = globalThis.crypto;
  const pkcs8 = concatBytes(PKCS8_PREFIX, seed);
  const key = await subtle.importKey('pkcs8', asSource(pkcs8), ALGORITHM, true, ['sign']);
  // A JWK of a private key carries the public one: the only way to derive it in WebCrypto.
  const { x } = await subtle.exportKey('jwk', key);
  if (x === undefined) throw new TlogError('malformed-key', 'platform does not derive Ed25519 public keys');
  return {
    publicKey: fromBase64(`${x.replaceAll('-', '+').replaceAll('_', '/')}=`),
    sign: async (message) => new Uint8Array(await subtle.sign(ALGORITHM, key, asSource(message))),
  };
}

/** A new private key: 32 random bytes (RFC 8032, 5.1.5). */
export const randomSeed = (): Uint8Array => globalThis.crypto.getRandomValues(new Uint8Array(32));
