import { fileTypeFromBuffer } from 'file-type';
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
  const type = found === undefined ? (isText(bytes) ? 'text/csv' : undefined) : found;
  if (type === undefined || !isKept(type)) return 'type-unknown';
  const stripped = PICTURES[type]?.(bytes);
  if (stripped === null) return 'damaged';
  return { type, bytes: stripped ?? bytes };
}

const isKept = (type: string): type is FileType => Object.hasOwn(FILE_TYPES, type);

/** Rows of text, in the Unicode or the Chinese national encoding; a control character is in none. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return false;
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes).length > 0;
    } catch {
      return false;
    }
  });
}
