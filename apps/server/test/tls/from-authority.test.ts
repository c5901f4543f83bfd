import type { ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { validUntil } from '../../src/tls/pair.ts';
import type { TlsSettings } from '../../src/tls/settings.ts';
import { TlsDoor } from '../../src/tls/tls-door.ts';
import { has, selfMade } from '../support/certificates.ts';
import { dataFolder } from '../support/databases.ts';
import { freePort, speaksTls, started, stopped } from '../support/processes.ts';

const DAY_MS = 86_400_000;
const DOMAIN = 'site.test';
const isThere = has('pebble') && has('pebble-challtestsrv') && has('openssl');
if (!isThere) console.warn('skipped: ACME against an authority, which needs Debian’s pebble and openssl');

/** Let's Encrypt's own small authority, which looks for itself whether the challenge is answered, at the address that its name leads to. */
describe.skipIf(!isThere)('certificates of an authority, by ACME', () => {
  const work = dataFolder();
  let directory = '';
  let roots = '';
  let httpPort = 0;
  let pebblePort = 0;
  let dnsPort = 0;
  const running: ChildProcess[] = [];

  const start = (program: string, args: string[], environment: Record<string, string> = {}) => {
    running.push(started(program, args, work, environment));
  };
  const startPebble = async () => {
    start('pebble', ['-config', 'pebble.json', '-dnsserver', `127.0.0.1:${dnsPort}`], {
      PEBBLE_VA_NOSLEEP: '1',
    });
    await speaksTls(pebblePort);
  };

  beforeAll(async () => {
    const own = selfMade(work, 'pebble');
    roots = own.certificate;
    [httpPort, pebblePort, dnsPort] = [await freePort(), await freePort(), await freePort()];
    directory = `https://127.0.0.1:${pebblePort}/dir`;
    const config = {
      ...{
        listenAddress: `127.0.0.1:${pebblePort}`,
        managementListenAddress: `127.0.0.1:${await freePort()}`,
      },
      ...{ certificate: own.certificate, privateKey: own.key, httpPort, tlsPort: await freePort() },
      ...{ ocspResponderURL: '', externalAccountBindingRequired: false },
    };
    await writeFile(join(work, 'pebble.json'), JSON.stringify({ pebble: config }));
    const management = await freePort();
    start('pebble-challtestsrv', [
      ...['-defaultIPv4', '127.0.0.1', '-defaultIPv6', '', '-dns01', `127.0.0.1:${dnsPort}`],
      ...['-http01', '', '-https01', '', '-tlsalpn01', '', '-management', `127.0.0.1:${management}`],
    ]);
    await startPebble();
  });
  afterAll(async () => {
    for (const child of running) await stopped(child);
  });

  const doors: TlsDoor[] = [];
  const open = async (folder: string, settings: Partial<TlsSettings> = {}, now = Date.now) => {
    const from = { kind: 'acme', directory, contact: 'it@site.test', domain: DOMAIN, roots } as const;
    const door = await TlsDoor.open(
      { httpPort, from, ...settings },
      (_request, response) => response.end('here'),
      { port: 0, host: '127.0.0.1', folder, publicUrl: `https://${DOMAIN}`, now },
    );
    doors.push(door);
    return door;
  };
  afterEach(async () => {
    for (const door of doors.splice(0)) await door.close();
  });

  const leafOf = (door: TlsDoor): Promise<{ fingerprint: string; names: string | undefined }> =>
    new Promise((resolve, reject) => {
      // Who signed it is a root that this authority makes anew at each start.
      const socket = connect(
        { host: '127.0.0.1', port: door.ports.https, servername: DOMAIN, rejectUnauthorized: false },
        () => {
          const { fingerprint256, subjectaltname } = socket.getPeerCertificate();
          resolve({ fingerprint: fingerprint256, names: subjectaltname });
          socket.end();
        },
      );
      socket.on('error', reject);
    });

  it('are had at the first start, kept where only the owner reads them, and not asked for again at the next', async () => {
    const folder = dataFolder();
    const door = await open(folder);
    await door.renew();
    const leaf = await leafOf(door);
    expect(leaf.names).toContain(DOMAIN);
    expect(door.isWell).toBe(true);
    for (const name of ['tls.pem', 'acme-account.pem'])
      expect([name, statSync(join(folder, 'keys', name)).mode & 0o777]).toEqual([name, 0o600]);
    const kept = await readFile(join(folder, 'keys', 'tls.pem'), 'utf8');
    expect(kept).toMatch(/^-----BEGIN PRIVATE KEY/);
    await door.close();
    const again = await open(folder);
    await again.renew();
    expect((await leafOf(again)).fingerprint).toBe(leaf.fingerprint);
    await again.close();
  });

  it('are renewed when a third of their life is left, without a new start', async () => {
    let at = Date.now();
    const door = await open(dataFolder(), {}, () => at);
    await door.renew();
    const first = await leafOf(door);
    const until = new Date(door.status.validUntil ?? '').getTime();
    const life = until - Date.now();
    at += life / 2;
    await door.renew();
    expect((await leafOf(door)).fingerprint).toBe(first.fingerprint);
    at = until - life / 4;
    await door.renew();
    expect((await leafOf(door)).fingerprint).not.toBe(first.fingerprint);
    expect(door.status.lastError).toBeNull();
    await door.close();
  });

  it('are not had by whoever does not answer at the name; the server stands without, and says why', async () => {
    const elsewhere = await open(dataFolder(), { httpPort: 0 });
    await expect(elsewhere.renew()).rejects.toThrow();
    expect(elsewhere.status).toMatchObject({ validUntil: null, lastError: expect.stringMatching(/\S/) });
    expect(elsewhere.isWell).toBe(false);
    await expect(leafOf(elsewhere)).rejects.toThrow();
    await elsewhere.close();
  });

  it('stay in use while the authority fails, at a new start too; the next one is had when it is back', async () => {
    const folder = dataFolder();
    let at = Date.now();
    const door = await open(folder, {}, () => at);
    await door.renew();
    const first = await leafOf(door);
    for (const child of running.filter((each) => each.spawnargs[0] === 'pebble')) await stopped(child);
    at = new Date(door.status.validUntil ?? '').getTime() - DAY_MS;
    await expect(door.renew()).rejects.toThrow();
    expect(door.isWell).toBe(false);
    expect(door.status.lastError).toMatch(/\S/);
    expect((await leafOf(door)).fingerprint).toBe(first.fingerprint);
    await door.close();
    const again = await open(folder, {}, () => at);
    await expect(again.renew()).rejects.toThrow();
    expect((await leafOf(again)).fingerprint).toBe(first.fingerprint);
    await startPebble();
    await again.renew();
    expect((await leafOf(again)).fingerprint).not.toBe(first.fingerprint);
    expect(again.isWell).toBe(true);
    await again.close();
  });

  it('come with the key that they are for', async () => {
    const folder = dataFolder();
    const door = await open(folder);
    await door.renew();
    const [key = '', ...chain] = (await readFile(join(folder, 'keys', 'tls.pem'), 'utf8')).split(
      /(?<=-----END [A-Z ]+-----\n)/,
    );
    expect(validUntil({ key, certificate: chain.join('') }).toISOString()).toBe(door.status.validUntil);
    await door.close();
  });
});
