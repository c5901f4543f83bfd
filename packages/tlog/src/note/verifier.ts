import { encodeText } from '../encoding/text.ts';
import { verifyCosignature } from './cosignature.ts';
import { importPublicKey, SIGNATURE_BYTES } from './ed25519.ts';
import { parseVerifierKey, SIGNATURE_TYPE, type VerifierKey } from './key.ts';

/** Verifies one key's signatures on notes. */
export interface NoteVerifier extends VerifierKey {
  /** Whether `signature` (without the key id) is this key's signature of `text`. */
  verify(text: string, signature: Uint8Array): Promise<boolean>;
}

/** A verifier for a vkey of type Ed25519 or cosignature/v1; throws `malformed-key`. */
export async function createVerifier(vkey: string): Promise<NoteVerifier> {
  const key = parseVerifierKey(vkey);
  const verify = await importPublicKey(key.publicKey);
  return {
    ...key,
    verify: async (text, signature) =>
      key.type === SIGNATURE_TYPE.cosignature
        ? verifyCosignature(text, signature, verify)
        : signature.length === SIGNATURE_BYTES && (await verify(encodeText(text), signature)),
  };
}
