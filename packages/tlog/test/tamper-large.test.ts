import { mkdtempSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FolderTileStore } from '../src/folder/index.ts';
import { encodeText, LogClient, LogWriter, type TlogError } from '../src/index.ts';
import { faultOf } from './support/errors.ts';
import { logKeys, ORIGIN } from './support/logs.ts';

// A log of 50,300 entries in a folder, as a disk holds it. Somebody changes one file of it in every way that a file can
// be changed; a whole audit must fail each time, and name a file that was touched.

const LONG = process.env.TONGZHOU_LONG === '1';
const SEED = Number(process.env.TONGZHOU_SEED ?? 2020);
const SIZE = 50_300;
const FLIPS = LONG ? 2_000 : 40;
const EACH = LONG ? 60 : 4;
const TIMEOUT = LONG ? 3_600_000 : 180_000;

/** Numbers from a seed (mulberry32), so that a failure can be walked through again. */
function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const folder = mkdtempSync(join(tmpdir(), 'tongzhou-tamper-'));
const random = seeded(SEED);
let files: string[];

beforeAll(async () => {
  const { signer } = await logKeys();
  const store = new FolderTileStore(folder);
  const writer = await LogWriter.open(0, { store, origin: ORIGIN, signers: [signer] });
  await writer.integrate(
    Array.from({ length: SIZE }, (_, i) => encodeText(`{"fact":${i},"note":"${'x'.repeat(i % 61)}"}`)),
  );
  await writer.publish();
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  files = found
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(folder.length + 1))
    .sort();
}, 180_000);
afterAll(() => rm(folder, { recursive: true }));

/** What anybody does who has the folder and the log's key. */
async function audit(): Promise<number> {
  const { verifier } = await logKeys();
  const client = new LogClient({ read: new FolderTileStore(folder).read, log: verifier });
  return (await client.audit(await client.checkpoint())).entriesChecked;
}

/** The fault that an audit finds after `change`; then all is put back as it was. */
async function faultAfter(touched: readonly string[], change: (bytes: Buffer[]) => Promise<void>) {
  const before = await Promise.all(touched.map((path) => readFile(join(folder, path))));
  try {
    await change(before);
    const fault: TlogError = await faultOf(audit);
    return fault;
  } finally {
    await Promise.all(touched.map((path, i) => writeFile(join(folder, path), before[i] as Buffer)));
  }
}

const anyFile = (): string => files[random(files.length)] as string;
const write = (path: string, bytes: Uint8Array) => writeFile(join(folder, path), bytes);

/** One file changed by `meddle` must be the one that is named, by its path and in plain words. */
async function expectNamed(path: string, meddle: (bytes: Buffer) => Buffer, what: string): Promise<void> {
  const fault = await faultAfter([path], ([bytes]) => write(path, meddle(bytes as Buffer)));
  expect(fault.place.path, `${what} ${path}, seed ${SEED}: ${fault.message}`).toBe(path);
  expect(fault.message, `${what}, seed ${SEED}`).toContain(path);
}

describe(`a log of ${SIZE} entries on a disk (seed ${SEED})`, () => {
  it('is whole, and has files of every kind', async () => {
    expect(await audit()).toBe(SIZE);
    const kinds = new Set(files.map((path) => path.replace(/(x?\d{3}\/?)+(\.p\/\d+)?$/, '')));
    expect([...kinds].sort()).toEqual(['checkpoint', 'tile/0/', 'tile/1/', 'tile/entries/']);
    expect(files.length).toBeGreaterThan(390);
  });

  it(
    `${FLIPS} flipped bits, anywhere: each is found, in the file where it is`,
    async () => {
      for (let i = 0; i < FLIPS; i += 1) {
        // Every tenth in one of the few files that are not bundles or leaves.
        const few = files.filter((path) => !/^tile\/(0|entries)\//.test(path));
        const path = i % 10 === 0 ? (few[random(few.length)] as string) : anyFile();
        const { length } = await readFile(join(folder, path));
        const at = random(length);
        const bit = random(8);
        const flip = (bytes: Buffer) =>
          Buffer.from(bytes.with(at, (bytes[at] as number) ^ (1 << bit)).buffer);
        await expectNamed(path, flip, `bit ${bit} of byte ${at} of`);
      }
    },
    TIMEOUT,
  );

  it(
    'cut short, grown, emptied, gone: each is found, in the file where it is',
    async () => {
      for (let i = 0; i < EACH; i += 1) {
        const cut = random(1_000_000);
        await expectNamed(anyFile(), (bytes) => bytes.subarray(0, cut % bytes.length), `cut (${cut})`);
        const more = Buffer.from(Array.from({ length: 1 + random(70) }, () => random(256)));
        await expectNamed(anyFile(), (bytes) => Buffer.concat([bytes, more]), `${more.length} bytes more in`);
        await expectNamed(anyFile(), () => Buffer.alloc(0), 'emptied');
        const path = anyFile();
        const fault = await faultAfter([path], () => rm(join(folder, path)));
        expect([fault.code, fault.place.path], `gone: ${path}, seed ${SEED}`).toEqual(['missing-file', path]);
        expect(fault.message).toContain(path);
      }
    },
    TIMEOUT,
  );

  it(
    'two files in each other’s place: found, in one of the two',
    async () => {
      for (let i = 0; i < EACH; i += 1) {
        const [a, b] = [anyFile(), anyFile()];
        if (a === b) continue;
        const fault = await faultAfter([a, b], async () => {
          await rename(join(folder, a), join(folder, 'aside'));
          await rename(join(folder, b), join(folder, a));
          await rename(join(folder, 'aside'), join(folder, b));
        });
        expect([a, b], `swapped ${a} and ${b}, seed ${SEED}: ${fault.message}`).toContain(fault.place.path);
      }
    },
    TIMEOUT,
  );

  it('a whole file of an older day in its place is found too', async () => {
    // The partial bundle of a smaller tree under the name of a later one: all its entries are real ones.
    const path = files.find((each) => each.startsWith('tile/entries/') && each.includes('.p/')) as string;
    const fault = await faultAfter([path], async ([bytes]) => {
      const half = (bytes as Buffer).indexOf('{"fact":50250') - 2;
      await write(path, (bytes as Buffer).subarray(0, half));
    });
    expect([fault.code, fault.place.path]).toEqual(['malformed-bundle', path]);
    expect(await audit()).toBe(SIZE);
  });
});
