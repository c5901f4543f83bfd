import { describe, expect, it } from 'vitest';
import { decodeBundle, type FileReader, LogClient, type TlogError } from '../src/index.ts';
import { faultOf } from './support/errors.ts';
import { entriesOf, flipped, publishedLog, type SmallLog } from './support/logs.ts';

// A log of 300 entries: one full and one partial tile of leaves, one tile above, two bundles, a checkpoint. One bit of
// each byte is flipped in turn; an audit by a new client must fail each time, and name the place.

const log = publishedLog(entriesOf(300));

/** Audits the log with one bit of `path` flipped. */
async function faultWithFlip(
  { store, checkpoint, verifier }: SmallLog,
  path: string,
  at: number,
): Promise<TlogError> {
  const wrong = flipped(store.files.get(path) as Uint8Array, at);
  const read: FileReader = async (asked) => (asked === path ? wrong : store.read(asked));
  const client = new LogClient({ read, log: verifier });
  return faultOf(async () => client.audit(path === 'checkpoint' ? await client.checkpoint() : checkpoint));
}

async function faultsOf(path: string): Promise<TlogError[]> {
  const small = await log;
  const { length } = small.store.files.get(path) as Uint8Array;
  const faults: TlogError[] = [];
  for (let at = 0; at < length; at++) faults.push(await faultWithFlip(small, path, at));
  return faults;
}

/** For each byte of a bundle, the index of the entry whose frame or content it is. */
async function ownersOf(path: string, first: number, width: number): Promise<number[]> {
  const { store } = await log;
  const entries = decodeBundle(store.files.get(path) as Uint8Array, width);
  return entries.flatMap((entry, i) => Array<number>(entry.length + 2).fill(first + i));
}

describe('a flipped bit is found and named', () => {
  it('there are six files', async () => {
    const { store } = await log;
    expect([...store.files.keys()].sort()).toEqual([
      'checkpoint',
      'tile/0/000',
      'tile/0/001.p/44',
      'tile/1/000.p/1',
      'tile/entries/000',
      'tile/entries/001.p/44',
    ]);
  });

  it('checkpoint: every byte', async () => {
    for (const fault of await faultsOf('checkpoint')) {
      expect(fault.code).toMatch(/^(malformed-note|wrong-signature|unknown-signer)$/);
      expect(fault.place).toEqual({ path: 'checkpoint' });
    }
  });

  it.each([
    ['tile/0/000', 0, 0],
    ['tile/0/001.p/44', 0, 256],
    ['tile/1/000.p/1', 8, 0],
  ])('%s: every byte, with the node', { timeout: 60_000 }, async (path, level, first) => {
    for (const [at, fault] of (await faultsOf(path)).entries()) {
      expect(fault.code).toBe('wrong-tile');
      expect(fault.place).toEqual({ path, node: { level, index: first + Math.floor(at / 32) } });
      expect(fault.message).toContain(`from byte ${at} on`);
    }
  });

  it.each([
    ['tile/entries/000', 0, 256],
    ['tile/entries/001.p/44', 256, 44],
  ])('%s: every byte, with the entry', { timeout: 60_000 }, async (path, first, width) => {
    const owners = await ownersOf(path, first, width);
    for (const [at, fault] of (await faultsOf(path)).entries()) {
      expect(fault.code).toMatch(/^(wrong-entry|malformed-bundle)$/);
      expect(fault.place).toEqual({ path, entryIndex: owners[at] });
    }
  });
});
