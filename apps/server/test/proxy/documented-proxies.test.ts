import type { ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientAddress } from '../../src/http/door/client.ts';
import { type Serving, serve } from '../../src/server/serve.ts';
import { asked, FORM, signInForm } from '../support/asking.ts';
import { has, selfMade } from '../support/certificates.ts';
import { exerciseFolder, temporaryFolder } from '../support/databases.ts';
import { freePort, speaksTls, started, stopped } from '../support/processes.ts';

const documented = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../../deploy/${name}`, import.meta.url)), 'utf8');

type Place = {
  folder: string;
  https: number;
  http: number;
  behind: number;
  certificate: string;
  key: string;
};

/** The file of the documentation with the ports and files of this test, and nothing else changed. */
function placed(text: string, { https, http, behind, certificate, key }: Place): string {
  const put = (from: string | RegExp, to: string) => (read: string) => {
    if (read.search(from) < 0) throw new Error(`the documented file does not say ${from}`);
    return read.replace(from, to);
  };
  return [
    put(/listen 443|:443(?= \{)/, text.includes('listen') ? `listen 127.0.0.1:${https}` : `:${https}`),
    put(/listen 80|:80(?= \{)/, text.includes('listen') ? `listen 127.0.0.1:${http}` : `:${http}`),
    put('127.0.0.1:8020', `127.0.0.1:${behind}`),
    put('/etc/ssl/site.example.crt', certificate),
    put('/etc/ssl/site.example.key', key),
  ].reduce((read, change) => change(read), text);
}

const nginx = (place: Place): ChildProcess => {
  const { folder } = place;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((each) => `${each}_temp_path ${join(folder, each)};`)
    .join('\n');
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  writeFileSync(join(folder, 'site.conf'), placed(documented('nginx.conf'), place));
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${user} daemon off; pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1; events {}\nhttp { access_log off; ${temporary} include ${folder}/site.conf; }\n`,
  );
  return started('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], folder);
};

const caddy = (place: Place): ChildProcess => {
  const { folder } = place;
  // It ends without waiting for whoever still listens to a stream: that took it more than a minute.
  const ownPorts = `{\n\tadmin off\n\tgrace_period 100ms\n\thttp_port ${place.http}\n\thttps_port ${place.https}\n}\n`;
  writeFileSync(join(folder, 'Caddyfile'), `${ownPorts}${placed(documented('Caddyfile'), place)}`);
  const home = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  return started('caddy', ['run', '--config', 'Caddyfile', '--adapter', 'caddyfile'], folder, home);
};

describe.each([
  ['nginx', nginx],
  ['caddy', caddy],
] as const)('%s before it, with the file of the documentation', (program, start) => {
  const isThere = has(program) && has('openssl');
  if (!isThere)
    console.warn(`skipped: ${program} before the server, which needs Debian’s ${program} and openssl`);

  describe.skipIf(!isThere)('as it stands there', () => {
    let site: Serving;
    let recorder: Server;
    let heard: IncomingHttpHeaders = {};
    let ca: string;
    let proxy: Place;
    let recorded: Place;
    const running: ChildProcess[] = [];

    beforeAll(async () => {
      process.env.TONGZHOU_PUBLIC_URL = 'https://site.example';
      process.env.TONGZHOU_TRUST_PROXY = '1';
      const made = selfMade(temporaryFolder(), 'proxy', 30, 'site.example');
      ca = readFileSync(made.certificate, 'utf8');
      const folder = exerciseFolder();
      site = await serve({
        ...{ port: 0, host: '127.0.0.1', folder, databaseUrl: undefined, scenario: 'hubei-2020' },
      });
      recorder = createServer((request, response) => {
        heard = request.headers;
        request.resume().on('end', () => response.end());
      });
      await new Promise<void>((resolve) => recorder.listen(0, '127.0.0.1', resolve));
      const before = async (behind: number) => {
        const at = temporaryFolder(program);
        const place = { folder: at, https: await freePort(), http: await freePort(), behind, ...made };
        running.push(start(place));
        await speaksTls(place.https);
        return place;
      };
      proxy = await before(Number(new URL(site.url).port));
      recorded = await before((recorder.address() as AddressInfo).port);
    });
    afterAll(async () => {
      delete process.env.TONGZHOU_PUBLIC_URL;
      delete process.env.TONGZHOU_TRUST_PROXY;
      for (const child of running) await stopped(child);
      recorder?.close();
      await site?.close();
    });

    const through = (options: object, body?: string) =>
      asked(
        { port: proxy.https, ca, servername: 'site.example', headers: { host: 'site.example' }, ...options },
        body,
      );

    it('shows pages and API by TLS, tells browsers to stay with it, and signs in with a cookie for TLS alone', async () => {
      for (const path of ['/zh/sign-in', '/api/v1/incidents']) {
        const answer = await through({ path });
        expect([path, answer.status]).toEqual([path, 200]);
        expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d{8,}/);
      }
      const form = await through(
        { method: 'POST', path: '/en/sign-in', headers: FORM },
        signInForm(site.greeting),
      );
      const cookies = [form.headers['set-cookie'] ?? []].flat();
      expect(form.status).toBe(303);
      expect(cookies.find((each) => each.startsWith('__Host-tongzhou-session='))).toMatch(/; Secure/);
    });

    it('tells who is behind it, whatever that visitor writes of himself', async () => {
      const headers = {
        ...{ host: 'site.example', 'x-forwarded-for': '203.0.113.7, 198.51.100.1' },
        ...{ 'x-forwarded-proto': 'http', 'x-real-ip': '203.0.113.7', forwarded: 'for=203.0.113.7' },
      };
      await asked({ port: recorded.https, ca, servername: 'site.example', headers, path: '/' });
      const forwarded = [heard['x-forwarded-for']].flat().join(',');
      expect(clientAddress(forwarded, '10.9.9.9', 1)).toBe('127.0.0.1');
      expect([heard['x-forwarded-proto'], heard.host]).toEqual(['https', 'site.example']);
    });

    it('takes a form with a file, and refuses what is larger than any', async () => {
      const big = (bytes: number) =>
        asked(
          {
            ...{ port: recorded.https, ca, servername: 'site.example', method: 'POST', path: '/' },
            headers: { host: 'site.example', 'content-length': bytes },
          },
          'x'.repeat(bytes),
        ).then(
          ({ status }) => status,
          () => 413,
        );
      expect(await big(5_000_000)).toBe(200);
      expect(await big(20_000_000)).toBeGreaterThanOrEqual(400);
    });

    it('leads people from http to https, and refuses what programs say in the clear', async () => {
      const plain = (path: string) => asked({ port: proxy.http, path, headers: { host: 'site.example' } });
      const led = await plain('/zh/needs?x=1');
      expect([led.status, led.headers.location]).toEqual([308, 'https://site.example/zh/needs?x=1']);
      expect((await plain('/api/v1/incidents')).status).toBe(403);
    });

    it('hands a stream on as it is written', async () => {
      const controller = new AbortController();
      const first = await new Promise<string>((resolve, reject) => {
        const sent = request(
          {
            ...{ host: '127.0.0.1', port: proxy.https, ca, servername: 'site.example', agent: false },
            ...{ path: '/api/v1/incidents/hubei-2020/stream', headers: { host: 'site.example' } },
            signal: controller.signal,
          },
          (response) => response.once('data', (part: Buffer) => resolve(`${response.statusCode} ${part}`)),
        );
        sent.once('error', reject);
        sent.end();
      });
      controller.abort();
      expect(first).toMatch(/^200 /);
    });
  });
});
