import { ed25519 } from '@noble/curves/ed25519.js';

// WebCrypto has Ed25519 since Chrome 137, Firefox 129 and Safari 17, and none of it on a page opened over plain http.
// A telephone of 2019 shall check a receipt as well: where the platform cannot verify, this does, in JavaScript. Only
// verifying, which holds no secret; the platform's own comes first.

type Fallback = { readonly fallbackKey: Uint8Array };

const platform: SubtleCrypto | undefined = globalThis.crypto?.subtle;
const isFallback = (key: CryptoKey | Fallback): key is Fallback => 'fallbackKey' in key;
const bytesOf = (source: BufferSource): Uint8Array =>
  ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);

async function importKey(
  format: 'raw',
  source: BufferSource,
  algorithm: string,
  extractable: boolean,
  usages: KeyUsage[],
): Promise<CryptoKey | Fallback> {
  try {
    if (platform) return await platform.importKey(format, source, algorithm, extractable, usages);
  } catch (error) {
    if (algorithm !== 'Ed25519' || format !== 'raw') throw error;
  }
  return { fallbackKey: bytesOf(source).slice() };
}

async function verify(
  algorithm: string,
  key: CryptoKey | Fallback,
  signature: BufferSource,
  message: BufferSource,
): Promise<boolean> {
  if (!isFallback(key)) return (platform as SubtleCrypto).verify(algorithm, key, signature, message);
  try {
    // RFC 8032 to the letter, as the platforms do.
    return ed25519.verify(bytesOf(signature), bytesOf(message), key.fallbackKey, { zip215: false });
  } catch {
    return false;
  }
}

Object.defineProperty(globalThis.crypto, 'subtle', { value: { importKey, verify }, configurable: true });
