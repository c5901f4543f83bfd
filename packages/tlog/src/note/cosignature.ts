import { concatBytes } from '../encoding/bytes.ts';
import { encodeText } from '../encoding/text.ts';
import { TlogError } from '../error.ts';
import { type Ed25519Sign, type Ed25519Verify, SIGNATURE_BYTES } from './ed25519.ts';

// C2SP tlog-cosignature: a signature is a big-endian uint64 of seconds since the epoch, then 64 bytes of Ed25519 over
// "cosignature/v1\n", "time <seconds>\n" and the whole text of the checkpoint.

const TIME_BYTES = 8;

/** The time, in seconds since the epoch, that a cosignature/v1 carries; authentic only once it has been verified. */
export function cosignatureTime(signature: Uint8Array): number {
  const time = readTime(signature);
  if (time === undefined) throw new TlogError('malformed-note', 'not a cosignature/v1');
  return time;
}

export async function cosign(text: string, timeSeconds: number, sign: Ed25519Sign): Promise<Uint8Array> {
  if (!Number.isSafeInteger(timeSeconds) || timeSeconds < 0) {
    throw new TlogError('bad-argument', `time must be whole seconds since the epoch, not ${timeSeconds}`);
  }
  const head = new Uint8Array(TIME_BYTES);
  new DataView(head.buffer).setBigUint64(0, BigInt(timeSeconds));
  return concatBytes(head, await sign(cosignedMessage(text, timeSeconds)));
}

export async function verifyCosignature(
  text: string,
  signature: Uint8Array,
  verify: Ed25519Verify,
): Promise<boolean> {
  const time = readTime(signature);
  return time !== undefined && (await verify(cosignedMessage(text, time), signature.subarray(TIME_BYTES)));
}

const cosignedMessage = (text: string, time: number): Uint8Array =>
  encodeText(`cosignature/v1\ntime ${time}\n${text}`);

/** `undefined` for a wrong length, or a time past what a number holds exactly (C2SP's own limit is 2^63 - 1). */
function readTime(signature: Uint8Array): number | undefined {
  if (signature.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const time = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
  return Number.isSafeInteger(time) ? time : undefined;
}
