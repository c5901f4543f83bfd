import { fileTypeFromBuffer } from 'file-type';
import { decodeText } from '../text/index.ts';
import { jpegWithoutPosition } from './jpeg.ts';
import { pngWithoutPosition } from './png.ts';
import { webpWithoutPosition } from './webp.ts';

/** What is kept, each with the ending under which it is handed out. */
export const FILE_TYPES = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/csv': 'csv',
  'application/json': 'json',
} as const;
export type FileType = keyof typeof FILE_TYPES;

export type KeptFile = { readonly type: FileType; readonly bytes: Uint8Array };
/** `type-unknown`: none of those. `damaged`: it says that it is one, and is not whole. */
export type FileFault = 'empty' | 'type-unknown' | 'damaged';

const PICTURES: Partial<Record<FileType, (bytes: Uint8Array) => Uint8Array | null>> = {
  'image/jpeg': jpegWithoutPosition,
  'image/png': pngWithoutPosition,
  'image/webp': webpWithoutPosition,
};

/**
 * A file as it is kept: of which type, by its content and never by its name, and, of a picture, without position, time and
 * camera. Papers and sheets are kept as they came. Its fingerprint is that of what is kept, so whoever has the
 * original makes the same bytes of it by this function.
 */
export async function keptFile(bytes: Uint8Array): Promise<KeptFile | FileFault> {
  if (bytes.length === 0) return 'empty';
  const found = (await fileTypeFromBuffer(bytes))?.mime as string | undefined;
  const type = found === undefined ? textType(bytes) : found;
  if (type === undefined || !isKept(type)) return 'type-unknown';
  const stripped = PICTURES[type]?.(bytes);
  if (stripped === null) return 'damaged';
  return { type, bytes: stripped ?? bytes };
}

const isKept = (type: string): type is FileType => Object.hasOwn(FILE_TYPES, type);

/** Rows of text in any of the encodings that people save them in; undefined: it is no text. */
function textType(bytes: Uint8Array): FileType | undefined {
  const read = decodeText(bytes);
  if (!read.ok || CONTROL.test(read.text)) return undefined;
  try {
    return typeof JSON.parse(read.text) === 'object' ? 'application/json' : 'text/csv';
  } catch {
    return 'text/csv';
  }
}

/** In no text that people write. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;
