import {
  appendHashes,
  consistencyProof,
  emptyHashEdge,
  type HashReader,
  hashesFromTiles,
  inclusionProof,
  MemoryTileStore,
  storedTiles,
  tilePath,
  verifyConsistency,
  verifyInclusion,
} from '@tongzhou/tlog';
import { count, digits, median, table } from './rounds.ts';

const SIZES = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];
const PROOFS = 300;

/** A cheap leaf: its number, where a hash would be. */
function leafOf(index: number): Uint8Array {
  const leaf = new Uint8Array(32);
  new DataView(leaf.buffer).setFloat64(0, index);
  return leaf;
}

interface Head {
  readonly size: number;
  readonly root: Uint8Array;
}

/** Grows one tree through all sizes; keeps its tiles in memory, as a store would. */
function* heads(store: MemoryTileStore): Generator<Head> {
  let edge = emptyHashEdge();
  for (const size of SIZES) {
    while (edge.size < size) {
      const { length } = { length: Math.min(25_600, size - edge.size) };
      const from = edge.size;
      const grown = appendHashes(
        edge,
        Array.from({ length }, (_, i) => leafOf(from + i)),
      );
      for (const { tile, bytes } of grown.files) store.files.set(tilePath(tile), bytes);
      edge = grown.edge;
    }
    yield { size, root: edge.range.root() };
  }
}

interface Cost {
  readonly hashes: number;
  readonly build: number;
  readonly verify: number;
}

/** Medians over proofs at places spread over the tree; microseconds, and hashes at most. */
async function costOf(
  size: number,
  build: (at: number) => Promise<readonly Uint8Array[]>,
  verify: (at: number, proof: readonly Uint8Array[]) => Promise<void> | void,
): Promise<Cost> {
  const [builds, verifies]: [number[], number[]] = [[], []];
  let hashes = 0;
  for (let i = 0; i < PROOFS; i++) {
    const at = 1 + (Math.floor(size * i * 0.618034) % (size - 1));
    const began = performance.now();
    const proof = await build(at);
    const built = performance.now();
    await verify(at, proof);
    builds.push(built - began);
    verifies.push(performance.now() - built);
    hashes = Math.max(hashes, proof.length);
  }
  return { hashes, build: 1_000 * median(builds), verify: 1_000 * median(verifies) };
}

/** Size and time of proofs from stored tiles: both must grow with the logarithm of the log's size. */
export async function proofs(): Promise<void> {
  const store = new MemoryTileStore();
  const rows: string[][] = [];
  let before: Head | undefined;
  for (const { size, root } of heads(store)) {
    const read: HashReader = hashesFromTiles(storedTiles(size, store.read));
    const inclusion = () =>
      costOf(
        size,
        (at) => inclusionProof(at, size, read),
        (index, proof) => verifyInclusion({ index, size, leafHash: leafOf(index), root }, proof),
      );
    // Old roots are known for the sizes of this table only, so the proof is from the size before.
    const old = before ?? rootAtStart();
    const consistency = () =>
      costOf(
        size,
        () => consistencyProof(old.size, size, read),
        (_, proof) =>
          verifyConsistency({ oldSize: old.size, oldRoot: old.root, newSize: size, newRoot: root }, proof),
      );
    await inclusion(); // warm
    await consistency();
    const [one, two] = [await inclusion(), await consistency()];
    rows.push([
      count(size),
      ...[one, two].flatMap(({ hashes, build, verify }) => [
        `${hashes * 32}`,
        digits(build, 0),
        digits(verify, 0),
      ]),
    ]);
    before = { size, root };
  }
  table(
    ['leaves', 'inclusion: bytes', 'build µs', 'verify µs', 'consistency: bytes', 'build µs', 'verify µs'],
    rows,
  );
}

/** The tree of the first 100 leaves. */
function rootAtStart(): Head {
  const { edge } = appendHashes(
    emptyHashEdge(),
    Array.from({ length: 100 }, (_, i) => leafOf(i)),
  );
  return { size: 100, root: edge.range.root() };
}
