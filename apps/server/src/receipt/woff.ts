import { inflateSync } from 'node:zlib';

const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;
const padded = (length: number): number => (length + 3) & ~3;

/**
 * A WOFF 1.0 file as the plain font file that it holds (W3C WOFF 1.0, sections 3 to 5). PDFKit reads WOFF too, but
 * unpacks each table again at each use, in JavaScript: that made a Chinese receipt take a second.
 */
export function sfntFromWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = WOFF_HEADER + index * WOFF_ENTRY;
    const [offset, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(at + field)) as [
      number,
      number,
      number,
    ];
    const data = woff.subarray(offset, offset + packed);
    return { at, length, data: packed < length ? inflateSync(data) : data };
  });
  const start = SFNT_HEADER + count * SFNT_ENTRY;
  const sfnt = Buffer.alloc(start + tables.reduce((sum, { length }) => sum + padded(length), 0));
  woff.copy(sfnt, 0, 4, 8); // flavour
  const exponent = Math.floor(Math.log2(count));
  sfnt.writeUInt16BE(count, 4);
  sfnt.writeUInt16BE(2 ** exponent * 16, 6); // searchRange
  sfnt.writeUInt16BE(exponent, 8); // entrySelector
  sfnt.writeUInt16BE(count * 16 - 2 ** exponent * 16, 10); // rangeShift
  let offset = start;
  tables.forEach(({ at, length, data }, index) => {
    const entry = SFNT_HEADER + index * SFNT_ENTRY;
    woff.copy(sfnt, entry, at, at + 4); // tag
    woff.copy(sfnt, entry + 4, at + 16, at + 20); // checksum
    sfnt.writeUInt32BE(offset, entry + 8);
    sfnt.writeUInt32BE(length, entry + 12);
    data.copy(sfnt, offset);
    offset += padded(length);
  });
  return sfnt;
}
