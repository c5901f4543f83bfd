import { fromBase64, toBase64 } from '../encoding/base64.ts';
import { concatBytes } from '../encoding/bytes.ts';
import { TlogError } from '../error.ts';
import { checkKeyName, keyId } from './key-name.ts';

/** Signature types that this package signs and verifies (C2SP signed-note, "Signature types"). */
export const SIGNATURE_TYPE = {
  /** A plain Ed25519 signature of the note's text. */
  ed25519: 0x01,
  /** An Ed25519 cosignature of a checkpoint with the time (C2SP tlog-cosignature). */
  cosignature: 0x04,
} as const;

export type SignatureType = (typeof SIGNATURE_TYPE)[keyof typeof SIGNATURE_TYPE];

/** What a verifier key (vkey) says. */
export interface VerifierKey {
  readonly name: string;
  readonly keyId: number;
  readonly type: SignatureType;
  /** Ed25519 public key, 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array;
}

/** What a signer key says; secret. Its id can be checked only once the public key has been derived. */
export interface SignerKey {
  readonly name: string;
  readonly keyId: number;
  readonly type: SignatureType;
  /** Ed25519 private key, 32 bytes (RFC 8032 calls it the seed). */
  readonly seed: Uint8Array;
}

const KEY_BYTES = 32;
const SIGNER_PREFIX = 'PRIVATE+KEY+';

/** The verifier key of a public key under a name. */
export function verifierKey(name: string, type: SignatureType, publicKey: Uint8Array): VerifierKey {
  checkKeyName(name);
  if (publicKey.length !== KEY_BYTES) throw new TlogError('malformed-key', 'an Ed25519 key has 32 bytes');
  return { name, keyId: keyId(name, type, publicKey), type, publicKey };
}

/** `<name>+<key id in hex>+<base64 of type and public key>` (C2SP signed-note, "Verifier keys"). */
export const formatVerifierKey = (key: VerifierKey): string =>
  formatKey(key.name, key.keyId, key.type, key.publicKey);

/** Reads a vkey; throws `malformed-key` unless name, id and key agree. */
export function parseVerifierKey(vkey: string): VerifierKey {
  const parsed = parseKey(vkey);
  const key = verifierKey(parsed.name, parsed.type, parsed.material);
  if (key.keyId !== parsed.keyId) throw new TlogError('malformed-key', `key id does not fit key: ${vkey}`);
  return key;
}

/** `PRIVATE+KEY+<name>+<key id>+<base64 of type and seed>`, as golang.org/x/mod/sumdb/note writes it. */
export const formatSignerKey = (key: SignerKey): string =>
  SIGNER_PREFIX + formatKey(key.name, key.keyId, key.type, key.seed);

/** Reads a signer key. Errors never quote the key. */
export function parseSignerKey(skey: string): SignerKey {
  if (!skey.startsWith(SIGNER_PREFIX)) throw new TlogError('malformed-key', 'not a signer key');
  const { name, keyId: id, type, material } = parseKey(skey.slice(SIGNER_PREFIX.length));
  return { name, keyId: id, type, seed: material };
}

/** A key id as vkeys and messages show it: eight hex digits. */
export const formatKeyId = (id: number): string => id.toString(16).padStart(8, '0');

function formatKey(name: string, id: number, type: SignatureType, material: Uint8Array): string {
  return `${name}+${formatKeyId(id)}+${toBase64(concatBytes(Uint8Array.of(type), material))}`;
}

function parseKey(text: string) {
  // The name has no plus, base64 may: the first two pluses separate.
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(text) ?? [];
  if (name === undefined || id === undefined || encoded === undefined) {
    throw new TlogError('malformed-key', 'a key has the form name+id+base64');
  }
  checkKeyName(name);
  const bytes = keyBytes(encoded);
  const type = Object.values(SIGNATURE_TYPE).find((known) => known === bytes[0]);
  if (type === undefined) throw new TlogError('malformed-key', `unknown signature type ${bytes[0]}`);
  if (bytes.length !== 1 + KEY_BYTES) throw new TlogError('malformed-key', 'an Ed25519 key has 32 bytes');
  return { name, keyId: Number.parseInt(id, 16), type, material: bytes.subarray(1) };
}

function keyBytes(encoded: string): Uint8Array {
  try {
    return fromBase64(encoded);
  } catch {
    throw new TlogError('malformed-key', 'key is not base64');
  }
}
