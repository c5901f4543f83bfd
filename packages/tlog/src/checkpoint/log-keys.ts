import { equalBytes } from '../encoding/bytes.ts';
import { TlogError } from '../error.ts';
import { formatKeyId } from '../note/key.ts';
import type { VerifiedSignature } from '../note/open.ts';
import type { NoteVerifier } from '../note/verifier.ts';
import type { Checkpoint } from './checkpoint.ts';

/** A tree of a log: how many entries, and their root hash of 32 bytes. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** A key of a log, and the trees that its signature is good for; without bounds, all of them. */
export interface LogKey {
  readonly verifier: NoteVerifier;
  /** The tree at which this key took over: it signs none that is smaller. */
  readonly from?: TreeHead;
  /** The tree at which the next key took over: a larger one needs that key's signature. */
  readonly to?: TreeHead;
}

/** One key for ever; or the keys of a log one after the other (`keyChain`), or of several logs. */
export type LogKeys = NoteVerifier | readonly LogKey[];

/** The keys as a list, however they were given. */
export const listKeys = (keys: LogKeys): readonly LogKey[] =>
  'verify' in keys ? [{ verifier: keys }] : keys;

/** The trees at which keys changed hands: whatever the log signs must be consistent with each of them. */
export const handovers = (keys: LogKeys): TreeHead[] => listKeys(keys).flatMap(({ from }) => from ?? []);

/**
 * The key whose signature makes this a checkpoint of its log. Throws `unknown-signer`, `wrong-origin`,
 * `key-out-of-range` for a key that was not the log's at that size, and `wrong-consistency` for another tree than
 * the one at which the keys changed hands.
 */
export function signingKey(
  keys: readonly LogKey[],
  checkpoint: Checkpoint,
  verified: readonly VerifiedSignature[],
  origin: string | undefined,
): NoteVerifier {
  const signed = keys.filter(({ verifier }) => verified.some((line) => line.verifier === verifier));
  const [first] = signed;
  if (first === undefined) {
    const names = [...new Set(keys.map(({ verifier }) => verifier.name))];
    throw new TlogError('unknown-signer', `not signed by the log ${names.join(' or ')}`);
  }
  const ofOrigin = signed.filter(({ verifier }) => checkpoint.origin === (origin ?? verifier.name));
  const [named] = ofOrigin;
  if (named === undefined) {
    const expected = origin ?? first.verifier.name;
    throw new TlogError('wrong-origin', `checkpoint of ${checkpoint.origin}, expected ${expected}`);
  }
  const inRange = ofOrigin.find((key) => isInRange(key, checkpoint.size));
  if (inRange === undefined) throw outOfRange(named, checkpoint.size);
  for (const { from, to } of ofOrigin) {
    for (const head of [from, to]) {
      if (head?.size === checkpoint.size && !equalBytes(head.root, checkpoint.root)) {
        throw new TlogError(
          'wrong-consistency',
          `two roots at size ${head.size}, where the log changed its key`,
        );
      }
    }
  }
  return inRange.verifier;
}

const isInRange = ({ from, to }: LogKey, size: number): boolean =>
  (from === undefined || from.size <= size) && (to === undefined || size <= to.size);

function outOfRange({ verifier, from, to }: LogKey, size: number): TlogError {
  const key = `${verifier.name}+${formatKeyId(verifier.keyId)}`;
  const early = from !== undefined && size < from.size;
  const why = early ? `took over at size ${from.size}` : `was replaced at size ${to?.size}`;
  return new TlogError('key-out-of-range', `key ${key} ${why} and does not vouch for a tree of ${size}`);
}
