import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allTiles,
  createSigner,
  edgeRoot,
  emptyTreeEdge,
  encodeText,
  entriesPath,
  LogWriter,
  MemoryTileStore,
  planAppend,
  readTreeEdge,
  type TileStore,
  tilePath,
  toBase64,
} from '../src/index.ts';
import { codeOf, faultOf } from './support/errors.ts';
import { entriesOf, ORIGIN, publishedLog } from './support/logs.ts';
import { naiveRoot } from './support/naive-tree.ts';

const ENTRIES = entriesOf(2000);

/** Every file that a tree of this size must serve. */
const filesOf = (size: number): string[] =>
  [...allTiles(size)].flatMap((tile) =>
    tile.level === 0 ? [tilePath(tile), entriesPath(tile.index, tile.width)] : [tilePath(tile)],
  );

describe('planning an append', () => {
  it('in any batches leads to the same tree and files as all at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 5 }),
        async (batches) => {
          const store = new MemoryTileStore();
          let size = 0;
          for (const count of batches) {
            const plan = planAppend(await readTreeEdge(size, store.read), ENTRIES.slice(size, size + count));
            expect([plan.firstIndex, plan.size]).toEqual([size, Math.min(size + count, ENTRIES.length)]);
            expect(plan.root).toEqual(naiveRoot(ENTRIES.slice(0, plan.size)));
            await store.writeAll(plan.tiles);
            size = plan.size;
          }
          const once = planAppend(emptyTreeEdge(), ENTRIES.slice(0, size));
          expect([...once.tiles.keys()].sort()).toEqual(filesOf(size).sort());
          for (const [path, bytes] of once.tiles) expect(store.files.get(path)).toEqual(bytes);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('continues from the edge that it returned without reading anything', () => {
    let edge = emptyTreeEdge();
    for (let at = 0; at < 600; at += 7) edge = planAppend(edge, ENTRIES.slice(at, at + 7)).edge;
    expect(edge.size).toBe(602);
    expect(edgeRoot(edge)).toEqual(naiveRoot(ENTRIES.slice(0, 602)));
  });

  it('writes only what the batch changes', () => {
    const { edge } = planAppend(emptyTreeEdge(), ENTRIES.slice(0, 300));
    expect([...planAppend(edge, ENTRIES.slice(300, 301)).tiles.keys()].sort()).toEqual([
      'tile/0/001.p/45',
      'tile/entries/001.p/45',
    ]);
    expect([...planAppend(edge, ENTRIES.slice(300, 512)).tiles.keys()].sort()).toEqual([
      'tile/0/001',
      'tile/1/000.p/2',
      'tile/entries/001',
    ]);
    expect(planAppend(edge, []).tiles.size).toBe(0);
  });

  it('changes nothing that it was given', () => {
    const { edge } = planAppend(emptyTreeEdge(), ENTRIES.slice(0, 300));
    const root = edgeRoot(edge);
    const bundle = edge.bundle.slice();
    const twice = [0, 1].map(() => planAppend(edge, ENTRIES.slice(300, 900)).root);
    expect(twice[0]).toEqual(twice[1]);
    expect([edgeRoot(edge), edge.bundle]).toEqual([root, bundle]);
  });

  it('refuses an entry that is too long, and names its place in the log', async () => {
    const { edge } = planAppend(emptyTreeEdge(), ENTRIES.slice(0, 300));
    const fault = await faultOf(() => planAppend(edge, [new Uint8Array(1), new Uint8Array(65_536)]));
    expect([fault.code, fault.place.entryIndex]).toEqual(['entry-too-long', 301]);
  });

  it('does not read an edge with a file missing', async () => {
    for (const path of ['tile/0/001.p/44', 'tile/1/000.p/1', 'tile/entries/001.p/44']) {
      const { store } = await publishedLog(ENTRIES.slice(0, 300));
      store.files.delete(path);
      const fault = await faultOf(() => readTreeEdge(300, store.read));
      expect([fault.code, fault.place.path]).toEqual(['missing-file', path]);
    }
  });
});

describe('a log writer', () => {
  it('lets simultaneous appends take turns', async () => {
    const { writer } = await publishedLog();
    const results = await Promise.all(
      [0, 1, 2, 3].map((i) => writer.integrate(ENTRIES.slice(i * 50, i * 50 + 50))),
    );
    expect(results.map(({ firstIndex }) => firstIndex)).toEqual([0, 50, 100, 150]);
    expect(writer.root).toEqual(naiveRoot(ENTRIES.slice(0, 200)));
  });

  it('stays as it was when a write fails, and goes on afterwards', async () => {
    const { writer, store, signer } = await publishedLog(ENTRIES.slice(0, 10));
    let full = true;
    const failing: TileStore = {
      read: store.read,
      write: (path, bytes) => store.write(path, bytes),
      writeAll: (files) => (full ? Promise.reject(new Error('disk full')) : store.writeAll(files)),
    };
    const broken = await LogWriter.open(10, { store: failing, origin: ORIGIN, signers: [signer] });
    await expect(broken.integrate(ENTRIES.slice(10, 20))).rejects.toThrow('disk full');
    expect([broken.size, broken.root]).toEqual([10, writer.root]);
    full = false;
    expect(await broken.integrate(ENTRIES.slice(10, 20))).toMatchObject({ firstIndex: 10, size: 20 });
  });

  it('opens again at the size it had', async () => {
    const { store, signer, writer } = await publishedLog(ENTRIES.slice(0, 700));
    const again = await LogWriter.open(700, { store, origin: ORIGIN, signers: [signer] });
    expect(again.root).toEqual(writer.root);
    await again.integrate(ENTRIES.slice(700, 1100));
    expect(again.root).toEqual(naiveRoot(ENTRIES.slice(0, 1100)));
  });

  it('has no checkpoint before it has published one', async () => {
    const store = new MemoryTileStore();
    const { signer } = await publishedLog();
    const writer = await LogWriter.open(0, { store, origin: ORIGIN, signers: [signer] });
    await writer.integrate(ENTRIES.slice(0, 3));
    expect(store.files.has('checkpoint')).toBe(false);
    await writer.publish();
    expect(store.files.has('checkpoint')).toBe(true);
    expect(await codeOf(() => readTreeEdge(4, store.read))).toBe('missing-file');
  });
});

describe('the test log that Tessera publishes', () => {
  // transparency-dev/tessera, testdata: its key, its entries, and the roots and last signature of its checkpoints.
  const SIGNER = 'PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg';
  const WORDS = 'one two three four five six seven eit nain ten ileven twelf threeten fourten fivten'.split(
    ' ',
  );

  it('comes out byte for byte', async () => {
    const store = new MemoryTileStore();
    const signers = [await createSigner(SIGNER)];
    const writer = await LogWriter.open(0, { store, origin: 'example.com/log/testdata', signers });
    for (const word of WORDS) await writer.integrate([encodeText(word)]);
    expect(toBase64(writer.root)).toBe('rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=');
    expect(await writer.publish()).toEqual(
      encodeText(
        'example.com/log/testdata\n15\nrKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=\n\n' +
          '— example.com/log/testdata M9e0luh4jTG+UMBqOUo9/q+yAEvx1ilBEniMvjf1zfcBOhg+CKubMt53MvIt/uEWP6zdkdIQzd/fmwlM/dlPWF74ewI=\n',
      ),
    );
    const last = store.files.get('tile/entries/000.p/15');
    expect(last).toEqual(
      encodeText(WORDS.map((word) => `\0${String.fromCharCode(word.length)}${word}`).join('')),
    );
  });
});
