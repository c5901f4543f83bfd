import { describe, expect, it } from 'vitest';
import {
  concatBytes,
  consistencyProof,
  type FileReader,
  inclusionProof,
  LogClient,
  type LogEntry,
  LogWriter,
  leafHash,
  signCheckpoint,
  verifyInclusion,
  verifyProof,
} from '../src/index.ts';
import { codeOf, faultOf } from './support/errors.ts';
import { entriesOf, flipped, logKeys, ORIGIN, publishedLog, seedOf, storedHashes } from './support/logs.ts';
import { naiveRoot } from './support/naive-tree.ts';

const ENTRIES = entriesOf(1300);

async function collect(entries: AsyncIterable<LogEntry>): Promise<LogEntry[]> {
  const all: LogEntry[] = [];
  for await (const entry of entries) all.push(entry);
  return all;
}

describe('reading a log', () => {
  it('gives any stretch of entries, verified, in order', async () => {
    const { store, checkpoint, verifier } = await publishedLog(ENTRIES.slice(0, 900), ENTRIES.slice(900));
    const client = new LogClient({ read: store.read, log: verifier });
    for (const [from, to] of [
      [0, 1300],
      [0, 1],
      [255, 257],
      [1299, 1300],
      [300, 300],
      [256, 512],
    ] as const) {
      const got = await collect(client.entries(from, to, checkpoint));
      expect(got.map((entry) => entry.index)).toEqual(Array.from({ length: to - from }, (_, i) => from + i));
      expect(got.map((entry) => entry.bytes)).toEqual(ENTRIES.slice(from, to));
    }
    for (const [from, to] of [
      [2, 1],
      [0, 1301],
      [-1, 1],
    ] as const) {
      expect(await codeOf(() => collect(client.entries(from, to, checkpoint)))).toBe('bad-argument');
    }
  });

  it('proves inclusion and consistency from verified tiles', async () => {
    const { store, checkpoint, verifier, writer } = await publishedLog(ENTRIES.slice(0, 700));
    await writer.integrate(ENTRIES.slice(700));
    await writer.publish();
    const client = new LogClient({ read: store.read, log: verifier });
    const latest = await client.checkpoint();
    const stored = storedHashes(store, latest);
    for (const index of [0, 699, 700, 1299]) {
      const proof = await client.inclusionProof(index, latest);
      expect(proof).toEqual(await inclusionProof(index, latest.size, stored));
      const hash = leafHash(ENTRIES[index] as Uint8Array);
      verifyInclusion({ index, size: latest.size, leafHash: hash, root: latest.root }, proof);
    }
    expect(await client.consistency(checkpoint, latest)).toEqual(await consistencyProof(700, 1300, stored));
    const file = await client.proofFile(5, latest);
    expect((await verifyProof(file, ENTRIES[5] as Uint8Array, { log: verifier })).size).toBe(1300);
  });

  it('fetches each file once for a whole audit, and only files of this tree', async () => {
    const { store, checkpoint, verifier } = await publishedLog(ENTRIES);
    const fetched: string[] = [];
    const read: FileReader = async (path) => {
      fetched.push(path);
      return store.read(path);
    };
    const report = await new LogClient({ read, log: verifier }).audit(checkpoint);
    expect(report).toEqual({ size: 1300, root: naiveRoot(ENTRIES), entriesChecked: 1300, tilesChecked: 7 });
    expect(fetched.sort()).toEqual([...store.files.keys()].filter((path) => path !== 'checkpoint').sort());
  });

  it('hands every entry of an audit to the visitor, in order', async () => {
    const { store, checkpoint, verifier } = await publishedLog(ENTRIES);
    const seen: number[] = [];
    await new LogClient({ read: store.read, log: verifier }).audit(
      checkpoint,
      ({ index }) => void seen.push(index),
    );
    expect(seen).toEqual(ENTRIES.map((_, i) => i));
  });

  it('audits logs of every size around the tile boundaries', async () => {
    const { store, writer, verifier } = await publishedLog();
    for (const size of [0, 1, 2, 255, 256, 257, 511, 512, 513, 1024]) {
      await writer.integrate(ENTRIES.slice(writer.size, size));
      await writer.publish();
      const client = new LogClient({ read: store.read, log: verifier });
      expect((await client.audit(await client.checkpoint())).entriesChecked).toBe(size);
    }
  });

  it('uses full tiles and bundles where the partial ones have been deleted', async () => {
    const { store, checkpoint, writer, verifier } = await publishedLog(ENTRIES.slice(0, 300));
    await writer.integrate(ENTRIES.slice(300));
    for (const path of store.files.keys()) if (path.endsWith('.p/44')) store.files.delete(path);
    const client = new LogClient({ read: store.read, log: verifier });
    expect((await client.audit(checkpoint)).entriesChecked).toBe(300);
  });

  it('names the file that it read, where a full tile serves for a partial one', async () => {
    const { store, checkpoint, writer, verifier } = await publishedLog(ENTRIES.slice(0, 300));
    await writer.integrate(ENTRIES.slice(300));
    for (const path of store.files.keys()) if (path.endsWith('.p/44')) store.files.delete(path);
    await store.write('tile/0/001', flipped(store.files.get('tile/0/001') as Uint8Array, 40));
    const client = new LogClient({ read: store.read, log: verifier });
    const fault = await faultOf(() => client.audit(checkpoint));
    expect(fault.place).toEqual({ path: 'tile/0/001', node: { level: 0, index: 257 } });
  });

  it('tries again after a failure', async () => {
    const { store, checkpoint, verifier } = await publishedLog(ENTRIES);
    let broken = true;
    const read: FileReader = async (path) => {
      if (broken && path.startsWith('tile/0')) throw new Error('offline');
      return store.read(path);
    };
    const client = new LogClient({ read, log: verifier });
    await expect(client.audit(checkpoint)).rejects.toThrow('offline');
    broken = false;
    expect((await client.audit(checkpoint)).entriesChecked).toBe(1300);
  });

  it('names a file that is missing', async () => {
    for (const path of [
      'checkpoint',
      'tile/0/002',
      'tile/0/005.p/20',
      'tile/1/000.p/5',
      'tile/entries/003',
    ]) {
      const { store, verifier } = await publishedLog(ENTRIES);
      store.files.delete(path);
      const client = new LogClient({ read: store.read, log: verifier });
      const fault = await faultOf(async () => client.audit(await client.checkpoint()));
      expect([fault.code, fault.place.path]).toEqual(['missing-file', path]);
    }
  });
});

describe('a log that misbehaves', () => {
  it('that rewrites its past is found when the checkpoint is fetched again', async () => {
    const { store, verifier, signer } = await publishedLog(ENTRIES.slice(0, 400));
    const client = new LogClient({ read: store.read, log: verifier });
    await client.checkpoint();
    const rewritten = await LogWriter.open(0, { store, origin: ORIGIN, signers: [signer] });
    await rewritten.integrate([...ENTRIES.slice(0, 399).with(17, seedOf(1)), ...ENTRIES.slice(399, 600)]);
    await rewritten.publish();
    expect(await codeOf(() => client.checkpoint())).toBe('wrong-consistency');
  });

  it('that shows two trees of one size is found', async () => {
    const { store, verifier, signer, checkpoint } = await publishedLog(ENTRIES.slice(0, 400));
    const client = new LogClient({
      read: store.read,
      log: verifier,
      known: { ...checkpoint, root: seedOf(1) },
    });
    expect(await codeOf(() => client.checkpoint())).toBe('wrong-consistency');
    await store.write('checkpoint', await signCheckpoint({ ...checkpoint, root: seedOf(2) }, [signer]));
    const later = new LogClient({ read: store.read, log: verifier, known: checkpoint });
    expect(await codeOf(() => later.checkpoint())).toBe('wrong-consistency');
  });

  it('that serves an older checkpoint is tolerated only if the older tree is a prefix', async () => {
    const { store, verifier, writer, signer } = await publishedLog(ENTRIES.slice(0, 400));
    const old = store.files.get('checkpoint') as Uint8Array;
    await writer.integrate(ENTRIES.slice(400, 600));
    await writer.publish();
    const client = new LogClient({ read: store.read, log: verifier });
    await client.checkpoint();
    await store.write('checkpoint', old);
    expect((await client.checkpoint()).size).toBe(400);
    const fork = { origin: ORIGIN, size: 399, root: seedOf(3), extensions: [] };
    await store.write('checkpoint', await signCheckpoint(fork, [signer]));
    expect(await codeOf(() => client.checkpoint())).toBe('wrong-consistency');
  });

  it('that signs a root of other entries is found, whatever else agrees', async () => {
    const { store, verifier, signer, checkpoint } = await publishedLog(ENTRIES.slice(0, 300));
    const lie = { ...checkpoint, root: seedOf(3) };
    await store.write('checkpoint', await signCheckpoint(lie, [signer]));
    const client = new LogClient({ read: store.read, log: verifier });
    expect(await codeOf(async () => client.audit(await client.checkpoint()))).toBe('wrong-root');
    const empty = { ...checkpoint, size: 0, root: seedOf(3) };
    expect(await codeOf(() => client.audit(empty))).toBe('wrong-root');
  });

  it('that replaces an entry together with its tile is found at the tile', async () => {
    const { store, verifier, checkpoint } = await publishedLog(ENTRIES);
    const forged = await publishedLog(ENTRIES.with(300, seedOf(1)));
    for (const path of ['tile/0/001', 'tile/entries/001']) {
      await store.write(path, forged.store.files.get(path) as Uint8Array);
    }
    const client = new LogClient({ read: store.read, log: verifier });
    const fault = await faultOf(() => client.audit(checkpoint));
    expect([fault.code, fault.place.path]).toEqual(['wrong-tile', 'tile/0/001']);
  });

  it('that replaces an entry of a small log together with its only tile is found at the tile', async () => {
    const { verifier, checkpoint } = await publishedLog(ENTRIES.slice(0, 100));
    const forged = await publishedLog(ENTRIES.slice(0, 100).with(50, seedOf(1)));
    const client = new LogClient({ read: forged.store.read, log: verifier });
    const fault = await faultOf(() => client.audit(checkpoint));
    expect([fault.code, fault.place]).toEqual(['wrong-root', { path: 'tile/0/000.p/100' }]);
  });

  it('that adds bytes to a bundle or a tile is found', async () => {
    for (const [path, code] of [
      ['tile/entries/000', 'malformed-bundle'],
      ['tile/entries/005.p/20', 'malformed-bundle'],
      ['tile/0/000', 'malformed-tile'],
      ['tile/1/000.p/5', 'malformed-tile'],
    ] as const) {
      const { store, verifier, checkpoint } = await publishedLog(ENTRIES);
      await store.write(path, concatBytes(store.files.get(path) as Uint8Array, Uint8Array.of(0, 0)));
      const fault = await faultOf(() => new LogClient({ read: store.read, log: verifier }).audit(checkpoint));
      expect([fault.code, fault.place.path]).toEqual([code, path]);
    }
  });

  it('under another key is not believed', async () => {
    const { store } = await publishedLog(ENTRIES.slice(0, 10));
    const { verifier } = await logKeys(2);
    const fault = await faultOf(() => new LogClient({ read: store.read, log: verifier }).checkpoint());
    expect([fault.code, fault.place.path]).toEqual(['unknown-signer', 'checkpoint']);
  });
});
