import type { LogKey } from '../checkpoint/log-keys.ts';
import { equalBytes } from '../encoding/bytes.ts';
import { located, TlogError } from '../error.ts';
import { formatVerifierKey } from '../note/key.ts';
import type { NoteVerifier } from '../note/verifier.ts';
import type { FileReader } from '../tiles/tile-reader.ts';
import { type KeyRotation, openRotation } from './rotation.ts';

/** More rotations than any log will need; a bound on what a reader fetches. */
const ROTATIONS_MAX = 1000;

/** Where a log serves its `n`th rotation statement, from 1, below its prefix. */
export const rotationPath = (n: number): string => `rotation/${n}`;

/** Fetches the rotation statements that a log serves, oldest first; none for a log that has kept its key. */
export async function readRotations(read: FileReader): Promise<Uint8Array[]> {
  const statements: Uint8Array[] = [];
  while (statements.length < ROTATIONS_MAX) {
    const statement = await read(rotationPath(statements.length + 1));
    if (statement === null) return statements;
    statements.push(statement);
  }
  throw new TlogError('malformed-rotation', `more than ${ROTATIONS_MAX} key rotations`);
}

/**
 * The keys of a log one after the other, from one of them that is trusted and the log's rotation statements, oldest
 * first: keys after it because it named its successor, keys before it because they accepted it. Pass the result as
 * `log` of a `LogTrust`. Throws as `openRotation` does, and `broken-rotation` for statements that do not follow each
 * other or do not lead to the trusted key; a fault names the statement by its path.
 */
export async function keyChain(trusted: NoteVerifier, statements: readonly Uint8Array[]): Promise<LogKey[]> {
  const rotations = await Promise.all(
    statements.map((statement, i) =>
      openRotation(statement).catch((error) => {
        throw located(error, { path: rotationPath(i + 1) });
      }),
    ),
  );
  const [first] = rotations;
  if (first === undefined) return [{ verifier: trusted }];
  rotations.forEach((rotation, i) => {
    const before = rotations[i - 1];
    if (before !== undefined) checkFollows(before, rotation);
  });
  const verifiers = [first.oldKey, ...rotations.map(({ newKey }) => newKey)];
  const names = verifiers.map(formatVerifierKey);
  if (new Set(names).size < names.length) throw broken('a key that was replaced returns');
  if (!names.includes(formatVerifierKey(trusted))) {
    throw broken(`the log's key rotations do not lead to the trusted key of ${trusted.name}`);
  }
  return verifiers.map((verifier, i) => {
    const from = rotations[i - 1];
    const to = rotations[i];
    return { verifier, ...(from && { from: headOf(from) }), ...(to && { to: headOf(to) }) };
  });
}

function checkFollows(before: KeyRotation, after: KeyRotation): void {
  if (formatVerifierKey(before.newKey) !== formatVerifierKey(after.oldKey)) {
    throw broken(
      `the key that took over at size ${before.size} is not the one that hands over at ${after.size}`,
    );
  }
  if (before.origin !== after.origin) throw broken(`${after.origin} is another log than ${before.origin}`);
  if (after.size < before.size) throw broken(`the log went back from size ${before.size} to ${after.size}`);
  if (after.size === before.size && !equalBytes(after.root, before.root)) {
    throw broken(`two roots at size ${after.size}`);
  }
}

const headOf = ({ size, root }: KeyRotation) => ({ size, root });
const broken = (why: string): TlogError => new TlogError('broken-rotation', `key rotation: ${why}`);
