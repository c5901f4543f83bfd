import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FolderTileStore } from '../src/folder/index.ts';
import {
  ContradictionError,
  decodeText,
  encodeText,
  type FileReader,
  keyChain,
  LogClient,
  type LogKeys,
  LogWriter,
  MemoryTileStore,
  Mirror,
  parseEvidence,
  rotationPath,
  signCheckpoint,
  signRotation,
  type TileStore,
  verifyEvidence,
} from '../src/index.ts';
import { codeOf, faultOf } from './support/errors.ts';
import { entriesOf, flipped, logKeys, ORIGIN, publishedLog, witnessKeys } from './support/logs.ts';

const log = await logKeys();

/** A log that is mirrored; `show` puts another one in its place. */
async function mirrored(size: number, store: TileStore = new MemoryTileStore()) {
  const honest = await publishedLog(entriesOf(size));
  let read: FileReader = honest.store.read;
  const mirror = new Mirror({ read: (path) => read(path), store, trusted: log.verifier });
  const grow = async (to: number) => {
    await honest.writer.integrate(entriesOf(to - honest.writer.size, honest.writer.size));
    await honest.writer.publish();
  };
  const show = (other: { readonly store: MemoryTileStore }) => {
    read = other.store.read;
  };
  return { mirror, store, honest, grow, show };
}

const forkOf = (size: number, ...changed: number[]) =>
  publishedLog(entriesOf(size).map((entry, i) => (changed.includes(i) ? encodeText(`changed ${i}`) : entry)));

const auditOf = async (store: TileStore) => {
  const client = new LogClient({ read: store.read, log: log.verifier });
  return client.audit(await client.checkpoint());
};

/** The contradiction that an update names, and what its stored proof shows to a stranger. */
async function contradictionIn(mirror: Mirror, store: MemoryTileStore, keys: LogKeys = log.verifier) {
  const fault = await faultOf(() => mirror.update());
  const path = [...store.files.keys()].find((name) => name.startsWith('evidence/')) ?? '';
  const bytes = await store.read(path);
  const finding = bytes && (await verifyEvidence(parseEvidence(bytes), { log: keys }));
  return { fault, finding };
}

describe('a mirror', () => {
  it('holds what the log holds, file by file, and follows it as it grows', async () => {
    const { mirror, store, honest, grow } = await mirrored(300);
    expect(await mirror.update()).toMatchObject({ size: 300, entriesAdded: 300 });
    await grow(700);
    expect(await mirror.update()).toMatchObject({ size: 700, entriesAdded: 400 });
    expect(await mirror.update()).toMatchObject({ size: 700, entriesAdded: 0 });
    const copy = (store as MemoryTileStore).files;
    for (const [path, bytes] of honest.store.files) {
      // Of partial tiles only those of the trees that were mirrored are needed, and these are they.
      expect(copy.get(path), path).toEqual(bytes);
    }
    expect(await auditOf(store)).toMatchObject({ entriesChecked: 700 });
  });

  it('of any log, followed in any steps, is whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(400), { minLength: 1, maxLength: 5 }), async (steps) => {
        const { mirror, store, grow } = await mirrored(0);
        let size = 0;
        await mirror.update();
        for (const step of steps) {
          size += step;
          await grow(size);
          expect(await mirror.update()).toMatchObject({ size, entriesAdded: step });
        }
        expect(await auditOf(store)).toMatchObject({ entriesChecked: size });
      }),
      { numRuns: 15 },
    );
  });

  it('takes over new cosignatures of the same tree, and asks for those that its policy wants', async () => {
    const { honest, store } = await mirrored(10);
    const { signer, verifier } = await witnessKeys('witness.example', 3, 1_700_000_000);
    const policy = { witnesses: [verifier], threshold: 1 };
    const mirror = new Mirror({ read: honest.store.read, store, trusted: log.verifier, policy });
    expect(await codeOf(() => mirror.update())).toBe('quorum-missed');
    expect(await store.read('checkpoint')).toBeNull();
    await new Mirror({ read: honest.store.read, store, trusted: log.verifier }).update();
    const cosigned = await signCheckpoint(honest.checkpoint, [log.signer, signer]);
    await honest.store.write('checkpoint', cosigned);
    await mirror.update();
    expect(await store.read('checkpoint')).toEqual(cosigned);
  });

  it('follows the log to its next key, and keeps the statement', async () => {
    const { mirror, store, honest } = await mirrored(300);
    await mirror.update();
    const next = await logKeys(2);
    const statement = await signRotation(honest.checkpoint, log.signer, next.signer);
    await honest.store.write(rotationPath(1), statement);
    const later = await LogWriter.open(300, { store: honest.store, origin: ORIGIN, signers: [next.signer] });
    await later.integrate(entriesOf(100, 300));
    await later.publish();
    expect(await mirror.update()).toMatchObject({ size: 400 });
    expect(await store.read(rotationPath(1))).toEqual(statement);
    honest.store.files.delete(rotationPath(1));
    expect(await codeOf(() => mirror.update())).toBe('rollback');
  });
});

describe('a log that contradicts itself', () => {
  const cases = [
    ['split view', 300, [7], 'split-view', 7, true],
    ['rewritten entry, by a larger tree', 700, [299], 'rewritten-entry', 299, true],
    ['rewritten entry, by a smaller tree', 200, [3, 5], 'rewritten-entry', 3, true],
    ['rollback', 200, [], 'rollback', undefined, false],
  ] as const;
  it.each(cases)('is found out: %s', async (_what, size, changed, kind, entryIndex, proven) => {
    const { mirror, store, honest, show } = await mirrored(300);
    await mirror.update();
    show(await forkOf(size, ...changed));
    const { fault, finding } = await contradictionIn(mirror, store as MemoryTileStore);
    expect(fault).toBeInstanceOf(ContradictionError);
    expect(fault.code).toBe(kind);
    expect(finding).toMatchObject({ kind, sizes: [300, size], proven });
    expect(finding?.entryIndex).toBe(entryIndex);
    // The copy stays what it was.
    expect(await store.read('checkpoint')).toEqual(honest.checkpoint.signed);
    expect(await auditOf(store)).toMatchObject({ entriesChecked: 300 });
  });

  it('is found out by the root alone when the copy of the old tree is damaged', async () => {
    const { mirror, store, show } = await mirrored(300);
    await mirror.update();
    (store as MemoryTileStore).files.delete('tile/0/000');
    show(await forkOf(700, 7));
    const { finding } = await contradictionIn(mirror, store as MemoryTileStore);
    expect(finding).toMatchObject({ kind: 'inconsistent-growth', proven: true });
  });

  it('is found out on the first visit when it has forgotten the tree at which its key changed', async () => {
    const { honest, store, mirror } = await mirrored(300);
    const next = await logKeys(2);
    const statement = await signRotation(honest.checkpoint, log.signer, next.signer);
    const forged = new MemoryTileStore();
    const writer = await LogWriter.open(0, { store: forged, origin: ORIGIN, signers: [next.signer] });
    await writer.integrate(entriesOf(400).with(9, encodeText('x')));
    await writer.publish();
    honest.store.files.clear();
    for (const [path, bytes] of forged.files) honest.store.files.set(path, bytes);
    await honest.store.write(rotationPath(1), statement);
    const keys = await keyChain(log.verifier, [statement]);
    const { fault, finding } = await contradictionIn(mirror, store as MemoryTileStore, keys);
    expect(fault.code).toBe('inconsistent-growth');
    expect(finding).toMatchObject({ sizes: [300, 400], proven: true });
  });

  it('cannot slip a wrong entry or tile into the copy: any byte changed on the way is found, and none stored', async () => {
    const { honest } = await mirrored(300);
    const files = [...honest.store.files].filter(([path]) => path.startsWith('tile/'));
    const pick = fc.record({ file: fc.constantFrom(...files), at: fc.nat() });
    await fc.assert(
      fc.asyncProperty(pick, async ({ file: [path, bytes], at }) => {
        const store = new MemoryTileStore();
        const read: FileReader = async (wanted) =>
          wanted === path ? flipped(bytes, at % bytes.length) : honest.store.read(wanted);
        const fault = await faultOf(() => new Mirror({ read, store, trusted: log.verifier }).update());
        expect(fault.place.path).toMatch(/^tile\//);
        expect(await store.read('checkpoint')).toBeNull();
        for (const [name, kept] of store.files) {
          if (name.startsWith('tile/')) expect(kept).toEqual(honest.store.files.get(name));
        }
        // Once the log is whole again, so is the copy.
        await new Mirror({ read: honest.store.read, store, trusted: log.verifier }).update();
        expect(await auditOf(store)).toMatchObject({ entriesChecked: 300 });
      }),
      { numRuns: 60 },
    );
  });
});

describe('a mirror that is killed', () => {
  /** A store that fails after so many files, like a process that is killed; what was written stays. */
  class DyingStore extends MemoryTileStore {
    writesLeft: number;
    constructor(writesLeft: number) {
      super();
      this.writesLeft = writesLeft;
    }
    override async write(path: string, bytes: Uint8Array): Promise<void> {
      if (this.writesLeft-- <= 0) throw new Error('killed');
      await super.write(path, bytes);
    }
    override async writeAll(files: ReadonlyMap<string, Uint8Array>): Promise<void> {
      for (const [path, bytes] of files) await this.write(path, bytes);
    }
  }

  it('after any number of files goes on, and its checkpoint never promises what is not there', async () => {
    const { honest, grow } = await mirrored(700);
    for (let writes = 0; writes < 14; writes++) {
      const store = new DyingStore(writes);
      const mirror = new Mirror({ read: honest.store.read, store, trusted: log.verifier });
      await mirror.update().catch((error) => expect((error as Error).message).toBe('killed'));
      if (await store.read('checkpoint')) await auditOf(store);
      store.writesLeft = Number.POSITIVE_INFINITY;
      await mirror.update();
      expect(await auditOf(store)).toMatchObject({ entriesChecked: 700 });
    }
    await grow(701);
  });

  it('takes up a long download where it stopped, and does not fetch again what it has', async () => {
    const { honest } = await mirrored(40_000);
    const store = new MemoryTileStore();
    const fetched: string[] = [];
    let cut = true;
    const read: FileReader = async (path) => {
      if (cut && path === 'tile/entries/120') throw new Error('cable pulled');
      fetched.push(path);
      return honest.store.read(path);
    };
    const mirror = new Mirror({ read, store, trusted: log.verifier });
    await expect(mirror.update()).rejects.toThrow('cable pulled');
    expect(decodeText((await store.read('mirror-progress')) as Uint8Array)).toMatch(/^16384\n/);
    cut = false;
    fetched.length = 0;
    expect(await mirror.update()).toMatchObject({ size: 40_000, entriesAdded: 40_000 - 16_384 });
    expect(fetched).not.toContain('tile/entries/063');
    expect(fetched).toContain('tile/entries/064');
    expect(await auditOf(store)).toMatchObject({ entriesChecked: 40_000 });
  });

  it('has seen what it was killed over: a log that shows another history after that is found out', async () => {
    const { mirror, store, honest } = await mirrored(300);
    await mirror.update();
    const sequel = await forkOf(700, 650);
    let cut = true;
    const read: FileReader = async (path) => {
      if (cut && path.startsWith('tile/entries/')) throw new Error('killed');
      return cut ? sequel.store.read(path) : honest.store.read(path);
    };
    const killed = new Mirror({ read, store, trusted: log.verifier });
    await expect(killed.update()).rejects.toThrow('killed');
    cut = false;
    await honest.writer.integrate(entriesOf(500, 300));
    await honest.writer.publish();
    expect(await codeOf(() => killed.update())).toBe('inconsistent-growth');
  });

  it('does not build on the files of another log, put there by mistake', async () => {
    const { mirror, store } = await mirrored(700);
    const other = await forkOf(300, 7);
    await new Mirror({ read: other.store.read, store, trusted: log.verifier }).update();
    for (const path of ['checkpoint', 'mirror-pending']) (store as MemoryTileStore).files.delete(path);
    expect(await mirror.update()).toMatchObject({ size: 700, entriesAdded: 700 });
    expect(await auditOf(store)).toMatchObject({ entriesChecked: 700 });
  });

  it('does not build on files that were damaged meanwhile: it fetches them again', async () => {
    for (const path of ['tile/entries/001.p/44', 'tile/0/001.p/44', 'mirror-progress', 'mirror-pending']) {
      const { mirror, store, grow } = await mirrored(300);
      await mirror.update();
      const bytes = (await store.read(path)) as Uint8Array;
      await store.write(path, flipped(bytes, bytes.length - 3));
      await grow(310);
      expect(await mirror.update()).toMatchObject({ size: 310 });
      expect(await auditOf(store)).toMatchObject({ entriesChecked: 310 });
    }
  });

  it('keeps its copy in a folder as well', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tlog-mirror-'));
    const store = new FolderTileStore(folder);
    const { mirror, grow, show } = await mirrored(300, store);
    await mirror.update();
    await grow(700);
    await mirror.update();
    expect(await auditOf(store)).toMatchObject({ entriesChecked: 700 });
    show(await forkOf(800, 5));
    expect(await codeOf(() => mirror.update())).toBe('rewritten-entry');
    await rm(folder, { recursive: true });
  });
});
