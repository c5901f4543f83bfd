import { parseCheckpoint } from '../checkpoint/checkpoint.ts';
import { parseDecimal } from '../encoding/decimal.ts';
import { encodeText } from '../encoding/text.ts';
import { TlogError } from '../error.ts';
import { consistencyProof } from '../merkle/consistency.ts';
import type { HashReader } from '../merkle/hash-reader.ts';
import { cosignatureTime } from '../note/cosignature.ts';
import { formatNote, type NoteSignature, parseNote } from '../note/note.ts';
import { openNote, type VerifiedSignature } from '../note/open.ts';
import type { NoteVerifier } from '../note/verifier.ts';
import type { WitnessAnswer } from './answer.ts';
import { formatAddCheckpoint } from './request.ts';

/** Brings a request to a witness and its answer back; `httpWitness` does it over HTTP. Throws when it cannot. */
export type SubmitCheckpoint = (body: Uint8Array) => Promise<WitnessAnswer>;

/** A checkpoint to be cosigned. */
export interface CosignatureRequest {
  /** Signed by the log; cosignatures that it has already do no harm. */
  readonly signed: Uint8Array;
  /** Hashes of the tree of that checkpoint. */
  readonly hashes: HashReader;
  readonly witness: NoteVerifier;
  readonly submit: SubmitCheckpoint;
  /** Size that this witness has cosigned last, if the log remembers: saves a question. */
  readonly lastSize?: number;
}

/** Once with the size that the log remembers, once with the size that the witness says, once if others were faster. */
const ATTEMPTS_MAX = 3;
/** Cosignatures from further in the future come from a broken clock, or are made to last. */
const FUTURE_SECONDS_MAX = 24 * 3600;

/**
 * Asks a witness for its cosignature, with the consistency proof from whatever it has cosigned before, and verifies
 * it. Asking again for the same checkpoint is harmless. Throws `witness-refused` with the witness's own words, and
 * `wrong-signature` or `unknown-signer` for an answer that is not a cosignature by this witness.
 */
export async function requestCosignature(request: CosignatureRequest): Promise<VerifiedSignature> {
  const { signed, hashes, witness, submit } = request;
  const { size } = parseCheckpoint(parseNote(signed).text);
  let oldSize = Math.min(request.lastSize ?? 0, size);
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    const proof = await consistencyProof(oldSize, size, hashes);
    const answer = await submit(formatAddCheckpoint({ oldSize, proof, checkpoint: signed }));
    if (answer.status === 200) return cosignatureIn(answer.body, signed, witness);
    if (answer.status !== 409)
      throw refused(witness, `${answer.status}: ${answer.body.trim().slice(0, 200)}`);
    oldSize = witnessedSize(answer, witness);
    if (oldSize > size) {
      throw refused(witness, `it has already cosigned a tree of ${oldSize} entries; this one has ${size}`);
    }
  }
  throw refused(witness, `its size changed ${ATTEMPTS_MAX} times while it was asked`);
}

/** The signed note with cosignatures added; those by the same keys are replaced. */
export function addCosignatures(signed: Uint8Array, cosignatures: readonly NoteSignature[]): Uint8Array {
  const { text, signatures } = parseNote(signed);
  const isReplaced = (line: NoteSignature) =>
    cosignatures.some((fresh) => fresh.name === line.name && fresh.keyId === line.keyId);
  return formatNote({
    text,
    signatures: [...signatures.filter((line) => !isReplaced(line)), ...cosignatures],
  });
}

async function cosignatureIn(
  body: string,
  signed: Uint8Array,
  witness: NoteVerifier,
): Promise<VerifiedSignature> {
  const { text } = parseNote(signed);
  // Its lines under the checkpoint's text are a note of their own: signatures by unknown keys are ignored.
  const { verified } = await openNote(encodeText(`${text}\n${body}`), [witness]);
  const [cosignature] = verified as [VerifiedSignature];
  const time = cosignatureTime(cosignature.signature);
  if (time === 0 || time > Date.now() / 1000 + FUTURE_SECONDS_MAX) {
    throw refused(witness, `its cosignature has an impossible time, ${time}`);
  }
  return cosignature;
}

function witnessedSize({ body }: WitnessAnswer, witness: NoteVerifier): number {
  try {
    return parseDecimal(body.endsWith('\n') ? body.slice(0, -1) : body);
  } catch {
    throw refused(witness, 'it answers 409 without its size');
  }
}

const refused = ({ name }: NoteVerifier, why: string): TlogError =>
  new TlogError('witness-refused', `witness ${name} did not cosign: ${why}`);
