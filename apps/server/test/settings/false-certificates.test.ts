import { chmodSync, readFileSync } from 'node:fs';
import { createServer as createPlain, type Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../src/database/open.ts';
import { checkServerAddress } from '../../src/database/server-address.ts';
import { postOffice } from '../../src/mail/post-office.ts';
import { send } from '../../src/notification/webhook/send.ts';
import { isThisMachine } from '../../src/settings/other-machines.ts';
import { has, selfMade } from '../support/certificates.ts';
import { dataFolder, postgresPrograms, startPostgres, temporaryFolder } from '../support/databases.ts';

const programs = postgresPrograms();
const LETTER = { subject: 'a letter', text: 'with a secret' };
afterEach(() => vi.unstubAllEnvs());

const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;
const listening = (server: Server, host = '127.0.0.1') =>
  new Promise<number>((resolve) => server.listen(0, host, () => resolve(portOf(server))));

/** A server of the post, with what it was handed. */
async function post(options: object, host = '127.0.0.1') {
  const letters: string[] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, logger: false, ...options },
    onData(stream, _session, callback) {
      let text = '';
      stream.on('data', (part: Buffer) => {
        text += part.toString();
      });
      stream.on('end', () => {
        letters.push(text);
        callback();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, host, () => resolve()));
  return {
    port: portOf(server.server),
    letters,
    close: () => new Promise<void>((end) => server.close(() => end())),
  };
}

describe.skipIf(!has('openssl'))('a certificate that no authority has given', () => {
  const folder = temporaryFolder();
  const made = has('openssl') ? selfMade(folder, 'false') : { certificate: '', key: '' };
  const pair = () => ({ cert: readFileSync(made.certificate), key: readFileSync(made.key) });

  it('is not believed of whoever webhooks and push services are sent to: nothing is sent', async () => {
    const heard: string[] = [];
    const server = createServer(pair(), (request, response) => {
      heard.push(request.url ?? '');
      response.end();
    });
    const port = await listening(server);
    const sent = await send(`https://127.0.0.1:${port}/hook`, {}, '{}', { allowInside: true });
    expect(sent).toEqual({ error: expect.stringMatching(/SELF_SIGNED|UNABLE_TO_VERIFY/) });
    expect(heard).toEqual([]);
    server.close();
  });

  it.each([
    ['TLS from the start', 'smtps', { secure: true }],
    ['STARTTLS', 'smtp', {}],
  ])('is not believed of a server of the post, by %s', async (_how, scheme, options) => {
    const server = await post({ ...options, ...pair() });
    const office = postOffice(`${scheme}://127.0.0.1:${server.port}`, 'a@example.org');
    await expect(office?.send('b@example.org', LETTER)).rejects.toThrow(/self-signed|certificate/i);
    expect(server.letters).toEqual([]);
    office?.close();
    await server.close();
  });

  it.skipIf(!programs)('is not believed of a database, and its own authority is', async () => {
    chmodSync(folder, 0o755);
    const server = await startPostgres(programs as string, made);
    const where = (more: string) => ({ url: `${server.url}?${more}`, folder: dataFolder() });
    await expect(openDatabase(where('sslmode=verify-full'))).rejects.toThrow(/self-signed|certificate/i);
    const own = await openDatabase(where(`sslmode=verify-full&sslrootcert=${made.certificate}`));
    expect(own.migrated.applied.length).toBeGreaterThan(10);
    await own.close();
    await server.stop();
  });
});

describe('a server of the post on another machine', () => {
  const elsewhere = Object.values(networkInterfaces())
    .flat()
    .find((each) => each?.family === 'IPv4' && !each.internal)?.address;

  it.skipIf(!elsewhere)(
    'that offers no TLS is sent nothing, unless the network is said to be trusted',
    async () => {
      const server = await post({ disabledCommands: ['STARTTLS'] }, '0.0.0.0');
      const to = async () => {
        const office = postOffice(`smtp://${elsewhere}:${server.port}`, 'a@example.org');
        await office?.send('b@example.org', LETTER).finally(() => office.close());
      };
      await expect(to()).rejects.toThrow(/STARTTLS|TLS/i);
      expect(server.letters).toEqual([]);
      vi.stubEnv('TONGZHOU_PRIVATE_NETWORK', 'trusted');
      await to();
      expect(server.letters).toHaveLength(1);
      await server.close();
    },
  );
});

describe('a database on another machine', () => {
  it.each([
    ['without TLS', 'postgres://a:b@db.example/x', 'sslmode'],
    ['without a look at its certificate', 'postgres://a:b@db.example/x?sslmode=no-verify', 'sslmode'],
    [
      'as libpq’s require, which looks at none',
      'postgres://a:b@db.example/x?uselibpqcompat=true&sslmode=require',
      'sslmode',
    ],
    ['that a local name hides', 'postgres://a:b@localhost/x?host=db.example', 'sslmode'],
    ['without a password', 'postgres://a@db.example/x?sslmode=verify-full', 'password'],
  ])('%s is not spoken to, and the setting is named', async (_what, url, named) => {
    expect(() => checkServerAddress(url)).toThrow(named);
    expect(() => checkServerAddress(url)).toThrow('DATABASE_URL');
    await expect(openDatabase({ url, folder: dataFolder() })).rejects.toThrow('DATABASE_URL');
  });

  it('with both is, one of this machine without, and over a trusted network without TLS but never without a password', () => {
    expect(() => checkServerAddress('postgres://a:b@db.example/x?sslmode=verify-full')).not.toThrow();
    for (const url of [
      'postgres://a@127.0.0.1/x',
      'postgres://a@localhost/x',
      'postgres:///x?host=/run/postgresql',
    ])
      expect(() => checkServerAddress(url)).not.toThrow();
    vi.stubEnv('TONGZHOU_PRIVATE_NETWORK', 'trusted');
    expect(() => checkServerAddress('postgres://a:b@db.example/x')).not.toThrow();
    expect(() => checkServerAddress('postgres://a@db.example/x')).toThrow('password');
  });

  it('is any but a loopback address or a socket', () => {
    for (const host of ['127.0.0.1', '127.9.9.9', '::1', '[::1]', 'LOCALHOST', '', null, '/run/x'])
      expect([host, isThisMachine(host)]).toEqual([host, true]);
    for (const host of [
      '127.0.0.1.example',
      '10.0.0.1',
      'localhost.example',
      '0.0.0.0',
      '::ffff:10.0.0.1',
      'db',
    ])
      expect([host, isThisMachine(host)]).toEqual([host, false]);
  });
});

describe('a redirect of whoever a webhook is sent to', () => {
  it.each([301, 302, 303, 307, 308])('%i is an answer like any other: nobody follows it', async (status) => {
    const heard: string[] = [];
    const target = createPlain((request, response) => {
      heard.push(`${request.method} ${request.url}`);
      response.end();
    });
    const port = await listening(target);
    const server = createPlain((request, response) => {
      heard.push(`first ${request.url}`);
      response.writeHead(status, { location: `http://127.0.0.1:${port}/inside` }).end();
    });
    const first = await listening(server);
    const sent = await send(`http://127.0.0.1:${first}/hook`, {}, '{}', { allowInside: true });
    expect(sent).toEqual({ status });
    expect(heard).toEqual(['first /hook']);
    server.close();
    target.close();
  });
});
