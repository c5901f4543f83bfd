import { fromBase64, toBase64 } from '../encoding/base64.ts';
import { concatBytes } from '../encoding/bytes.ts';
import { parseDecimal } from '../encoding/decimal.ts';
import { decodeText, encodeText } from '../encoding/text.ts';
import { TlogError } from '../error.ts';
import { HASH_BYTES } from '../hash/hash.ts';
import { checkCount } from '../merkle/check.ts';

/** What a log asks of a witness (C2SP tlog-witness, "add-checkpoint"). */
export interface AddCheckpointRequest {
  /** Size of the tree that the witness has cosigned last, as the log believes. */
  readonly oldSize: number;
  /** Consistency proof from there to the checkpoint. */
  readonly proof: readonly Uint8Array[];
  /** The signed checkpoint, byte for byte. */
  readonly checkpoint: Uint8Array;
}

/** A proof, and a checkpoint with a hundred post-quantum signatures, fit. */
export const WITNESS_REQUEST_BYTES_MAX = 512 * 1024;
/** C2SP: at most 63 proof lines. */
const PROOF_LINES_MAX = 63;

/** The request as the body of a POST. */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpointRequest): Uint8Array {
  checkCount('oldSize', oldSize);
  const lines = [`old ${oldSize}`, ...proof.map(toBase64)];
  return concatBytes(encodeText(`${lines.join('\n')}\n\n`), checkpoint);
}

/** Reads the body of a request, strictly; throws `malformed-request`. The checkpoint is not looked into. */
export function parseAddCheckpoint(body: Uint8Array): AddCheckpointRequest {
  if (body.length > WITNESS_REQUEST_BYTES_MAX) {
    throw malformed(`longer than ${WITNESS_REQUEST_BYTES_MAX} bytes`);
  }
  const end = blankLine(body);
  try {
    const [first = '', ...lines] = decodeText(body.subarray(0, end)).split('\n');
    const old = /^old (.+)$/.exec(first)?.[1];
    if (old === undefined) throw malformed('first line is not "old <size>"');
    if (lines.length > PROOF_LINES_MAX) throw malformed(`more than ${PROOF_LINES_MAX} proof lines`);
    const proof = lines.map(fromBase64);
    if (proof.some((hash) => hash.length !== HASH_BYTES)) throw malformed('a hash must have 32 bytes');
    return { oldSize: parseDecimal(old), proof, checkpoint: body.slice(end + 2) };
  } catch (cause) {
    if (cause instanceof TlogError && cause.code === 'malformed-request') throw cause;
    throw malformed('bad number or base64', cause);
  }
}

/** Where the empty line before the checkpoint begins. */
function blankLine(body: Uint8Array): number {
  for (let at = body.indexOf(0x0a); at >= 0; at = body.indexOf(0x0a, at + 1)) {
    if (body[at + 1] === 0x0a) return at;
  }
  throw malformed('no empty line before the checkpoint');
}

const malformed = (why: string, cause?: unknown): TlogError =>
  new TlogError('malformed-request', `malformed request to a witness: ${why}`, {}, cause);
