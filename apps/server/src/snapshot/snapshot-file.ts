import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { drawUuid } from '../sealing/chance.ts';
import { Assembly, type Kept, type Piece, piecesOf } from './pieces.ts';

/** What a snapshot says of itself. */
export type Heading = {
  /** Of the last fact in it. */
  readonly position: number;
  /** SHA-256 in hex of that fact's text. */
  readonly hash: string;
  /** The public log of the database from which it was made. `root` in hex. */
  readonly log: { readonly size: number; readonly root: string };
  readonly rules: number;
  /** See `shapeOf`. */
  readonly shape: string;
};

/** Where each block lies, one behind the other from the beginning of the file. */
type Block = {
  readonly bytes: number;
  readonly hash: string;
  /** Of which closed incident it holds large parts, and which. */
  readonly of?: { readonly incident: string; readonly parts: readonly string[] };
};
type Blocks = { readonly blocks: readonly Block[] };

/** At the very end: how long the heading before it is, and its MAC. */
const LENGTH_BYTES = 4;
const MAC_BYTES = 32;
/** Of a path into an incident (`state`, `incidents`, its id), where the part's name stands. */
const PART = 3;

export class SnapshotBroken extends Error {
  override name = 'SnapshotBroken';
}

const macOf = (key: Buffer, end: Buffer): Buffer => createHmac('sha256', key).update(end).digest();

/**
 * Writes a snapshot whole or not at all. The blocks' hashes stand in the heading, and the heading's MAC, by a key that is not in the
 * database, stands behind it: nothing is taken apart before it is known who wrote it. Answers the file's bytes.
 */
export async function writeSnapshot(path: string, key: Buffer, heading: object, kept: Kept): Promise<number> {
  const half = `${path}.${drawUuid()}`;
  try {
    const file = await open(half, 'wx', 0o600);
    let written = 0;
    try {
      const blocks: Block[] = [];
      for (const { pieces, of: incident } of piecesOf(kept)) {
        const block = zstdCompressSync(serialize(pieces));
        const parts = [...new Set(pieces.map(({ path: at }) => at[PART] as string))];
        const of = incident === null ? {} : { of: { incident, parts } };
        blocks.push({ bytes: block.length, hash: hash('sha256', block), ...of });
        await file.appendFile(block);
        written += block.length;
      }
      const end = Buffer.from(JSON.stringify({ ...heading, blocks } satisfies Blocks));
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt32BE(end.length);
      const tail = Buffer.concat([end, length, macOf(key, end)]);
      await file.appendFile(tail);
      written += tail.length;
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, path);
    return written;
  } finally {
    await rm(half, { force: true });
  }
}

/** What a snapshot says of itself, believed by its MAC: it is of the kind that whoever has the key writes. Throws `SnapshotBroken`. */
export async function readHeading<Said extends object = Heading>(path: string, key: Buffer): Promise<Said> {
  const file = await open(path);
  try {
    return await endOf<Said>(file, key);
  } finally {
    await file.close();
  }
}

/** A snapshot's pieces, each block compared with its hash before it is taken apart. Throws `SnapshotBroken`. */
export async function* readPieces(path: string, key: Buffer): AsyncGenerator<readonly Piece[]> {
  const file = await open(path);
  try {
    const { blocks } = await endOf<object>(file, key);
    let at = 0;
    for (const { bytes, hash: wanted } of blocks) {
      const block = await bytesAt(file, at, bytes);
      if (hash('sha256', block) !== wanted) throw new SnapshotBroken(`its block at ${at} is damaged`);
      at += bytes;
      yield deserialize(zstdDecompressSync(block)) as readonly Piece[];
    }
  } finally {
    await file.close();
  }
}

/** Where the large parts of one closed incident lie. */
export type PutAway = {
  readonly parts: readonly string[];
  readonly blocks: readonly { readonly at: number; readonly bytes: number; readonly hash: string }[];
};

/** A snapshot with all that is in it. */
export async function readSnapshot(path: string, key: Buffer): Promise<Kept> {
  const assembly = new Assembly();
  for await (const pieces of readPieces(path, key)) assembly.add(pieces);
  return assembly.kept;
}

/** A snapshot without the large parts of closed incidents, and what reads those one by one. */
export async function readAwake(
  path: string,
  key: Buffer,
): Promise<{ readonly kept: Kept; readonly reader: SnapshotReader }> {
  const reader = await SnapshotReader.open(path, key);
  try {
    return { kept: reader.kept(), reader };
  } catch (error) {
    reader.close();
    throw error;
  }
}

/** A snapshot that stays open, so that it can be read from also when its name is gone. */
export class SnapshotReader {
  readonly path: string;
  /** Of the last fact in it. */
  readonly position: number;
  /** By incident. */
  readonly putAway: ReadonlyMap<string, PutAway>;
  readonly #file: number;
  readonly #rest: PutAway['blocks'];

  private constructor(path: string, file: number, { position, blocks }: Heading & Blocks) {
    this.path = path;
    this.position = position;
    this.#file = file;
    const putAway = new Map<string, { parts: string[]; blocks: PutAway['blocks'][number][] }>();
    const rest: PutAway['blocks'][number][] = [];
    let at = 0;
    for (const { bytes, hash: wanted, of } of blocks) {
      const block = { at, bytes, hash: wanted };
      at += bytes;
      if (!of) {
        rest.push(block);
        continue;
      }
      const known = putAway.get(of.incident) ?? { parts: [], blocks: [] };
      putAway.set(of.incident, known);
      known.blocks.push(block);
      for (const part of of.parts) if (!known.parts.includes(part)) known.parts.push(part);
    }
    this.putAway = putAway;
    this.#rest = rest;
  }

  static async open(path: string, key: Buffer): Promise<SnapshotReader> {
    const heading = await readHeading<Heading & Blocks>(path, key);
    return new SnapshotReader(path, openSync(path, 'r'), heading);
  }

  close(): void {
    closeSync(this.#file);
  }

  /** All but what is put away. */
  kept(): Kept {
    const assembly = new Assembly();
    for (const block of this.#rest) assembly.add(this.#pieces(block));
    return assembly.kept;
  }

  /** The large parts of one incident, each block compared with its hash first. Throws `SnapshotBroken`. */
  read({ blocks }: PutAway): Record<string, unknown> {
    const assembly = new Assembly();
    for (const block of blocks)
      assembly.add(this.#pieces(block).map((piece) => ({ ...piece, path: piece.path.slice(PART) })));
    return assembly.kept as unknown as Record<string, unknown>;
  }

  #pieces({ at, bytes, hash: wanted }: PutAway['blocks'][number]): readonly Piece[] {
    const block = Buffer.allocUnsafe(bytes);
    if (readSync(this.#file, block, 0, bytes, at) < bytes || hash('sha256', block) !== wanted)
      throw new SnapshotBroken(`its block at ${at} is damaged`);
    return deserialize(zstdDecompressSync(block)) as readonly Piece[];
  }
}

async function endOf<Said>(file: FileHandle, key: Buffer): Promise<Said & Blocks> {
  const { size } = await file.stat();
  const last = LENGTH_BYTES + MAC_BYTES;
  if (size < last) throw new SnapshotBroken('it is not whole');
  const tail = await bytesAt(file, size - last, last);
  const length = tail.readUInt32BE();
  if (length > size - last) throw new SnapshotBroken('it is not whole');
  const end = await bytesAt(file, size - last - length, length);
  if (!timingSafeEqual(macOf(key, end), tail.subarray(LENGTH_BYTES)))
    throw new SnapshotBroken('it is not authentic: it was damaged, or written with another key');
  return JSON.parse(end.toString()) as Said & Blocks;
}

async function bytesAt(file: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(bytes), 0, bytes, at);
  if (bytesRead < bytes) throw new SnapshotBroken('it is not whole');
  return buffer;
}
