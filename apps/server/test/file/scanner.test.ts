import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Application } from '../../src/application/application.ts';
import { scannerAt } from '../../src/file/scanner.ts';
import { temporaryFolder } from '../support/databases.ts';
import { INCIDENT, openSmallWorld, SEATS } from '../support/small-world.ts';

/** Every scanner knows it, and it does nothing (eicar.org); in two parts, so that none takes this file for it. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD', '-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const paper = (text: string): Uint8Array => new TextEncoder().encode(`%PDF-1.7\n${text}\n%%EOF\n`);

/** What clamd does with INSTREAM: pieces with their lengths until one of none, then a line. */
class FakeScanner {
  readonly seen: Buffer[] = [];
  readonly place = join(temporaryFolder(), 'clamd.ctl');
  /** Instead of its judgement. */
  says: string | null = null;
  readonly #server: Server = createServer((socket) => this.#hear(socket));

  open = () => new Promise<void>((resolve) => this.#server.listen(this.place, resolve));
  close = () => new Promise<void>((resolve) => this.#server.close(() => resolve()));

  #hear(socket: Socket): void {
    let heard = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (part) => {
      heard = Buffer.concat([heard, part]);
      const file = readStream(heard);
      if (file === null) return;
      this.seen.push(file);
      const line = file.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
      socket.end(`${this.says ?? line}\0`);
    });
  }
}

function readStream(heard: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (heard.length < command.length) return null;
  expect(heard.subarray(0, command.length).toString()).toBe(command);
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    if (at + 4 + length > heard.length) return null;
    parts.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

describe('a scanner that the operator has named', () => {
  const scanner = new FakeScanner();
  let application: Application;
  beforeAll(async () => {
    await scanner.open();
    vi.stubEnv('TONGZHOU_SCANNER', `unix:${scanner.place}`);
    application = await openSmallWorld();
  });
  afterEach(() => {
    scanner.says = null;
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await application?.close();
    await scanner.close().catch(() => {});
  });

  const put = (bytes: Uint8Array) => application.files.put(SEATS.receiver, { incident: INCIDENT, bytes });
  const refusals = async (bytes: Uint8Array) => {
    const done = await put(bytes);
    return done.ok ? [] : done.refusals.map(({ code, parameters }) => [code, parameters]);
  };
  const held = async () =>
    (await application.database.sql.selectFrom('stored_file').selectAll().execute()).length;

  it('sees every byte of what is kept, however large', async () => {
    const bytes = paper('a page '.repeat(60_000));
    const done = await put(bytes);
    expect(done.ok).toBe(true);
    expect(scanner.seen.at(-1)?.equals(Buffer.from(bytes))).toBe(true);
  });

  it('keeps out what it knows to be harmful, and whoever guards the door is told', async () => {
    const before = await held();
    const said: string[] = [];
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => said.push(String(line)) > 0);
    expect(await refusals(paper(EICAR))).toEqual([['file-unfit', { why: 'harmful' }]]);
    write.mockRestore();
    expect(said.map((line) => JSON.parse(line))).toMatchObject([
      { event: 'harmful-file', seat: SEATS.receiver.seat, reason: 'Eicar-Test-Signature' },
    ]);
    expect(await held()).toBe(before);
  });

  it.each([
    'stream: Could not scan ERROR',
    'INSTREAM size limit exceeded. ERROR',
    '',
    'OK',
    'x'.repeat(5_000),
  ])('that answers "%.20s" has not said that it is clean', async (says) => {
    scanner.says = says;
    const before = await held();
    expect(await refusals(paper(`another ${says.length}`))).toEqual([['file-unscanned', {}]]);
    expect(await held()).toBe(before);
  });

  it('that does not answer in time, or is not there, keeps files out, and says so', async () => {
    const silent = createServer(() => {});
    const place = join(temporaryFolder(), 'silent.ctl');
    await new Promise<void>((resolve) => silent.listen(place, resolve));
    expect(await scannerAt(`unix:${place}`, 100)?.(paper('x'))).toEqual({ is: 'silent' });
    silent.close();
    await scanner.close();
    expect(await refusals(paper('nobody looks at it'))).toEqual([['file-unscanned', {}]]);
    await scanner.open();
    expect(await refusals(paper('nobody looks at it'))).toEqual([]);
  });
});

describe('what is said of a scanner', () => {
  it('is nothing, a socket, or a port of this machine; another machine only over a network that is trusted', () => {
    expect(scannerAt('')).toBeNull();
    expect(scannerAt('tcp://127.0.0.1:3310')).not.toBeNull();
    for (const said of ['clamd', 'http://127.0.0.1:3310', 'tcp://127.0.0.1', 'unix:clamd.ctl'])
      expect(() => scannerAt(said)).toThrow('TONGZHOU_SCANNER');
    expect(() => scannerAt('tcp://10.0.0.7:3310')).toThrow('TONGZHOU_PRIVATE_NETWORK');
    vi.stubEnv('TONGZHOU_PRIVATE_NETWORK', 'trusted');
    expect(scannerAt('tcp://10.0.0.7:3310')).not.toBeNull();
    vi.unstubAllEnvs();
  });
});
