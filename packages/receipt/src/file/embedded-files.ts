import { inflate } from './inflate.ts';

// ISO 32000-1, 7.3.8 and 7.11.4: `12 0 obj << /Type /EmbeddedFile … /Length 345 >> stream … endstream`. A stream stands
// by itself in every PDF that is not encrypted, also in one that another program has saved again, so the file need not
// be parsed further. A receipt's proof is verified by what it says, so reading too little can only refuse a receipt.

const STREAM = /\bobj\s*(<<[\s\S]{0,2000}?>>)\s*stream\r?\n/g;
/** A proof of a log of any size with an entry of 64 KiB takes less than a tenth of this. */
const EMBEDDED_BYTES_MAX = 2_000_000;
const EMBEDDED_FILES_MAX = 16;

/** The files that a PDF carries, in the order in which they stand in it; those that cannot be read are left out. */
export async function embeddedFiles(pdf: Uint8Array): Promise<Uint8Array[]> {
  // Latin-1, so that an index in the text is an index in the bytes.
  const text = new TextDecoder('latin1').decode(pdf);
  const files: Uint8Array[] = [];
  for (const match of text.matchAll(STREAM)) {
    const dictionary = match[1] as string;
    if (!/\/EmbeddedFile\b/.test(dictionary)) continue;
    const start = match.index + match[0].length;
    const raw = pdf.subarray(start, endOf(text, dictionary, start));
    const bytes = /\/FlateDecode\b/.test(dictionary) ? await inflate(raw, EMBEDDED_BYTES_MAX) : raw;
    if (bytes !== null && bytes.length <= EMBEDDED_BYTES_MAX) files.push(bytes);
    if (files.length === EMBEDDED_FILES_MAX) break;
  }
  return files;
}

/** By the length that the dictionary states, or where that stands elsewhere, by the keyword after the data. */
function endOf(text: string, dictionary: string, start: number): number {
  const length = /\/Length\s+(\d+)(?!\d|\s+\d+\s+R)/.exec(dictionary)?.[1];
  if (length !== undefined) return start + Number(length);
  const end = text.indexOf('endstream', start);
  return end < 0 ? text.length : end - (text[end - 1] !== '\n' ? 0 : text[end - 2] === '\r' ? 2 : 1);
}
