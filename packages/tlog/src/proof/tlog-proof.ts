import { fromBase64, toBase64 } from '../encoding/base64.ts';
import { concatBytes } from '../encoding/bytes.ts';
import { parseDecimal } from '../encoding/decimal.ts';
import { decodeText, encodeText } from '../encoding/text.ts';
import { TlogError } from '../error.ts';
import { HASH_BYTES } from '../hash/hash.ts';
import { checkCount } from '../merkle/check.ts';
import { NOTE_BYTES_MAX } from '../note/note.ts';

/** A proof that an entry is in a log, to be checked without the log (C2SP tlog-proof; files end in `.tlog-proof`). */
export interface TlogProof {
  /** Data for the application; nothing vouches for it. */
  readonly extra?: Uint8Array;
  /** Index of the entry in the log. */
  readonly index: number;
  /** Inclusion proof, from the leaf's sibling up. */
  readonly hashes: readonly Uint8Array[];
  /** The signed checkpoint, byte for byte. */
  readonly checkpoint: Uint8Array;
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
/** A path in a tree of up to 2^53 leaves. */
const HASHES_MAX = 53;
/** Room for the checkpoint, the path, and as much extra data again. */
const PROOF_BYTES_MAX = 2 * NOTE_BYTES_MAX;

/** The proof as the bytes of a `.tlog-proof` file. */
export function formatProof({ extra, index, hashes, checkpoint }: TlogProof): Uint8Array {
  checkCount('index', index);
  const lines = [FIRST_LINE];
  if (extra !== undefined) lines.push(`extra ${toBase64(extra)}`);
  lines.push(`index ${index}`, ...hashes.map(toBase64));
  return concatBytes(encodeText(`${lines.join('\n')}\n\n`), checkpoint);
}

/** Reads a `.tlog-proof` file, strictly; throws `malformed-proof`. Verifies nothing. */
export function parseProof(bytes: Uint8Array): TlogProof {
  if (bytes.length > PROOF_BYTES_MAX) throw malformed(`longer than ${PROOF_BYTES_MAX} bytes`);
  const end = blankLine(bytes);
  try {
    const [first, ...lines] = decodeText(bytes.subarray(0, end)).split('\n');
    if (first !== FIRST_LINE) throw malformed(`first line is not ${FIRST_LINE}`);
    const extra = lines[0]?.startsWith('extra ') ? fromBase64((lines.shift() as string).slice(6)) : undefined;
    const index = /^index (.+)$/.exec(lines.shift() ?? '')?.[1];
    if (index === undefined) throw malformed('no index line');
    const proof = { index: parseDecimal(index), hashes: hashLines(lines), checkpoint: bytes.slice(end + 2) };
    return extra === undefined ? proof : { extra, ...proof };
  } catch (cause) {
    if (cause instanceof TlogError && cause.code === 'malformed-proof') throw cause;
    throw malformed('bad number or base64', cause);
  }
}

/** Where the empty line before the checkpoint begins: found in bytes, so that the checkpoint stays verbatim. */
function blankLine(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at + 1] === 0x0a) return at;
  }
  throw malformed('no empty line before the checkpoint');
}

function hashLines(lines: readonly string[]): Uint8Array[] {
  if (lines.length > HASHES_MAX) throw malformed(`more than ${HASHES_MAX} hashes`);
  const hashes = lines.map(fromBase64);
  if (hashes.some((hash) => hash.length !== HASH_BYTES)) throw malformed('a hash must have 32 bytes');
  return hashes;
}

const malformed = (why: string, cause?: unknown): TlogError =>
  new TlogError('malformed-proof', `malformed proof: ${why}`, {}, cause);
