import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allTiles,
  appendHashes,
  decodeBundle,
  edgeTiles,
  emptyHashEdge,
  encodeBundle,
  entriesInBundle,
  entriesPath,
  leafHash,
  parseTilePath,
  readHashEdge,
  type TileFile,
  tilePath,
  tileWidth,
} from '../src/index.ts';
import { codeOf, faultOf } from './support/errors.ts';
import { entriesOf } from './support/logs.ts';
import { naiveRoot } from './support/naive-tree.ts';

describe('tile paths (C2SP tlog-tiles)', () => {
  it.each([
    ['tile/0/000', { level: 0, index: 0, width: 256 }],
    ['tile/0/x001/067', { level: 0, index: 1067, width: 256 }],
    ['tile/0/x001/x234/067', { level: 0, index: 1234067, width: 256 }],
    ['tile/0/x001/x234/067.p/8', { level: 0, index: 1234067, width: 8 }],
    ['tile/15/x003/x057/500', { level: 15, index: 3057500, width: 256 }],
    ['tile/63/x123/x456/078.p/255', { level: 63, index: 123456078, width: 255 }],
    ['tile/1/x001/000', { level: 1, index: 1000, width: 256 }],
  ])('%s', (path, tile) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual({ kind: 'hashes', ...tile });
  });

  it.each([
    ['tile/entries/000', 0, 256],
    ['tile/entries/x001/067.p/1', 1067, 1],
  ])('%s', (path, index, width) => {
    expect(entriesPath(index, width)).toBe(path);
    expect(parseTilePath(path)).toEqual({ kind: 'entries', index, width });
  });

  it('read back whatever was written', () => {
    fc.assert(
      fc.property(fc.nat(63), fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), (level, index, width) => {
        expect(parseTilePath(tilePath({ level, index, width }))).toEqual({
          kind: 'hashes',
          level,
          index,
          width,
        });
        expect(parseTilePath(entriesPath(index, width))).toEqual({ kind: 'entries', index, width });
      }),
    );
  });

  it.each([
    '',
    'tile',
    'tile/0',
    'tile/0/0',
    'tile/0/00',
    'tile/0/0000',
    'tile/00/000',
    'tile/01/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/001/067',
    'tile/0/x001',
    'tile/0/x000/067',
    'tile/0/x001/x067',
    'tile/0/X001/067',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/08',
    'tile/0/000.p/',
    'tile/0/000/',
    '/tile/0/000',
    'tile/0/000\n',
    'tile/data/000',
    'tile/entries/0',
    'tile/0/x999/x999/x999/x999/x999/x999/999',
    'tile/8/0/001',
  ])('refuse %j', async (path) => {
    expect(await codeOf(() => parseTilePath(path))).toBe('malformed-path');
  });

  it('cannot be written for numbers out of range', async () => {
    for (const task of [
      () => tilePath({ level: 64, index: 0, width: 1 }),
      () => tilePath({ level: 0, index: -1, width: 1 }),
      () => tilePath({ level: 0, index: 0, width: 0 }),
      () => entriesPath(0, 257),
      () => entriesPath(0.5),
    ]) {
      expect(await codeOf(task)).toBe('bad-argument');
    }
  });
});

describe('the tiles of a tree', () => {
  it('of 70,000 entries are those of the specification', () => {
    const tiles = [...allTiles(70_000)];
    const full = (level: number) => tiles.filter((tile) => tile.level === level && tile.width === 256).length;
    expect([full(0), full(1), full(2)]).toEqual([273, 1, 0]);
    expect(edgeTiles(70_000)).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ]);
    expect(tiles).toHaveLength(273 + 1 + 3);
  });

  it('of 256 entries are a full one and a partial one above', () => {
    expect([...allTiles(256)]).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ]);
    expect(edgeTiles(256)).toEqual([{ level: 1, index: 0, width: 1 }]);
  });

  it('of none are none, and sizes past 32 bits count right', () => {
    expect([...allTiles(0)]).toEqual([]);
    const size = 2 ** 48 + 3;
    expect(edgeTiles(size)).toEqual([
      { level: 0, index: 2 ** 40, width: 3 },
      { level: 6, index: 0, width: 1 },
    ]);
    expect(tileWidth(size, 5, 0)).toBe(256);
    expect(tileWidth(size, 6, 1)).toBe(0);
  });
});

describe('entry bundles', () => {
  it('frame each entry with a big-endian uint16', () => {
    const bundle = encodeBundle([Uint8Array.of(1, 2, 3), new Uint8Array(0), new Uint8Array(258).fill(9)]);
    expect(bundle.subarray(0, 9)).toEqual(Uint8Array.of(0, 3, 1, 2, 3, 0, 0, 1, 2));
    expect(bundle).toHaveLength(5 + 2 + 2 + 258);
  });

  it('come back as they went in', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 256 }), (entries) => {
        expect(decodeBundle(encodeBundle(entries), entries.length)).toEqual(entries);
      }),
      { numRuns: 40 },
    );
  });

  it('hold entries up to 65,535 bytes and refuse longer ones', async () => {
    const longest = new Uint8Array(65_535).fill(1);
    expect(decodeBundle(encodeBundle([longest]), 1)).toEqual([longest]);
    const fault = await faultOf(() => encodeBundle([longest, new Uint8Array(65_536)]));
    expect([fault.code, fault.place.entryIndex]).toEqual(['entry-too-long', 1]);
  });

  it('refuse a cut, a surplus and another number of entries', async () => {
    const bundle = encodeBundle(entriesOf(5));
    for (let length = 1; length < bundle.length; length++) {
      expect(await codeOf(() => decodeBundle(bundle.subarray(0, length), 5))).toBe('malformed-bundle');
    }
    expect(await codeOf(() => decodeBundle(bundle, 4))).toBe('malformed-bundle');
    expect(await codeOf(() => decodeBundle(bundle, 6))).toBe('malformed-bundle');
    expect(await codeOf(() => [...entriesInBundle(Uint8Array.of(0))])).toBe('malformed-bundle');
  });
});

describe('appending hashes', () => {
  const entries = entriesOf(70_000);
  const leaves = entries.map(leafHash);
  const key = ({ tile }: TileFile) => tilePath(tile);

  it('writes exactly the tiles of the tree, as the specification defines them', () => {
    const { files, edge } = appendHashes(emptyHashEdge(), leaves);
    expect(new Set(files.map(key))).toEqual(new Set([...allTiles(70_000)].map(tilePath)));
    // MTH(D[(n * 256 + i) * 256**l : (n * 256 + i + 1) * 256**l])
    for (const { tile, bytes } of files.filter((_, i) => i % 40 === 0 || i > 270)) {
      for (const i of [0, tile.width - 1]) {
        const span = 256 ** tile.level;
        const start = (tile.index * 256 + i) * span;
        expect(bytes.subarray(i * 32, i * 32 + 32)).toEqual(naiveRoot(entries.slice(start, start + span)));
      }
    }
    expect(edge.range.root()).toEqual(naiveRoot(entries));
  });

  it('in batches, with the edge read back each time, gives the same as all at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 8 }),
        async (batches) => {
          const stored = new Map<string, Uint8Array>();
          let edge = emptyHashEdge();
          for (const count of batches) {
            const grown = appendHashes(edge, leaves.slice(edge.size, edge.size + count));
            for (const file of grown.files) stored.set(key(file), file.bytes);
            const { size } = grown.edge;
            edge = await readHashEdge(
              size,
              async (level, index) =>
                stored.get(tilePath({ level, index, width: tileWidth(size, level, index) })) as Uint8Array,
            );
            expect(edge.tiles).toEqual(grown.edge.tiles.slice(0, edge.tiles.length));
            expect(edge.range.hashes).toEqual(grown.edge.range.hashes);
          }
          const once = appendHashes(emptyHashEdge(), leaves.slice(0, edge.size));
          for (const file of once.files) expect(stored.get(key(file))).toEqual(file.bytes);
          expect(edge.range.root()).toEqual(once.edge.range.root());
        },
      ),
      { numRuns: 25 },
    );
  });

  it('leaves the edge it was given as it was', () => {
    const { edge } = appendHashes(emptyHashEdge(), leaves.slice(0, 300));
    const before = structuredClone({ tiles: edge.tiles, hashes: edge.range.hashes });
    appendHashes(edge, leaves.slice(300, 1000));
    expect({ tiles: edge.tiles, hashes: edge.range.hashes }).toEqual(before);
    expect(edge.range.end).toBe(300);
  });
});
