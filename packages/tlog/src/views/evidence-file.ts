import { fromBase64, toBase64 } from '../encoding/base64.ts';
import { decodeText, encodeText } from '../encoding/text.ts';
import { TlogError } from '../error.ts';
import { HASH_BYTES } from '../hash/hash.ts';
import { checkCount } from '../merkle/check.ts';
import { NOTE_BYTES_MAX } from '../note/note.ts';
import type { ContradictionKind, EntryWitnessed, Evidence } from './evidence.ts';

// JSON, with the two signed notes as plain text: people can read them, and cut them out for any other tool.

const FORMAT = 'tongzhou-log-evidence/v1';
/** Two notes, escaped, and proofs. */
const EVIDENCE_BYTES_MAX = 5 * NOTE_BYTES_MAX;
/** A proof in a tree of up to 2^53 leaves. */
const HASHES_MAX = 64;
const KINDS: readonly ContradictionKind[] = [
  'split-view',
  'rewritten-entry',
  'inconsistent-growth',
  'rollback',
];

/** The evidence as the bytes of a file, to be published. */
export const formatEvidence = (evidence: Evidence): Uint8Array =>
  encodeText(`${JSON.stringify(toJson(evidence), null, 2)}\n`);

const toJson = ({ kind, origin, first, second, growth, entry }: Evidence) => ({
  format: FORMAT,
  kind,
  origin,
  first: decodeText(first),
  second: decodeText(second),
  ...(growth && {
    growth: { rootInLarger: toBase64(growth.rootInLarger), proof: growth.proof.map(toBase64) },
  }),
  ...(entry && {
    entry: { index: entry.index, inFirst: writeEntry(entry.inFirst), inSecond: writeEntry(entry.inSecond) },
  }),
});

/** Reads a file of evidence, strictly; throws `malformed-evidence`. Verifies nothing: see `verifyEvidence`. */
export function parseEvidence(bytes: Uint8Array): Evidence {
  if (bytes.length > EVIDENCE_BYTES_MAX) throw malformed(`longer than ${EVIDENCE_BYTES_MAX} bytes`);
  try {
    const file = record(JSON.parse(decodeText(bytes)));
    const evidence = fromJson(file);
    // Nothing but what was read: a field that was missed could be taken for something that was checked.
    if (JSON.stringify(toJson(evidence)) !== JSON.stringify(file))
      throw malformed('unknown or repeated fields');
    return evidence;
  } catch (cause) {
    if (cause instanceof TlogError && cause.code === 'malformed-evidence') throw cause;
    throw malformed('not JSON, or a bad number or hash', cause);
  }
}

function fromJson(file: Fields): Evidence {
  if (file.format !== FORMAT) throw malformed(`format is not ${FORMAT}`);
  const kind = KINDS.find((each) => each === file.kind);
  if (kind === undefined) throw malformed('unknown kind');
  return {
    kind,
    origin: string(file.origin),
    first: encodeText(string(file.first)),
    second: encodeText(string(file.second)),
    ...(file.growth !== undefined && { growth: readGrowth(record(file.growth)) }),
    ...(file.entry !== undefined && { entry: readEntries(record(file.entry)) }),
  };
}

type Fields = Readonly<Record<string, unknown>>;

const writeEntry = ({ leafHash, proof }: EntryWitnessed) => ({
  leafHash: toBase64(leafHash),
  proof: proof.map(toBase64),
});

const readGrowth = ({ rootInLarger, proof }: Fields) => ({
  rootInLarger: hash(rootInLarger),
  proof: hashes(proof),
});

function readEntries({ index, inFirst, inSecond }: Fields): NonNullable<Evidence['entry']> {
  if (typeof index !== 'number') throw malformed('index is not a number');
  checkCount('index', index);
  const read = ({ leafHash, proof }: Fields) => ({ leafHash: hash(leafHash), proof: hashes(proof) });
  return { index, inFirst: read(record(inFirst)), inSecond: read(record(inSecond)) };
}

function record(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed('not an object');
  return value as Fields;
}

function string(value: unknown): string {
  if (typeof value !== 'string') throw malformed('not a text');
  return value;
}

function hash(value: unknown): Uint8Array {
  const bytes = fromBase64(string(value));
  if (bytes.length !== HASH_BYTES) throw malformed('a hash must have 32 bytes');
  return bytes;
}

function hashes(value: unknown): Uint8Array[] {
  if (!Array.isArray(value) || value.length > HASHES_MAX) throw malformed('not a list of hashes');
  return value.map(hash);
}

const malformed = (why: string, cause?: unknown): TlogError =>
  new TlogError('malformed-evidence', `malformed evidence: ${why}`, {}, cause);
