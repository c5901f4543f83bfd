import { createHmac, hash, timingSafeEqual } from 'node:crypto';
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
type Block = { readonly bytes: number; readonly hash: string };
type Blocks = { readonly blocks: readonly Block[] };

/** At the very end: how long the heading before it is, and its MAC. */
const LENGTH_BYTES = 4;
const MAC_BYTES = 32;

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
      for (const pieces of piecesOf(kept)) {
        const block = zstdCompressSync(serialize(pieces));
        blocks.push({ bytes: block.length, hash: hash('sha256', block) });
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

export async function readSnapshot(path: string, key: Buffer): Promise<Kept> {
  const assembly = new Assembly();
  for await (const pieces of readPieces(path, key)) assembly.add(pieces);
  return assembly.kept;
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
