import { encodeText } from '../encoding/text.ts';
import { TlogError } from '../error.ts';
import { cosign } from './cosignature.ts';
import { importSeed, randomSeed } from './ed25519.ts';
import {
  formatSignerKey,
  formatVerifierKey,
  parseSignerKey,
  SIGNATURE_TYPE,
  type SignatureType,
  type VerifierKey,
  verifierKey,
} from './key.ts';

/** Signs notes with one key. */
export interface NoteSigner extends VerifierKey {
  /** The signature of `text`, without the key id. */
  sign(text: string): Promise<Uint8Array>;
}

/** Settings of a signer. */
export interface SignerOptions {
  /** Seconds since the epoch; only cosignatures carry the time. Default: the system clock. */
  readonly clock?: () => number;
}

/** A signer for a signer key of type Ed25519 or cosignature/v1; throws `malformed-key` unless name, id and key agree. */
export async function createSigner(skey: string, options: SignerOptions = {}): Promise<NoteSigner> {
  const { name, keyId, type, seed } = parseSignerKey(skey);
  const { publicKey, sign } = await importSeed(seed);
  const key = verifierKey(name, type, publicKey);
  if (key.keyId !== keyId) throw new TlogError('malformed-key', `key id does not fit the key of ${name}`);
  const clock = options.clock ?? (() => Math.floor(Date.now() / 1000));
  return {
    ...key,
    sign: (text) =>
      type === SIGNATURE_TYPE.cosignature ? cosign(text, clock(), sign) : sign(encodeText(text)),
  };
}

/** A key pair as text. */
export interface KeyPair {
  /** `PRIVATE+KEY+…`: secret. */
  readonly signerKey: string;
  /** The vkey to hand out. */
  readonly verifierKey: string;
}

/** Makes a new key pair under a name, such as a log's origin. */
export function generateKeyPair(
  name: string,
  type: SignatureType = SIGNATURE_TYPE.ed25519,
): Promise<KeyPair> {
  return keyPairFromSeed(name, randomSeed(), type);
}

/** The key pair of a seed of 32 secret bytes. */
export async function keyPairFromSeed(
  name: string,
  seed: Uint8Array,
  type: SignatureType = SIGNATURE_TYPE.ed25519,
): Promise<KeyPair> {
  if (seed.length !== 32) throw new TlogError('malformed-key', 'an Ed25519 seed has 32 bytes');
  const key = verifierKey(name, type, (await importSeed(seed)).publicKey);
  return { signerKey: formatSignerKey({ ...key, seed }), verifierKey: formatVerifierKey(key) };
}
