import { fromBase64, toBase64 } from '../encoding/base64.ts';
import { concatBytes } from '../encoding/bytes.ts';
import { decodeText, encodeText } from '../encoding/text.ts';
import { TlogError } from '../error.ts';
import { isKeyName } from './key-name.ts';

/** One signature line of a note: a claim until it has been verified. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  /** What follows the key id: 64 bytes for Ed25519, 72 for cosignature/v1. */
  readonly signature: Uint8Array;
}

/** A signed note taken apart. Nothing in it may be believed before `openNote` has verified a signature. */
export interface Note {
  /** Ends with a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** C2SP asks for at least 16; Go's note package takes 100. */
const SIGNATURES_MAX = 100;
/** Room for 100 post-quantum signatures and a long text. */
export const NOTE_BYTES_MAX = 1_000_000;

const SIGNATURE_LINE = /^— ([^ ]+) ([^ ]+)$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is forbidden
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;

/** Takes a signed note apart, strictly (C2SP signed-note, "Format"); throws `malformed-note`. Verifies nothing. */
export function parseNote(bytes: Uint8Array): Note {
  if (bytes.length > NOTE_BYTES_MAX) throw malformed(`longer than ${NOTE_BYTES_MAX} bytes`);
  const whole = noteText(bytes);
  const split = whole.lastIndexOf('\n\n');
  if (split < 0) throw malformed('no blank line before the signatures');
  const lines = whole.slice(split + 2).split('\n');
  if (lines.pop() !== '') throw malformed('last line does not end with a newline');
  if (lines.length === 0) throw malformed('no signatures');
  if (lines.length > SIGNATURES_MAX) throw malformed(`more than ${SIGNATURES_MAX} signatures`);
  return { text: whole.slice(0, split + 1), signatures: lines.map(parseSignatureLine) };
}

/** The signed note as bytes; throws `malformed-note` for what `parseNote` would not read back. */
export function formatNote(note: Note): Uint8Array {
  if (!note.text.endsWith('\n') || CONTROL.test(note.text)) throw malformed('text must be whole lines');
  if (note.signatures.length === 0) throw malformed('no signatures');
  if (note.signatures.length > SIGNATURES_MAX) throw malformed(`more than ${SIGNATURES_MAX} signatures`);
  return encodeText(`${note.text}\n${note.signatures.map(formatSignatureLine).join('')}`);
}

/** `— <name> <base64 of key id and signature>` and a newline; witnesses exchange such lines by themselves. */
export function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  if (!isKeyName(name)) throw malformed('not a key name');
  if (signature.length === 0) throw malformed('empty signature');
  const id = new Uint8Array(4);
  new DataView(id.buffer).setUint32(0, keyId);
  return `— ${name} ${toBase64(concatBytes(id, signature))}\n`;
}

/** Reads a signature line without its newline. */
export function parseSignatureLine(line: string): NoteSignature {
  const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
  if (name === undefined || encoded === undefined || !isKeyName(name)) throw malformed('bad signature line');
  const bytes = signatureBytes(encoded);
  if (bytes.length < 5) throw malformed('signature is too short');
  return {
    name,
    keyId: new DataView(bytes.buffer, bytes.byteOffset).getUint32(0),
    signature: bytes.subarray(4),
  };
}

function noteText(bytes: Uint8Array): string {
  let text: string;
  try {
    text = decodeText(bytes);
  } catch (cause) {
    throw malformed('not valid UTF-8', cause);
  }
  if (CONTROL.test(text)) throw malformed('control characters');
  return text;
}

function signatureBytes(encoded: string): Uint8Array {
  try {
    return fromBase64(encoded);
  } catch (cause) {
    throw malformed('signature is not base64', cause);
  }
}

const malformed = (why: string, cause?: unknown): TlogError =>
  new TlogError('malformed-note', `malformed note: ${why}`, {}, cause);
