import { joined } from './joined.ts';

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const APP0 = 0xe0;
const EXIF = 0xe1;
const PROFILE = 0xe2;
const ADOBE = 0xee;
const ORIENTATION = 0x0112;
const SHORT = 3;

/**
 * A JPEG without what says where, when and with which camera it was taken: of its segments only those that the picture
 * is drawn from, its colour profile and which way up it is (ITU-T T.81, annex B; Exif 2.32). What follows the picture, such as a short
 * film, goes too. Null: it is not whole.
 */
export function jpegWithoutPosition(bytes: Uint8Array): Uint8Array | null {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  if (bytes[0] !== 0xff || bytes[1] !== START) return null;
  let orientation = 1;
  let at = 2;
  while (at < bytes.length) {
    const segment = segmentAt(bytes, at);
    if (segment === null) return null;
    const { marker, content, end } = segment;
    if (marker === EXIF) orientation = orientationIn(content) ?? orientation;
    if (marker === END)
      return joined([
        kept[0] as Uint8Array,
        ...oriented(orientation),
        ...kept.slice(1),
        bytes.subarray(at, end),
      ]);
    const next = marker === SCAN ? endOfScan(bytes, end) : end;
    if (isDrawn(marker, content)) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return null;
}

type Segment = { readonly marker: number; readonly content: Uint8Array; readonly end: number };

function segmentAt(bytes: Uint8Array, at: number): Segment | null {
  const marker = bytes[at + 1];
  if (bytes[at] !== 0xff || marker === undefined || marker < 0xc0) return null;
  if (marker === END) return { marker, content: new Uint8Array(), end: at + 2 };
  const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  const end = at + 2 + length;
  return length < 2 || end > bytes.length ? null : { marker, content: bytes.subarray(at + 4, end), end };
}

/** Where the next segment begins: in the coded picture a marker's first byte is followed by 0 or by a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] as number;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

function isDrawn(marker: number, content: Uint8Array): boolean {
  if (marker === PROFILE) return startsWith(content, 'ICC_PROFILE\0');
  // A second picture may hide in the extension of the first of these.
  if (marker === APP0) return startsWith(content, 'JFIF\0');
  return marker === ADOBE || (marker >= 0xc0 && marker < APP0);
}

const startsWith = (content: Uint8Array, text: string): boolean =>
  [...text].every((letter, index) => content[index] === letter.charCodeAt(0));

/** 1 to 8 as the camera said it, in the first directory. */
function orientationIn(content: Uint8Array): number | null {
  if (!startsWith(content, 'Exif\0\0') || content.length < 14) return null;
  const tiff = new DataView(content.buffer, content.byteOffset + 6, content.length - 6);
  const little = tiff.getUint16(0) === 0x4949;
  const start = tiff.getUint32(4, little);
  if (start + 2 > tiff.byteLength) return null;
  const count = tiff.getUint16(start, little);
  for (let index = 0; index < count; index += 1) {
    const entry = start + 2 + index * 12;
    if (entry + 12 > tiff.byteLength) return null;
    if (tiff.getUint16(entry, little) !== ORIENTATION) continue;
    const value = tiff.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** Nothing but which way up. */
const oriented = (orientation: number): Uint8Array[] =>
  orientation === 1
    ? []
    : [
        Uint8Array.from([
          ...[0xff, EXIF, 0, 34, ...new TextEncoder().encode('Exif\0\0')],
          ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
          ...[ORIENTATION >> 8, ORIENTATION & 255, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0],
          ...[0, 0, 0, 0],
        ]),
      ];
