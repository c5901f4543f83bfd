import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Judge } from '@tongzhou/domain';
import {
  createVerifier,
  type FileReader,
  MemoryTileStore,
  Mirror,
  parsePolicy,
  policyTrust,
  TlogError,
  type WitnessPolicy,
} from '@tongzhou/tlog';
import { FolderTileStore } from '@tongzhou/tlog/folder';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditCopy, ownJudge } from '../../../cli/src/mirror/audit-copy.ts';
import { type ExportedLog, exportedLog } from './exported-log.ts';

// One bit of every byte of every file that `export-log` writes is flipped in turn, and the copy audited as a citizen
// does it: with the key and the witnesses that he has from elsewhere. What is not found must be on the list of what can
// mislead nobody, and must leave what the audit reports as it was.

/** With `TONGZHOU_LONG=1` all eight bits of each byte. */
const BITS = process.env.TONGZHOU_LONG === '1' ? 8 : 1;
const TIMEOUT = 120_000 * BITS;

/** Files that an audit of the newest checkpoint does not open at all. */
const NOT_OPENED: Readonly<Record<string, string>> = {
  'mirror-pending': 'working file of the next export; a damaged one is passed over (tested below)',
  'mirror-progress':
    'working file of the next export; one that does not fit the log is passed over (tested below)',
  'tile/0/000.p/21':
    'superseded by the wider tile; belongs to an older checkpoint, whose readers check it by that',
  'tile/entries/000.p/21':
    'superseded by the wider bundle; belongs to an older checkpoint, whose readers check it by that',
};

/** Flips that an audit may pass, in the part of a file that `text` matches. */
const HARMLESS: readonly { path: string; text: RegExp; why: string }[] = [
  {
    path: 'checkpoint',
    text: /(?<=\n\n— \S+ \S+\n)— \S+ \S+\n/,
    why: 'beside the current key the one before it signs too, for readers who know only that; whose name or key id is changed there is nobody’s signature, and the current key’s and the witness’s stand',
  },
  { path: 'key', text: /\n$/, why: 'white space at the end' },
  {
    path: 'policy',
    text: /witness [\s\S]*/,
    why: 'unsigned: who must have cosigned is the auditor’s own choice, given by --policy from elsewhere; a key here is never taken for the log’s',
  },
  {
    path: 'policy',
    text: /^log \S+[ \n]/,
    why: 'white space between the words',
  },
];

let log: ExportedLog;
let files: Map<string, Uint8Array>;
let policy: WitnessPolicy;
let judge: Judge;
beforeAll(async () => {
  log = await exportedLog();
  const store = new FolderTileStore(log.folder);
  const found = readdirSync(log.folder, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(log.folder.length + 1));
  files = new Map();
  for (const path of paths.sort()) files.set(path, (await store.read(path)) as Uint8Array);
  ({ policy } = await policyTrust(parsePolicy(Buffer.from(log.policyText))));
  judge = await ownJudge('CN');
});

type Audited = { readonly root: string | null; readonly fault: string | null; readonly notes: string[] };

async function audit(read: FileReader, key: string | undefined = log.key): Promise<Audited> {
  const notes: string[] = [];
  try {
    const { root } = await auditCopy(read, { key, policy, judge, onProgress: (line) => notes.push(line) });
    return { root, fault: null, notes };
  } catch (error) {
    return { root: null, fault: (error as Error).message, notes };
  }
}

const whole: FileReader = async (path) => files.get(path) ?? null;
const withFlip =
  (path: string, at: number, bit: number): FileReader =>
  async (asked) => {
    const bytes = files.get(asked) ?? null;
    return asked === path && bytes !== null ? bytes.with(at, (bytes[at] as number) ^ (1 << bit)) : bytes;
  };

/** Calls `judge` with what an audit says after each flip of one bit in each byte of a file. */
async function eachFlip(
  path: string,
  judge: (audited: Audited, at: number, where: string) => void,
  key?: string,
) {
  const { length } = files.get(path) as Uint8Array;
  for (let at = 0; at < length; at += 1) {
    for (let more = 0; more < BITS; more += 1) {
      const bit = (at + more) % 8;
      judge(await audit(withFlip(path, at, bit), key), at, `bit ${bit} of byte ${at} of ${path}`);
    }
  }
}

const mayPass = (path: string, at: number): boolean => {
  const text = Buffer.from(files.get(path) as Uint8Array).toString('latin1');
  return HARMLESS.some((each) => {
    // The dash before a signature is three bytes, read here as three signs.
    const shape = new RegExp(each.text.source.replaceAll('—', 'â\\x80\\x94'), each.text.flags);
    const hit = each.path === path ? shape.exec(text) : null;
    return hit !== null && at >= hit.index && at < hit.index + hit[0].length;
  });
};

describe('the files of an exported log', () => {
  it('are these, and in order; what an audit does not open is on the list', async () => {
    const opened = new Set<string>();
    const { fault, notes } = await audit(async (path) => {
      opened.add(path);
      return whole(path);
    });
    expect(fault).toBeNull();
    expect(notes.join()).not.toContain('index.html');
    expect([...files.keys()].filter((path) => !opened.has(path))).toEqual(Object.keys(NOT_OPENED));
    expect([...files.keys()].filter((path) => opened.has(path))).toEqual([
      'checkpoint',
      'index.html',
      'key',
      'policy',
      'rotation/1',
      'tile/0/000.p/24',
      'tile/entries/000.p/24',
    ]);
  });

  it.each(['checkpoint', 'key', 'policy', 'rotation/1', 'tile/0/000.p/24', 'tile/entries/000.p/24'])(
    '%s: one bit of every byte is found, with the file’s name, or can mislead nobody',
    async (path) => {
      const { root } = await audit(whole);
      await eachFlip(path, ({ fault, root: now }, at, where) => {
        if (fault === null) {
          expect(mayPass(path, at), `${where} was not found, and is not on the list`).toBe(true);
          expect(now, where).toBe(root);
        } else expect(fault, where).toContain(path);
      });
    },
    TIMEOUT,
  );

  it('a file that is gone is named; the copy’s unsigned words may be left out', async () => {
    const { root } = await audit(whole);
    for (const path of files.keys()) {
      const { fault, root: now } = await audit(async (asked) => (asked === path ? null : whole(asked)));
      const mayBeGone = [...Object.keys(NOT_OPENED), 'index.html', 'key', 'policy'].includes(path);
      if (mayBeGone) expect([fault, now], path).toEqual([null, root]);
      // Without the handover the copy’s first key is a stranger’s.
      else expect(fault, path).toContain(path === 'rotation/1' ? 'key: ' : path);
    }
  });

  it(
    'key: found too where the auditor has no key from elsewhere',
    async () => {
      for (const at of [0, 30, 60]) {
        const { fault } = await audit(withFlip('key', at, 0), undefined);
        expect(fault).not.toBeNull();
      }
    },
    TIMEOUT,
  );

  it(
    'index.html: a page that is not the exporter’s is named, and what the audit reports stays as it was',
    async () => {
      const { root } = await audit(whole);
      await eachFlip('index.html', ({ notes, root: now }, _at, where) => {
        expect(now, where).toBe(root);
        expect(notes.join(), where).toContain('index.html');
      });
    },
    TIMEOUT,
  );

  it('the working files of the next export: damaged, they change nothing of what it writes', async () => {
    const trusted = await createVerifier(log.key);
    for (const path of ['mirror-pending', 'mirror-progress']) {
      const { length } = files.get(path) as Uint8Array;
      for (let at = 0; at < length; at += 1) {
        const store = new MemoryTileStore();
        for (const [each, bytes] of files) store.files.set(each, bytes);
        store.files.set(path, (await withFlip(path, at, at % 8)(path)) as Uint8Array);
        try {
          const { size } = await new Mirror({ read: whole, store, trusted }).update();
          expect(size).toBe(24);
          for (const each of ['checkpoint', 'tile/0/000.p/24', 'tile/entries/000.p/24'])
            expect(store.files.get(each), `byte ${at} of ${path}: ${each}`).toEqual(files.get(each));
        } catch (error) {
          if (!(error instanceof TlogError)) throw error; // said, and nothing written
        }
      }
    }
  });
});
