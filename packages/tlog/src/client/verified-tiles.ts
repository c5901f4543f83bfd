import { equalBytes } from '../encoding/bytes.ts';
import { TlogError } from '../error.ts';
import { emptyRoot } from '../hash/hash.ts';
import { type HashEdge, hashEdge } from '../tiles/hash-edge.ts';
import { edgeTiles, TILE_WIDTH, tileWidth } from '../tiles/tile.ts';
import { hashAt, subtreeHash } from '../tiles/tile-hashes.ts';
import { type FileReader, type StoredTile, storedTile } from '../tiles/tile-reader.ts';
import { blameEdge, blameTile } from './blame.ts';
import { RecentTiles } from './recent-tiles.ts';

/**
 * The tiles of one tree, each checked before it is given out: the partial tiles of the right edge must hash to the
 * root, and every full tile to the hash that its (checked) parent tile holds for it. So a tile from here is as good
 * as the root, whoever served it.
 */
export class VerifiedTiles {
  readonly size: number;
  readonly root: Uint8Array;
  readonly #read: FileReader;
  readonly #recent = new RecentTiles();
  #edge: Promise<HashEdge> | undefined;

  constructor(size: number, root: Uint8Array, read: FileReader) {
    this.size = size;
    this.root = root;
    this.#read = read;
  }

  /** Whether these are the tiles of that tree. */
  matches(size: number, root: Uint8Array): boolean {
    return size === this.size && equalBytes(root, this.root);
  }

  /** The tile as this tree has it; throws `wrong-tile` with the place of the fault, or `missing-file`. */
  async tile(level: number, index: number): Promise<Uint8Array> {
    if (tileWidth(this.size, level, index) === TILE_WIDTH) {
      return this.#recent.get(`${level}/${index}`, () => this.#fullTile(level, index));
    }
    return (await this.edge()).tiles[level] as Uint8Array;
  }

  /** The checked right edge. Throws `wrong-tile`, or `wrong-root` when no single tile explains the difference. */
  edge(): Promise<HashEdge> {
    if (this.#edge === undefined) {
      this.#edge = this.#readEdge();
      // As with other tiles, a failure is not kept.
      this.#edge.catch(() => {
        this.#edge = undefined;
      });
    }
    return this.#edge;
  }

  async #readEdge(): Promise<HashEdge> {
    if (this.size === 0) {
      if (equalBytes(this.root, emptyRoot())) return hashEdge(0, []);
      throw new TlogError('wrong-root', 'checkpoint of an empty log has another root');
    }
    const stored = await Promise.all(
      edgeTiles(this.size).map(({ level, index }) => this.#stored(level, index)),
    );
    const edge = hashEdge(
      this.size,
      stored.map((tile) => tile.bytes),
    );
    if (equalBytes(edge.range.root(), this.root)) return edge;
    throw await blameEdge(this.size, this.root, stored, this.#read);
  }

  async #fullTile(level: number, index: number): Promise<Uint8Array> {
    const [parent, stored] = await Promise.all([
      this.tile(level + 1, Math.floor(index / TILE_WIDTH)),
      this.#stored(level, index),
    ]);
    const expected = hashAt(parent, index % TILE_WIDTH);
    if (equalBytes(subtreeHash(stored.bytes, 0, TILE_WIDTH), expected)) return stored.bytes;
    throw await blameTile(this.size, stored, expected, this.#read);
  }

  #stored(level: number, index: number): Promise<StoredTile> {
    return storedTile(this.size, level, index, this.#read);
  }
}
