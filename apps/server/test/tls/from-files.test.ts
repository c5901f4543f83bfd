import { copyFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { RequestOptions } from 'node:http';
import { connect, type PeerCertificate } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Serving, serve } from '../../src/server/serve.ts';
import { type TlsSettings, tlsSettings } from '../../src/tls/settings.ts';
import { TlsDoor } from '../../src/tls/tls-door.ts';
import { asked, FORM, signInForm } from '../support/asking.ts';
import { has, selfMade } from '../support/certificates.ts';
import { dataFolder, exerciseFolder } from '../support/databases.ts';

const PUBLIC = 'https://site.example';

/** The certificate that a visitor is shown, after a handshake with these options. */
const shown = (
  port: number,
  ca: string,
  options: object = {},
): Promise<PeerCertificate & { protocol: string }> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, ca, ...options }, () => {
      resolve({ ...socket.getPeerCertificate(), protocol: socket.getProtocol() ?? '' });
      socket.end();
    });
    socket.on('error', reject);
  });

describe.skipIf(!has('openssl'))('TLS that the server ends itself, with the operator’s files', () => {
  const folder = exerciseFolder();
  const first = has('openssl') ? selfMade(dataFolder(), 'first') : { certificate: '', key: '' };
  let site: Serving;
  let ca: string;

  beforeAll(async () => {
    process.env.TONGZHOU_PUBLIC_URL = PUBLIC;
    ca = await readFile(first.certificate, 'utf8');
    site = await serve({
      ...{ port: 0, host: '127.0.0.1', folder, databaseUrl: undefined, scenario: 'hubei-2020' },
      tls: { httpPort: 0, from: { kind: 'files', ...first } },
    });
  });
  afterAll(async () => {
    delete process.env.TONGZHOU_PUBLIC_URL;
    await site?.close();
  });

  const https = (options: RequestOptions, body?: string) =>
    asked({ port: site.tls?.ports.https, ca, servername: 'localhost', ...options }, body);
  const http = (options: RequestOptions, body?: string) =>
    asked({ port: site.tls?.ports.http, ...options }, body);

  it('answers by TLS, and tells browsers to come by nothing else', async () => {
    const answer = await https({ path: '/api/v1/incidents' });
    expect(answer.status).toBe(200);
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d{8,}/);
    const page = await https({ path: '/en/sign-in' });
    expect(page.status).toBe(200);
    expect(page.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });

  const signIn = () =>
    https({ method: 'POST', path: '/en/sign-in', headers: FORM }, signInForm(site.greeting));
  const cookiesOf = ({ headers }: Awaited<ReturnType<typeof signIn>>) => [headers['set-cookie'] ?? []].flat();
  const pairOf = (cookies: readonly string[]) => cookies.map((each) => each.split(';')[0]).join('; ');

  it('gives cookies of this host alone, which browsers send by TLS alone, and takes the forms of its own pages', async () => {
    const form = await signIn();
    const cookies = cookiesOf(form);
    const chosen = await https({
      path: '/en/work?incident=hubei-2020',
      headers: { cookie: pairOf(cookies) },
    });
    const all = [...cookies, ...cookiesOf(chosen)];
    expect(form.status).toBe(303);
    expect(all.map((each) => each.split('=')[0])).toEqual([
      ...['__Host-tongzhou-session', '__Host-tongzhou-device', '__Host-tongzhou-incident'],
    ]);
    for (const each of all) {
      expect(each).toMatch(/; HttpOnly/i);
      // Without these a browser does not take a cookie of such a name.
      expect(each).toMatch(/; Secure/i);
      expect(each).toMatch(/; Path=\/(;|$)/i);
      expect(each).not.toMatch(/; Domain/i);
    }
  });

  it('does not believe a session that another name of the domain has planted', async () => {
    const session = pairOf(cookiesOf(await signIn()));
    const me = (cookie: string) =>
      https({ path: '/api/v1/me', headers: { cookie } }).then(({ status }) => status);
    expect(await me(session)).toBe(200);
    expect(await me(session.replaceAll('__Host-', ''))).toBe(401);
    expect(await me(session.replaceAll('__Host-', '__Secure-'))).toBe(401);
  });

  it('at signing out the browser lets go of pages and of what was typed, by page and by API', async () => {
    for (const [path, headers] of [
      ['/en/sign-out', FORM],
      ['/api/v1/sign-out', { 'sec-fetch-site': 'same-origin' }],
    ] as const) {
      const cookie = pairOf(cookiesOf(await signIn()));
      const left = await https({ method: 'POST', path, headers: { ...headers, cookie } }, '');
      expect([path, left.headers['clear-site-data']]).toEqual([path, '"cache"']);
      const ended = cookiesOf(left).filter((each) => /Max-Age=0/i.test(each));
      expect(ended.map((each) => each.split('=')[0])).toEqual(
        expect.arrayContaining(['__Host-tongzhou-session', '__Host-tongzhou-kept-form']),
      );
    }
  });

  it('speaks no TLS below 1.2, and in 1.2 no cipher without forward secrecy', async () => {
    const port = site.tls?.ports.https ?? 0;
    expect((await shown(port, ca)).protocol).toBe('TLSv1.3');
    expect((await shown(port, ca, { maxVersion: 'TLSv1.2' })).protocol).toBe('TLSv1.2');
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
    await expect(shown(port, ca, old)).rejects.toThrow();
    const weak = { maxVersion: 'TLSv1.2', ciphers: 'AES256-SHA:AES128-GCM-SHA256:ECDHE-ECDSA-AES128-SHA' };
    await expect(shown(port, ca, weak)).rejects.toThrow();
  });

  it('sends people from http to https, whatever host they name, and takes nothing that was sent in the clear', async () => {
    const page = await http({ path: '/zh/needs?x=1', headers: { host: 'evil.example' } });
    expect([page.status, page.headers.location]).toEqual([308, `${PUBLIC}/zh/needs?x=1`]);
    for (const path of ['//evil.example/', 'http://evil.example/', '/\\evil.example'])
      expect((await http({ path })).headers.location?.toString().startsWith(`${PUBLIC}/`)).toBe(true);
    const token = await http({ path: '/api/v1/me', headers: { authorization: 'Bearer tz_secret' } });
    expect([token.status, token.headers.location]).toEqual([403, undefined]);
    expect((await http({ method: 'POST', path: '/zh/sign-in' }, 'password=x')).status).toBe(403);
    expect((await http({ path: '/.well-known/acme-challenge/none' })).status).toBe(308);
  });

  it('is read by programs of the same machine at a door that is not open to others', async () => {
    expect(site.url).toMatch(/^http:\/\/127\.0\.0\.1:/);
    const health = (await (await fetch(`${site.url}/healthz`)).json()) as { certificate: object };
    expect(health.certificate).toMatchObject({ lastError: null });
  });

  it('shows a newer certificate without a new start; one that cannot be used is named, and the old one stays', async () => {
    const port = site.tls?.ports.https ?? 0;
    const before = await shown(port, ca);
    const second = selfMade(dataFolder(), 'second');
    // One of two replaced: they do not belong together.
    copyFileSync(second.certificate, first.certificate);
    await expect(site.tls?.renew()).rejects.toThrow(/certificate is not the key/);
    expect((await shown(port, ca)).fingerprint256).toBe(before.fingerprint256);
    const ill = await fetch(`${site.url}/healthz`);
    expect([ill.status, (await ill.json()).ill]).toEqual([503, expect.arrayContaining(['certificate'])]);
    copyFileSync(second.key, first.key);
    await site.tls?.renew();
    const newer = await shown(port, await readFile(second.certificate, 'utf8'));
    expect(newer.subject.CN).toBe('second');
    writeFileSync(first.certificate, 'half written');
    await expect(site.tls?.renew()).rejects.toThrow();
    expect((await shown(port, await readFile(second.certificate, 'utf8'))).subject.CN).toBe('second');
    copyFileSync(second.certificate, first.certificate);
    await site.tls?.renew();
    expect(site.tls?.isWell).toBe(true);
  });

  it('does not open with a certificate that cannot be used, and is ill with one that is over', async () => {
    const options = { port: 0, host: '127.0.0.1', folder, publicUrl: PUBLIC };
    const open = (from: TlsSettings['from'], now = Date.now) =>
      TlsDoor.open({ httpPort: null, from }, (_request, response) => response.end(), { ...options, now });
    const other = selfMade(dataFolder(), 'other');
    await expect(open({ kind: 'files', certificate: other.certificate, key: first.key })).rejects.toThrow(
      /certificate is not the key/,
    );
    let at = Date.now();
    const door = await open({ kind: 'files', ...other }, () => at);
    expect(door.isWell).toBe(true);
    at += 31 * 24 * 3_600_000;
    expect(door.isWell).toBe(false);
    await door.close();
  });
});

describe('what is said of TLS', () => {
  afterEach(() => {
    delete process.env.TONGZHOU_PUBLIC_URL;
  });
  const files = { TONGZHOU_TLS_CERTIFICATE: '/a.crt', TONGZHOU_TLS_KEY: '/a.key' };
  const authority = { TONGZHOU_ACME_DIRECTORY: 'https://ca.example/dir', TONGZHOU_HTTP_PORT: '80' };

  it('is nothing, the operator’s files, or an authority for the name of the public address', () => {
    expect(tlsSettings({})).toBeNull();
    expect(tlsSettings({ ...files, TONGZHOU_PUBLIC_URL: PUBLIC })).toEqual({
      httpPort: null,
      from: { kind: 'files', certificate: '/a.crt', key: '/a.key' },
    });
    expect(tlsSettings({ ...authority, TONGZHOU_PUBLIC_URL: PUBLIC })).toMatchObject({
      httpPort: 80,
      from: { kind: 'acme', domain: 'site.example' },
    });
  });

  it.each([
    ['half of a pair', { TONGZHOU_TLS_CERTIFICATE: '/a.crt', TONGZHOU_PUBLIC_URL: PUBLIC }],
    ['no public address', files],
    ['a public address without TLS', { ...files, TONGZHOU_PUBLIC_URL: 'http://site.example' }],
    ['both sources', { ...files, ...authority, TONGZHOU_PUBLIC_URL: PUBLIC }],
    ['an authority that cannot ask', { ...authority, TONGZHOU_HTTP_PORT: '', TONGZHOU_PUBLIC_URL: PUBLIC }],
    [
      'an authority by http',
      { ...authority, TONGZHOU_ACME_DIRECTORY: 'http://ca.example', TONGZHOU_PUBLIC_URL: PUBLIC },
    ],
    ['a port that is none', { ...files, TONGZHOU_HTTP_PORT: 'eighty', TONGZHOU_PUBLIC_URL: PUBLIC }],
    ['redirects to nothing', { TONGZHOU_HTTP_PORT: '80', TONGZHOU_PUBLIC_URL: PUBLIC }],
  ])('does not start on %s', (_what, environment) => {
    expect(() => tlsSettings(environment)).toThrow(/TONGZHOU_/);
  });
});
