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

/** Throws a RangeError for a text that is not packed so, with anything beside, or for what should be packed and is not. */
export function unpackInput(packed: PackedInput): Readonly<Record<string, unknown>> {
  if (typeof packed !== 'string') {
    if (canonicalJson(packed).length > PLAIN_MAX)
      throw new RangeError('its input is long, and is not packed');
    return packed;
  }
  const [length = '', text = '', ...others] = packed.split(' ');
  if (!/^[1-9]\d{0,7}$/.test(length) || Number(length) > UNPACKED_MAX || others.length > 0)
    throw new RangeError('its input is not packed as it should be');
  let plain = '';
  try {
    // One byte more than is said: what would become longer shows.
    const deflated = fromBase64(text);
    const bytes = inflateSync(deflated, { out: new Uint8Array(Number(length) + 1) });
    if (bytes.length !== Number(length)) throw new RangeError('another length');
    if (toBase64(deflated) !== text || !endsThere(deflated, bytes.length))
      throw new RangeError('more than that');
    plain = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new RangeError('its input is not packed as it should be');
  }
  const input = parsed(plain);
  const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
  // A key that stands twice, or spaces, would say something that nobody reads.
  if (!isObject || plain.length <= PLAIN_MAX || canonicalJson(input) !== plain)
    throw new RangeError('its input is not what is packed');
  return input as Readonly<Record<string, unknown>>;
}

function parsed(plain: string): unknown {
  try {
    return JSON.parse(plain);
  } catch {
    return null;
  }
}

/** Is the last byte still part of it? Whatever followed would be read by nobody, and say something to whoever looks. */
function endsThere(deflated: Uint8Array, length: number): boolean {
  try {
    return inflateSync(deflated.subarray(0, -1), { out: new Uint8Array(length + 1) }).length !== length;
  } catch {
    return true;
  }
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 8_192)
    text += String.fromCharCode(...bytes.subarray(start, start + 8_192));
  return btoa(text);
}

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
