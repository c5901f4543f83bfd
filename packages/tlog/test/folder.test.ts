import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  FolderTileStore,
  FolderWitnessStore,
  lockFolder,
  originHash,
  writeDurably,
} from '../src/folder/index.ts';
import {
  contradiction,
  type Evidence,
  encodeText,
  LogClient,
  LogWriter,
  verifyEvidence,
} from '../src/index.ts';
import { codeOf } from './support/errors.ts';
import { entriesOf, logKeys, ORIGIN, publishedLog } from './support/logs.ts';
import { requestFor, witnessOf } from './support/witnesses.ts';

const log = await logKeys();
const base = await mkdtemp(join(tmpdir(), 'tlog-folder-'));
let folder: string;
let count = 0;
beforeEach(() => {
  folder = join(base, String(count++));
});
afterAll(() => rm(base, { recursive: true }));

describe('a log in a folder', () => {
  it('is the same as one in memory, file by file', async () => {
    const store = new FolderTileStore(folder);
    const writer = await LogWriter.open(0, { store, origin: ORIGIN, signers: [log.signer] });
    await writer.integrate(entriesOf(700));
    await writer.publish();
    const { store: memory } = await publishedLog(entriesOf(700));
    for (const [path, bytes] of memory.files)
      expect(await readFile(join(folder, path))).toEqual(Buffer.from(bytes));
    const client = new LogClient({ read: store.read, log: log.verifier });
    expect((await client.audit(await client.checkpoint())).entriesChecked).toBe(700);
    const names = await readdir(folder, { recursive: true });
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('has nothing outside of the folder, and no file where a folder is', async () => {
    const store = new FolderTileStore(folder);
    await store.write('tile/0/000', encodeText('x'));
    expect(await store.read('tile/0/000/more')).toBeNull();
    for (const path of ['../x', '/etc/passwd', 'a/../../x', '.']) {
      expect(await codeOf(() => store.read(path))).toBe('malformed-path');
      expect(await codeOf(() => store.write(path, encodeText('x')))).toBe('malformed-path');
    }
  });
});

describe('a witness’s memory in a folder', () => {
  it('outlives the process, and keeps the proof of a split view', async () => {
    const store = await FolderWitnessStore.open(folder);
    const { witness, restart } = await witnessOf(log.verifier, store);
    const [a, b] = [
      await publishedLog(entriesOf(300)),
      await publishedLog(entriesOf(300).with(7, encodeText('x'))),
    ];
    expect((await witness.addCheckpoint(await requestFor(a, a.checkpoint, 0))).status).toBe(200);
    expect((await witness.addCheckpoint(await requestFor(b, b.checkpoint, 0))).status).toBe(409);
    await store.close();
    const again = await FolderWitnessStore.open(folder);
    expect((await (await restart()).latest(ORIGIN))?.size).toBe(300);
    const [evidence] = await again.evidence(ORIGIN);
    expect(await verifyEvidence(evidence as Evidence, { log: log.verifier })).toMatchObject({
      kind: 'split-view',
    });
    await again.keepEvidence((await contradiction(a.checkpoint, b.checkpoint)) as never);
    expect(await again.evidence(ORIGIN)).toHaveLength(1);
    await again.close();
  });

  it('never goes back, and is not written by somebody who has read another state', async () => {
    const store = await FolderWitnessStore.open(folder);
    const [small, large] = [await publishedLog(entriesOf(3)), await publishedLog(entriesOf(5))];
    await store.replace(ORIGIN, null, large.checkpoint.signed);
    for (const [previous, next] of [
      [large, small],
      [small, large],
    ] as const) {
      const task = () => store.replace(ORIGIN, previous.checkpoint.signed, next.checkpoint.signed);
      expect(await codeOf(task)).toBe('state-conflict');
    }
    expect(await codeOf(() => store.replace(ORIGIN, null, large.checkpoint.signed))).toBe('state-conflict');
    expect(await store.read(ORIGIN)).toEqual(large.checkpoint.signed);
    await store.close();
  });

  it('has one owner: another live process is refused, a dead one’s lock is taken over', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'owner.lock'), `${other.pid}\n`);
    expect(await codeOf(() => FolderWitnessStore.open(folder))).toBe('state-conflict');
    const gone = new Promise((resolve) => other.once('exit', resolve));
    other.kill('SIGKILL');
    await gone;
    const store = await FolderWitnessStore.open(folder);
    expect(await codeOf(() => FolderWitnessStore.open(folder))).toBe('state-conflict');
    await store.close();
    const release = await lockFolder(folder);
    await release();
  });

  it('survives what a crash leaves behind: a file that was begun and not renamed', async () => {
    const store = await FolderWitnessStore.open(folder);
    const { checkpoint } = await publishedLog(entriesOf(3));
    await store.replace(ORIGIN, null, checkpoint.signed);
    await writeFile(join(folder, originHash(ORIGIN), 'checkpoint.0000.tmp'), 'half a che');
    expect(await store.read(ORIGIN)).toEqual(checkpoint.signed);
    await store.close();
  });
});

it('a durable file has the mode that was asked for', async () => {
  const { stat } = await import('node:fs/promises');
  await writeDurably(join(folder, 'a/b/key'), encodeText('secret'), 0o600);
  expect((await stat(join(folder, 'a/b/key'))).mode & 0o777).toBe(0o600);
});
