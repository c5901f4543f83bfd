import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  createSigner,
  createVerifier,
  generateKeyPair,
  keyChain,
  LogClient,
  MemoryWitnessStore,
  openCheckpoint,
  parsePolicy,
  policyTrust,
  readRotations,
  SIGNATURE_TYPE,
  verifyProof,
  Witness,
} from '@tongzhou/tlog';
import { afterEach, describe, expect, it } from 'vitest';
import type { Application } from '../../src/application/application.ts';
import { rotateKey } from '../../src/log/log-keys.ts';
import { PublicLog } from '../../src/log/public-log.ts';
import { openSmallWorld, receiveMasks } from '../support/small-world.ts';

const servers: Server[] = [];
/** Calls that a silent witness holds: the log has not let go of them yet. */
const held = new Set<IncomingMessage>();
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A witness of this log, reachable over HTTP; `answers: false`: it takes the call and is silent. */
async function witnessOf(logKey: string, name: string, { answers = true } = {}) {
  const pair = await generateKeyPair(name, SIGNATURE_TYPE.cosignature);
  const verifier = await createVerifier(logKey);
  const witness = await Witness.open({
    signer: await createSigner(pair.signerKey),
    logs: new Map([[verifier.name, [{ verifier }]]]),
    store: new MemoryWitnessStore(),
  });
  const server = createServer(async (request, response) => {
    if (!answers) {
      held.add(request);
      response.on('close', () => held.delete(request));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = await witness.addCheckpoint(new Uint8Array(Buffer.concat(chunks)));
    response.writeHead(answer.status, { 'content-type': answer.contentType }).end(answer.body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { witness, url, vkey: pair.verifierKey };
}

async function logWith(application: Application, lines: string[]): Promise<PublicLog> {
  await writeFile(join(application.folder, 'log-policy.txt'), `${lines.join('\n')}\n`);
  return PublicLog.open(application);
}

describe('cosignatures', () => {
  it('two of three witnesses are enough; the one that is silent delays nothing for long', async () => {
    const application = await openSmallWorld();
    const { verifierKey } = await PublicLog.open(application);
    const witnesses = [
      await witnessOf(verifierKey, 'ngo.example'),
      await witnessOf(verifierKey, 'newspaper.example'),
      await witnessOf(verifierKey, 'university.example', { answers: false }),
    ];
    const log = await logWith(application, [
      ...witnesses.map(({ vkey, url }, index) => `witness w${index} ${vkey} ${url}`),
      'group two-of-three 2 w0 w1 w2',
      'quorum two-of-three',
    ]);
    await log.integrateAll();
    // It went on from the answer of the second, and does not wait for the third to be given up.
    expect(held.size).toBe(1);

    // A reader who knows the published policy, and nothing else.
    const trust = await policyTrust(parsePolicy(Buffer.from(log.policyText)));
    const opened = await openCheckpoint(Buffer.from(await log.checkpointText()), trust);
    expect(opened.size).toBe(application.state.publicPosition);
    expect(opened.witnesses.map(({ name }) => name).sort()).toEqual(['newspaper.example', 'ngo.example']);
    const status = log.witnesses;
    expect(status.slice(0, 2).map((each) => each.lastSize)).toEqual([opened.size, opened.size]);

    // A proof made now carries the cosignatures with it.
    const proof = await log.proofOf(3);
    const entry = Buffer.from((await log.entryOf(3)) as string);
    expect((await verifyProof(Buffer.from(proof?.text ?? ''), entry, trust)).index).toBe(proof?.index);
    await log.stop();
    await application.close();
  });

  it('without a quorum the log goes on, and a reader who asks for one is told', async () => {
    const application = await openSmallWorld();
    const { verifierKey } = await PublicLog.open(application);
    const { vkey } = await witnessOf(verifierKey, 'ngo.example');
    const log = await logWith(application, [`witness w0 ${vkey} http://127.0.0.1:1`, 'quorum w0']);
    await log.integrateAll();
    const signed = Buffer.from(await log.checkpointText());
    const trust = await policyTrust(parsePolicy(Buffer.from(log.policyText)));
    await expect(openCheckpoint(signed, trust)).rejects.toMatchObject({ code: 'quorum-missed' });
    expect((await openCheckpoint(signed, { log: trust.log })).size).toBe(application.state.publicPosition);
    expect(log.witnesses[0]?.lastError).toMatch(/cannot be reached/);
    await application.close();
  });

  it('a broken policy file stops the start; so does an address that is none', async () => {
    const application = await openSmallWorld();
    await expect(logWith(application, ['quorum nobody'])).rejects.toThrow(/polic/);
    const { vkey } = await witnessOf((await generateKeyPair('x.example/log')).verifierKey, 'ngo.example');
    await expect(
      logWith(application, [`witness w0 ${vkey} file:///etc/passwd`, 'quorum w0']),
    ).rejects.toThrow(/http/);
    await application.close();
  });
});

describe('a new key for the log', () => {
  it('readers of the old key follow, old proofs hold, and witnesses take the next checkpoint', async () => {
    const application = await openSmallWorld();
    const old = await PublicLog.open(application);
    const { witness, url, vkey } = await witnessOf(old.verifierKey, 'ngo.example');
    const before = await logWith(application, [`witness w0 ${vkey} ${url}`, 'quorum w0']);
    await before.integrateAll();
    const oldVerifier = await createVerifier(before.verifierKey);
    const oldProof = Buffer.from((await before.proofOf(2))?.text ?? '');
    const oldEntry = Buffer.from((await before.entryOf(2)) as string);

    const { verifierKey, size } = await rotateKey(application.database, application.folder, before.files);
    expect(verifierKey).not.toBe(before.verifierKey);
    const statement = (await before.files.read('rotation/1')) as Uint8Array;
    expect(statement).not.toBeNull();

    const after = await PublicLog.open(application);
    expect(after.verifierKey).toBe(verifierKey);
    expect(after.keys).toHaveLength(2);
    await receiveMasks(application, 10);
    await after.integrateAll();

    for (const known of [oldVerifier, await createVerifier(verifierKey)]) {
      const chain = await keyChain(known, await readRotations(after.files.read));
      const client = new LogClient({ read: after.files.read, log: chain });
      const checkpoint = await client.checkpoint();
      expect(checkpoint.size).toBe(size + 1);
      expect((await client.audit(checkpoint)).entriesChecked).toBe(size + 1);
      expect((await verifyProof(oldProof, oldEntry, { log: chain })).size).toBe(size);
    }
    // The old receipt also holds for whoever has never heard of the new key.
    expect((await verifyProof(oldProof, oldEntry, { log: oldVerifier })).size).toBe(size);
    expect((await witness.latest(after.origin))?.size).toBe(size + 1);
    await application.close();
  });

  it('keeps the log’s name, whatever the environment says by then', async () => {
    const application = await openSmallWorld();
    const log = await PublicLog.open(application);
    await log.integrateAll();
    process.env.TONGZHOU_LOG_ORIGIN = 'other.example/log';
    try {
      const { verifierKey } = await rotateKey(application.database, application.folder, log.files);
      expect((await createVerifier(verifierKey)).name).toBe(log.origin);
    } finally {
      delete process.env.TONGZHOU_LOG_ORIGIN;
    }
    await application.close();
  });

  it('is not made before there is a signed tree to hand over', async () => {
    const application = await openSmallWorld();
    const log = await PublicLog.open(application);
    await expect(rotateKey(application.database, application.folder, log.files)).rejects.toThrow(
      /no signed tree/,
    );
    await application.close();
  });
});
