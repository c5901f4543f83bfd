/** Keeps the tiles used last, so that the parents of neighbours are fetched and hashed once. */
export class RecentTiles {
  readonly #tiles = new Map<string, Promise<Uint8Array>>();
  readonly #limit: number;

  /** `limit` tiles of 8 KiB; 256 (2 MiB) hold the whole way down and a good stretch of leaves for any log. */
  constructor(limit = 256) {
    this.#limit = limit;
  }

  get(key: string, load: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const tile = this.#tiles.get(key) ?? load();
    // Map keeps insertion order: put back at the end, drop from the front.
    this.#tiles.delete(key);
    this.#tiles.set(key, tile);
    // A failed load is not kept: the next reader may find the file repaired.
    tile.catch(() => this.#tiles.delete(key));
    for (const oldest of this.#tiles.keys()) {
      if (this.#tiles.size <= this.#limit) break;
      this.#tiles.delete(oldest);
    }
    return tile;
  }
}
