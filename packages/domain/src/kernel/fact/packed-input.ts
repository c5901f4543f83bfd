import { deflateSync, inflateSync } from 'fflate';
import { canonicalJson } from '../canonical/canonical.ts';

/** What a decision says that was asked: as it was, or packed where it is long. */
export type PackedInput = Readonly<Record<string, unknown>> | string;

/** Up to so many characters it stands there for everybody to read. */
const PLAIN_MAX = 4_000;
/** No command takes more; a text that claims to become longer is not unpacked. */
const UNPACKED_MAX = 8 * 1024 * 1024;

/**
 * An entry of the log holds 65,535 bytes (C2SP tlog-tiles), and a long input stands in it beside the facts that came of it: it
 * is packed as `<length> <base64 of DEFLATE (RFC 1951)>` of its canonical JSON in UTF-8.
 */
export function packInput(input: Readonly<Record<string, unknown>>): PackedInput {
  const text = canonicalJson(input);
  if (text.length <= PLAIN_MAX) return input;
  const bytes = new TextEncoder().encode(text);
  return `${bytes.length} ${toBase64(deflateSync(bytes, { level: 9 }))}`;
}

/**
 * Throws a RangeError for a text that is not packed so, or need not be, or hides something beside what it becomes: an input
 * stands in the log in one way only.
 */
export function unpackInput(packed: PackedInput): Readonly<Record<string, unknown>> {
  if (typeof packed !== 'string') {
    if (canonicalJson(packed).length > PLAIN_MAX) throw new RangeError('its input is long and not packed');
    return packed;
  }
  const plain = unpacked(packed);
  const input = asJson(plain);
  if (typeof input !== 'object' || input === null || Array.isArray(input) || plain.length <= PLAIN_MAX)
    throw new RangeError('its input is not what is packed');
  if (canonicalJson(input) !== plain) throw new RangeError('its input is not in canonical form (RFC 8785)');
  return input as Readonly<Record<string, unknown>>;
}

function unpacked(packed: string): string {
  const [, digits, text = ''] = /^([1-9]\d{0,7}) ([A-Za-z0-9+/]+={0,2})$/.exec(packed) ?? [];
  const length = Number(digits);
  try {
    if (!(length <= UNPACKED_MAX)) throw new RangeError('too long');
    const bytes = fromBase64(text);
    if (toBase64(bytes) !== text) throw new RangeError('another text of the same bytes');
    // One byte more than is said: what would become longer shows.
    const plain = inflateSync(bytes, { out: new Uint8Array(length + 1) });
    if (plain.length !== length || !needsItsLastByte(bytes, length)) throw new RangeError('another length');
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain);
  } catch {
    throw new RangeError('its input is not packed as it should be');
  }
}

/** Nothing follows the end of what is packed: words could hide there. */
function needsItsLastByte(bytes: Uint8Array, length: number): boolean {
  try {
    inflateSync(bytes.subarray(0, -1), { out: new Uint8Array(length + 1) });
    return false;
  } catch {
    return true;
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RangeError('its input is not what is packed');
  }
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 8_192)
    text += String.fromCharCode(...bytes.subarray(start, start + 8_192));
  return btoa(text);
}

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
