import { formatCheckpoint, parseCheckpoint } from '../checkpoint/checkpoint.ts';
import type { TreeHead } from '../checkpoint/log-keys.ts';
import { fromBase64, toBase64 } from '../encoding/base64.ts';
import { parseDecimal } from '../encoding/decimal.ts';
import { TlogError } from '../error.ts';
import { HASH_BYTES } from '../hash/hash.ts';
import { formatVerifierKey } from '../note/key.ts';
import { parseNote } from '../note/note.ts';
import { openNote } from '../note/open.ts';
import { signNote } from '../note/sign.ts';
import type { NoteSigner } from '../note/signer.ts';
import { createVerifier, type NoteVerifier } from '../note/verifier.ts';

// A log that has lost entries it had signed can never again sign under its name: any tree of it would be a second
// history. It ends openly. The statement of that is a checkpoint of the log that follows it, under another name, at the tree
// with which that begins, with three extension lines: both keys, the last head of the old log, and why.

const EXTENSION = 'log-succession/v1';
const REASON_MAX = 1_000;

/** What a log that begins says of the one that it goes on from. */
export interface SuccessionClaim {
  /** The tree that is left, and with which the new log begins. */
  readonly begins: TreeHead;
  /** The last tree that the old log has signed; the new one does not contain it. */
  readonly ended: TreeHead;
  /** In words, one line. */
  readonly reason: string;
}

/** A succession that both logs' keys have signed. */
export interface Succession extends SuccessionClaim {
  /** The name of the log that begins. */
  readonly origin: string;
  /** The last key of the log that has ended, and the first of the one that begins. */
  readonly oldKey: NoteVerifier;
  readonly newKey: NoteVerifier;
  readonly signed: Uint8Array;
}

/** Where a log serves the statement of its `n`th end, from 1; what belongs to the log that ended is below that. */
export const successionPath = (n: number): string => `predecessor/${n}`;

/** Signs the end of one log and the beginning of another. Throws `bad-argument` for keys of one name, and for a reason that is no line. */
export function signSuccession(
  { begins, ended, reason }: SuccessionClaim,
  oldSigner: NoteSigner,
  newSigner: NoteSigner,
): Promise<Uint8Array> {
  if (oldSigner.name === newSigner.name)
    throw new TlogError('bad-argument', 'the log that begins must bear another name than the one that ended');
  if (!isReason(reason))
    throw new TlogError('bad-argument', `the reason is one line of at most ${REASON_MAX}`);
  const extensions = [
    `${EXTENSION} ${[oldSigner, newSigner].map(formatVerifierKey).join(' ')}`,
    `ended ${ended.size} ${toBase64(ended.root)}`,
    `reason ${reason}`,
  ];
  return signNote(formatCheckpoint({ origin: newSigner.name, ...begins, extensions }), [
    oldSigner,
    newSigner,
  ]);
}

const isReason = (text: string): boolean =>
  text.trim() === text && text !== '' && text.length <= REASON_MAX && !/\p{Cc}/u.test(text);

/**
 * Opens the statement of a succession: both keys that it names must have signed it. That makes it whole, not true: it counts
 * for whoever trusts one of the two. Throws as `openNote` and `parseCheckpoint` do, and `malformed-succession`.
 */
export async function openSuccession(signed: Uint8Array): Promise<Succession> {
  const { origin, size, root, extensions } = parseCheckpoint(parseNote(signed).text);
  const [keys = '', end = '', why = '', ...more] = extensions;
  const [word, old, next, ...others] = keys.split(' ');
  const [ended, endSize, endRoot, ...rest] = end.split(' ');
  const reason = why.replace(/^reason /, '');
  const isWhole =
    word === EXTENSION &&
    ended === 'ended' &&
    why.startsWith('reason ') &&
    isReason(reason) &&
    more.length === 0;
  if (!isWhole || !old || !next || !endSize || !endRoot || others.length + rest.length > 0)
    throw malformed(`three lines must follow the tree: "${EXTENSION} …", "ended …", "reason …"`);
  const [oldKey, newKey] = await Promise.all([createVerifier(old), createVerifier(next)]);
  if (newKey.name !== origin || oldKey.name === origin) throw malformed('two keys of two names are needed');
  const { verified } = await openNote(signed, [oldKey, newKey]);
  for (const key of [oldKey, newKey]) {
    if (!verified.some((line) => line.verifier === key))
      throw new TlogError('unknown-signer', `succession of ${origin}: both keys must sign it`);
  }
  const head = { size: parseDecimal(endSize), root: fromBase64(endRoot) };
  if (head.root.length !== HASH_BYTES) throw malformed('root hash must have 32 bytes');
  return { origin, begins: { size, root }, ended: head, reason, oldKey, newKey, signed };
}

const malformed = (why: string): TlogError =>
  new TlogError('malformed-succession', `malformed succession: ${why}`);
