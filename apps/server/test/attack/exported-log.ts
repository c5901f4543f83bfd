import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  createSigner,
  createVerifier,
  generateKeyPair,
  MemoryWitnessStore,
  SIGNATURE_TYPE,
  Witness,
} from '@tongzhou/tlog';
import { vi } from 'vitest';
import { exportLogCommand } from '../../../cli/src/commands/export-log.ts';
import { Application } from '../../src/application/application.ts';
import { rotateLogKeyLocally } from '../../src/locally/log.ts';
import { PublicLog } from '../../src/log/public-log.ts';
import { temporaryFolder } from '../support/databases.ts';
import { openSmallWorld, receiveMasks } from '../support/small-world.ts';

export type ExportedLog = {
  readonly folder: string;
  /** The log's current key, which an auditor has from elsewhere. */
  readonly key: string;
  /** A policy that asks for the witness, as an auditor has it. */
  readonly policyText: string;
};

/**
 * The log of a small world as `export-log` writes it, with a file of every kind: exported twice, its key handed over in
 * between, its checkpoints cosigned by a witness.
 */
export async function exportedLog(): Promise<ExportedLog> {
  const data = temporaryFolder();
  const folder = temporaryFolder();
  const application = await openSmallWorld(undefined, data);
  const { verifierKey } = await PublicLog.open(application);
  await application.close();
  const witness = await witnessOf(verifierKey);
  const quiet = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')];
  for (const spy of quiet) spy.mockImplementation(() => {});
  try {
    await writeFile(join(data, 'log-policy.txt'), `${witness.line}\nquorum w\n`);
    await exportTo(folder, data);
    const { verifierKey: key } = await rotateLogKeyLocally({ folder: data, databaseUrl: undefined });
    const again = await Application.open({ folder: data });
    for (const amount of [100, 200, 300]) await receiveMasks(again, amount);
    await again.close();
    await exportTo(folder, data);
    return { folder, key, policyText: `${witness.line}\nquorum w\n` };
  } finally {
    for (const spy of quiet) spy.mockRestore();
    witness.close();
  }
}

async function exportTo(folder: string, data: string): Promise<void> {
  const code = await exportLogCommand.run([folder, '--data', data]);
  if (code !== 0) throw new Error(`export-log ended with ${code}`);
}

async function witnessOf(logKey: string) {
  const pair = await generateKeyPair('newspaper.example', SIGNATURE_TYPE.cosignature);
  const verifier = await createVerifier(logKey);
  const witness = await Witness.open({
    signer: await createSigner(pair.signerKey),
    logs: new Map([[verifier.name, [{ verifier }]]]),
    store: new MemoryWitnessStore(),
  });
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = await witness.addCheckpoint(new Uint8Array(Buffer.concat(chunks)));
    response.writeHead(answer.status, { 'content-type': answer.contentType }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { line: `witness w ${pair.verifierKey} ${url}`, close: () => server.close() };
}
