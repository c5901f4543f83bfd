import { TlogError } from '../error.ts';
import { TILE_WIDTH, type Tile } from './tile.ts';

/** Where the signed checkpoint is served (C2SP tlog-tiles). */
export const CHECKPOINT_PATH = 'checkpoint';

/** What a path below a log's prefix stands for. */
export type TilePath =
  | { readonly kind: 'hashes'; readonly level: number; readonly index: number; readonly width: number }
  | { readonly kind: 'entries'; readonly index: number; readonly width: number };

/** `tile/<L>/<N>[.p/<W>]`, e.g. `tile/0/x001/067` or `tile/1/000.p/17`. */
export function tilePath({ level, index, width }: Tile): string {
  if (!Number.isInteger(level) || level < 0 || level > 63) {
    throw new TlogError('bad-argument', `tile level must be 0 to 63, not ${level}`);
  }
  return `tile/${level}/${indexPath(index)}${widthPath(width)}`;
}

/** `tile/entries/<N>[.p/<W>]`: bundle `index`, holding `width` entries, 1 to 256. */
export function entriesPath(index: number, width: number = TILE_WIDTH): string {
  return `tile/entries/${indexPath(index)}${widthPath(width)}`;
}

/** Groups of three digits, `x` before all but the last, so that no file has the name of a folder. */
function indexPath(index: number): string {
  if (!Number.isSafeInteger(index) || index < 0) {
    throw new TlogError('bad-argument', `tile index must be a whole number, not ${index}`);
  }
  let path = String(index % 1000).padStart(3, '0');
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  }
  return path;
}

function widthPath(width: number): string {
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) {
    throw new TlogError('bad-argument', `tile width must be 1 to 256, not ${width}`);
  }
  return width === TILE_WIDTH ? '' : `.p/${width}`;
}

const SHAPE = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/;

/**
 * Reads a tile or bundle path. Only the one spelling that `tilePath` or `entriesPath` would write is accepted, so
 * that a cache never holds a file under two names; anything else throws `malformed-path`.
 */
export function parseTilePath(path: string): TilePath {
  const [, level, groups, width] = SHAPE.exec(path) ?? [];
  const index = Number(groups?.replaceAll(/[x/]/g, '') ?? Number.NaN);
  const place = { index, width: width === undefined ? TILE_WIDTH : Number(width) };
  const parsed: TilePath =
    level === 'entries' ? { kind: 'entries', ...place } : { kind: 'hashes', level: Number(level), ...place };
  if (spelling(parsed) !== path) {
    throw new TlogError('malformed-path', `not a tile path: ${JSON.stringify(path)}`);
  }
  return parsed;
}

function spelling(path: TilePath): string | undefined {
  try {
    return path.kind === 'entries' ? entriesPath(path.index, path.width) : tilePath(path);
  } catch {
    return undefined; // a number out of range has no spelling
  }
}
