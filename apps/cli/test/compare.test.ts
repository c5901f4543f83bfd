import { mkdtempSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogClient } from '@tongzhou/tlog';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tongzhou } from './support/cli-process.ts';
import { FileServer, logKeys, logOf } from './support/served-log.ts';

const base = mkdtempSync(join(tmpdir(), 'tongzhou-compare-'));
const keys = await logKeys();
const server = new FileServer();
let url: string;

beforeAll(async () => {
  url = await server.listen();
});
afterAll(async () => {
  server.close();
  await rm(base, { recursive: true });
});

const file = async (name: string, bytes: Uint8Array | null) => {
  await writeFile(join(base, name), bytes as Uint8Array);
  return join(base, name);
};

describe('somebody with a checkpoint from elsewhere', () => {
  it('learns that it is one log, from a checkpoint or a receipt', async () => {
    const old = await logOf(keys, 200);
    const log = await logOf(keys, 300);
    server.read = log.store.read;
    const checkpoint = await file('old', await old.store.read('checkpoint'));
    expect(await tongzhou('compare', url, checkpoint, '--key', keys.vkey)).toMatchObject({
      code: 0,
      stdout: 'compare ok: one log; 200 entries there, 300 here\n',
    });
    const client = new LogClient({ read: log.store.read, log: keys.verifier });
    const receipt = await file('receipt.tlog-proof', await client.proofFile(7, await client.checkpoint()));
    expect(await tongzhou('compare', url, receipt, '--key', keys.vkey)).toMatchObject({
      code: 0,
      stdout: 'compare ok: the same tree; 300 entries there, 300 here\n',
    });
  });

  it('finds a split view, and takes a proof of it home that others check without a network', async () => {
    server.read = (await logOf(keys, 300)).store.read;
    const checkpoint = await file('forked', await (await logOf(keys, 300, 7)).store.read('checkpoint'));
    const evidence = join(base, 'evidence.json');
    expect(
      await tongzhou('compare', url, checkpoint, '--key', keys.vkey, '--evidence', evidence),
    ).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^compare failed: Split view: .*\n比较不符：/),
    });
    expect(await tongzhou('check-evidence', evidence, '--key', keys.vkey)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^evidence ok: Split view: .* The log’s own signatures prove it\.\n证据有效：/,
      ),
    });
    const stranger = await logKeys();
    expect(await tongzhou('check-evidence', evidence, '--key', stranger.vkey)).toMatchObject({ code: 1 });
    const text = await readFile(evidence, 'utf8');
    const forged = await file(
      'forged.json',
      new TextEncoder().encode(text.replace('split-view', 'rollback')),
    );
    expect(await tongzhou('check-evidence', forged, '--key', keys.vkey)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('evidence failed'),
    });
  });

  it('must know the key: a site cannot vouch for itself', async () => {
    expect(await tongzhou('compare', url, join(base, 'old'))).toMatchObject({ code: 2 });
    expect(await tongzhou('check-evidence', join(base, 'old'))).toMatchObject({ code: 2 });
  });
});
