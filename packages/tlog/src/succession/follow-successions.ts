import type { LogKey, TreeHead } from '../checkpoint/log-keys.ts';
import { type OpenedCheckpoint, openCheckpoint } from '../checkpoint/open.ts';
import { equalBytes } from '../encoding/bytes.ts';
import { located, TlogError } from '../error.ts';
import { consistencyProof, verifyConsistency } from '../merkle/consistency.ts';
import { formatVerifierKey } from '../note/key.ts';
import type { NoteVerifier } from '../note/verifier.ts';
import { keyChain, readRotations } from '../rotation/key-chain.ts';
import type { FileReader } from '../tiles/tile-reader.ts';
import { verifiedHashes } from '../views/verified-hashes.ts';
import { openSuccession, type Succession, successionPath } from './succession.ts';

/** More ends than any log will have; a bound on what a reader fetches. */
const ENDS_MAX = 100;

/** A log that was ended openly, and what it had signed. */
export interface EndedLog extends Succession {
  /** Its keys, one after the other. */
  readonly keys: readonly LogKey[];
  /** Its last head. */
  readonly head: OpenedCheckpoint;
  /** The last of its heads that the log which goes on contains; undefined where it had signed none of that. */
  readonly common: OpenedCheckpoint | undefined;
}

/** The keys of the log that goes on now, and the logs before it that were ended, oldest first. */
export interface FollowedSuccessions {
  readonly keys: readonly LogKey[];
  readonly ended: readonly EndedLog[];
}

/**
 * From a key that is trusted, of the log as it is now or of one that was ended, to the keys of now: each end is signed by the
 * key of the log that ended and names the next. Throws as `keyChain`, `openSuccession` and `openCheckpoint` do, and
 * `broken-succession` for statements that do not follow each other or do not lead to the trusted key.
 */
export async function followSuccessions(
  trusted: NoteVerifier,
  read: FileReader,
): Promise<FollowedSuccessions> {
  const ended: EndedLog[] = [];
  for (let n = 1; n <= ENDS_MAX; n += 1) {
    const signed = await read(successionPath(n));
    if (signed === null) break;
    const before = ended.at(-1);
    const end = await endedLog(signed, n, read).catch((error) => {
      throw located(error, { path: successionPath(n) });
    });
    if (before && !isAmong(end.keys, before.newKey)) throw broken(`end ${n} is not that of ${before.origin}`);
    ended.push(end);
  }
  const last = ended.at(-1);
  const keys = await keyChain(last?.newKey ?? trusted, await readRotations(read));
  if (![keys, ...ended.map((end) => end.keys)].some((each) => isAmong(each, trusted)))
    throw broken(`the log's ends do not lead to the trusted key of ${trusted.name}`);
  return { keys, ended };
}

async function endedLog(signed: Uint8Array, n: number, read: FileReader): Promise<EndedLog> {
  const succession = await openSuccession(signed);
  const below: FileReader = (path) => read(`${successionPath(n)}/${path}`);
  const keys = await keyChain(succession.oldKey, await readRotations(below));
  const trust = { log: keys, origin: succession.oldKey.name };
  const [last, common] = await Promise.all([below('head'), below('common')]);
  if (last === null) throw broken(`the last head of ${succession.oldKey.name} is not there`);
  const head = await openCheckpoint(last, trust);
  if (!isSame(head, succession.ended)) throw broken('the last head is not the one that the statement names');
  return {
    ...succession,
    keys,
    head,
    common: common === null ? undefined : await openCheckpoint(common, trust),
  };
}

/**
 * That the log of now goes on from what was left: its tree contains the one with which each new log began, and the last head
 * of each old one that was left. Throws `wrong-consistency`. What lies between that and the old log's last head is lost.
 */
export async function checkEnded(
  ended: readonly EndedLog[],
  now: OpenedCheckpoint,
  read: FileReader,
): Promise<void> {
  const hashes = verifiedHashes(now, read);
  for (const { begins, common } of ended) {
    for (const { size, root } of common ? [common, begins] : [begins]) {
      if (size > now.size)
        throw new TlogError('rollback', `the log began with ${size} entries, and has ${now.size}`);
      const claim = { oldSize: size, oldRoot: root, newSize: now.size, newRoot: now.root };
      verifyConsistency(claim, await consistencyProof(size, now.size, hashes));
    }
  }
}

const isAmong = (keys: readonly LogKey[], key: NoteVerifier): boolean =>
  keys.some(({ verifier }) => formatVerifierKey(verifier) === formatVerifierKey(key));
const isSame = (a: TreeHead, b: TreeHead): boolean => a.size === b.size && equalBytes(a.root, b.root);
const broken = (why: string): TlogError => new TlogError('broken-succession', `succession: ${why}`);
