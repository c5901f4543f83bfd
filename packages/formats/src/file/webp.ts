import { joined, nameAt } from './joined.ts';

const DRAWN = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** In the extended header: Exif and XMP follow. */
const TOLD = 0b0000_1100;

/** A WebP without Exif, XMP and what nobody knows (RFC 9649, 2.7). Null: it is not whole. */
export function webpWithoutPosition(bytes: Uint8Array): Uint8Array | null {
  if (nameAt(bytes, 0) !== 'RIFF' || nameAt(bytes, 8) !== 'WEBP') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const whole = 8 + view.getUint32(4, true);
  if (whole > bytes.length) return null;
  const kept: Uint8Array[] = [];
  for (let at = 12; at < whole; ) {
    if (at + 8 > whole) return null;
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (end > whole) return null;
    const name = nameAt(bytes, at);
    const chunk = bytes.slice(at, end);
    if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~TOLD;
    if (DRAWN.has(name)) kept.push(chunk);
    at = end;
  }
  if (kept.length === 0) return null;
  const head = bytes.slice(0, 12);
  const size = 4 + kept.reduce((sum, { length }) => sum + length, 0);
  new DataView(head.buffer).setUint32(4, size, true);
  return joined([head, ...kept]);
}
