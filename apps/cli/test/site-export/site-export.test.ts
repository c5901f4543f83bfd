import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, launchChromium } from '../../../../test/browser/support/chromium.ts';
import { putExercise } from '../../../../test/support/data-folder.ts';
import { copiedAddress, fileOf } from '../../src/site-export/copied-address.ts';
import { rewritten } from '../../src/site-export/rewrite.ts';
import { tongzhou } from '../support/cli-process.ts';

const isBuilt = existsSync(new URL('../../../web/build/handler.js', import.meta.url));

describe('where a page is in a copy', () => {
  const at = (path: string) => copiedAddress(new URL(path, 'http://copy.invalid'));

  it('is a file for each address, and for one choice out of few', () => {
    expect(fileOf('/zh')).toBe('zh/index.html');
    expect(fileOf('/zh/incidents/a/lots/lot-1')).toBe('zh/incidents/a/lots/lot-1/index.html');
    expect(fileOf('/zh/incidents/a/needs?after=need-1')).toBe(
      'zh/incidents/a/needs/_/after-need-1/index.html',
    );
    expect(fileOf('/zh/incidents/a/ledger/stock%3Aa')).toBe('zh/incidents/a/ledger/stock:a/index.html');
  });

  it.each([
    ...[
      '/zh/work',
      '/zh/sign-in',
      '/zh/incidents/a/what-if',
      '/zh/gifts/TZ-1/receipt.pdf',
      '/zh/files/ab',
      '/log/key',
    ],
    ...['/zh/incidents/a/needs?city=1&item=2', '/zh/incidents/a/needs?other=1', '/zh/incidents/%2e%2e%2fx'],
    ...[
      '/zh/incidents/a%2Fb',
      '/zh/incidents/a%00',
      '/zh/incidents//a',
      '/zh/incidents/_/a',
      '/zh/incidents/a%5Cb',
    ],
  ])('%s is not in it', (path) => {
    expect(at(path)).toBeNull();
  });

  it('no address leads out of the folder, and no two into one file', () => {
    const part = fc.oneof(fc.constantFrom('..', '.', '_', 'a', 'index.html'), fc.string({ maxLength: 6 }));
    const address = fc
      .tuple(fc.array(part, { minLength: 1, maxLength: 4 }), fc.option(fc.string({ maxLength: 80 })))
      .map(([parts, after]) => {
        const query = after ? `?after=${encodeURIComponent(after)}` : '';
        return at(`/zh/incidents/${parts.map(encodeURIComponent).join('/')}${query}`);
      });
    fc.assert(
      fc.property(address, address, (one, other) => {
        if (one === null || other === null) return;
        expect(fileOf(one).split('/')).not.toContain('..');
        expect(fileOf(one)).toMatch(/^zh\/incidents\/.+index\.html$/);
        if (decodeURIComponent(one) !== decodeURIComponent(other))
          expect(fileOf(one)).not.toBe(fileOf(other));
      }),
    );
  });
});

describe('a page in a copy', () => {
  const page = (html: string, publicUrl: string | null = null) =>
    rewritten(html, {
      address: '/zh/incidents/a',
      languages: ['zh'],
      hasFile: (path) => path === '_app/x.css',
      publicUrl,
    });

  it('leads from file to file, and to what it loads', () => {
    const { html, links } = page(
      '<link href="../../_app/x.css"><a href="/zh/incidents/a/needs?after=n#top">1</a><a href="#b">2</a><a href="https://example.org/">3</a>',
    );
    expect(html).toBe(
      '<link href="../../../_app/x.css"><a href="needs/_/after-n/index.html#top">1</a><a href="#b">2</a><a href="https://example.org/">3</a>',
    );
    expect(links).toEqual(['/zh/incidents/a/needs?after=n']);
  });

  it('leads to the living site for what a copy does not have, or to the page that says so', () => {
    const html =
      '<a href="/zh/sign-in?next=/x&amp;y=1">1</a><form method="post"></form><form action="/a"></form>';
    expect(page(html).html).toBe(
      '<a href="../../../not-in-this-copy/index.html">1</a><form action="../../../not-in-this-copy/index.html" method="post"></form><form action="../../../not-in-this-copy/index.html"></form>',
    );
    expect(page(html, 'https://site.example').html).toBe(
      '<a href="https://site.example/zh/sign-in?next=/x&amp;y=1">1</a><form action="https://site.example/zh/incidents/a" method="post"></form><form action="https://site.example/a"></form>',
    );
  });
});

describe.runIf(isBuilt)('tongzhou export-site', () => {
  const base = mkdtempSync(join(tmpdir(), 'tongzhou-site-'));
  const data = join(base, 'data');
  const copy = join(base, 'public');
  let first: Awaited<ReturnType<typeof tongzhou>>;
  let before: ReadonlyMap<string, string>;

  const hashes = async (folder: string): Promise<ReadonlyMap<string, string>> => {
    const names = await readdir(folder, { recursive: true });
    const files = names.filter((name) => statSync(join(folder, name)).isFile()).sort();
    const hashed = new Map<string, string>();
    for (const name of files)
      hashed.set(
        name,
        createHash('sha256')
          .update(await readFile(join(folder, name)))
          .digest('hex'),
      );
    return hashed;
  };

  beforeAll(async () => {
    putExercise(data);
    first = await tongzhou('export-site', copy, '--data', data, '--lang', 'en');
    before = await hashes(copy);
  }, 180_000);
  afterAll(() => rm(base, { recursive: true }));

  it('writes each public page once, as of the last fact', () => {
    expect(first.stdout).toMatch(/exported \d{3,} pages, \d{3,} files, as of fact \d{3,4} \(2020-\S+Z\)/);
    expect(first.code).toBe(0);
    for (const name of [
      'index.html',
      'en/index.html',
      'verify.html',
      'en/incidents/hubei-2020/needs/index.html',
    ])
      expect([...before.keys()]).toContain(name);
    expect(
      [...before.keys()].filter((name) => /\/work\/|sign-in/.test(name) && !name.startsWith('_app')),
    ).toEqual([]);
  });

  it('every link of it leads to a file that is there', async () => {
    const broken: string[] = [];
    let links = 0;
    for (const name of before.keys()) {
      if (!name.endsWith('.html') || name === 'verify.html') continue;
      const html = await readFile(join(copy, name), 'utf8');
      for (const [, said = ''] of html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)) {
        if (said.startsWith('#') || /^[a-z]+:/.test(said)) continue;
        links += 1;
        const path = decodeURIComponent((said.split('#')[0] ?? '').replaceAll('&amp;', '&'));
        const target = join(copy, dirname(name), path);
        if (!target.startsWith(copy) || !existsSync(target) || !statSync(target).isFile())
          broken.push(`${name}: ${said}`);
      }
    }
    expect(links).toBeGreaterThan(5_000);
    expect(broken).toEqual([]);
  });

  it('says nothing of whoever could sign in, and has its log with it, which audits', async () => {
    const audited = await tongzhou('audit', join(copy, 'log'));
    expect(audited.stdout).toMatch(/^audit ok: \d{3,4} entries/);
    const html = await readFile(join(copy, 'en/incidents/hubei-2020/index.html'), 'utf8');
    expect(html).not.toMatch(/sign-out|localhost:\d+|127\.0\.0\.1/);
  });

  it('again it is the same, byte by byte, and what does not belong to it is gone', async () => {
    await mkdir(join(copy, 'en/left'), { recursive: true });
    await writeFile(join(copy, 'en/left/index.html'), 'from before');
    const again = await tongzhou('export-site', copy, '--data', data, '--lang', 'en');
    expect(again.code).toBe(0);
    expect(await hashes(copy)).toEqual(before);
  });

  it('writes nothing into a folder that is none of its own, and knows its languages', async () => {
    const other = join(base, 'other');
    await mkdir(other);
    await writeFile(join(other, 'mine.txt'), 'mine');
    const refused = await tongzhou('export-site', other, '--data', data);
    expect([refused.code, await readdir(other)]).toEqual([2, ['mine.txt']]);
    expect(refused.stderr).toContain('is not empty and no export');
    const unknown = await tongzhou('export-site', join(base, 'third'), '--data', data, '--lang', 'fr');
    expect([unknown.code, existsSync(join(base, 'third'))]).toEqual([2, false]);
  });

  it.runIf(CHROMIUM)(
    'is read from any file host, without scripts; the page of proofs audits the log with them',
    async () => {
      const types: Record<string, string> = {
        html: 'text/html',
        js: 'text/javascript',
        css: 'text/css',
        svg: 'image/svg+xml',
        wasm: 'application/wasm',
      };
      const missing: string[] = [];
      const host: Server = createServer(async (request, response) => {
        const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
        const name = path.endsWith('/') ? `${path}index.html` : path;
        const bytes = await readFile(join(copy, name)).catch(() => null);
        if (bytes === null && name !== '/favicon.ico') missing.push(name);
        const type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
        response.writeHead(bytes ? 200 : 404, { 'content-type': type }).end(bytes ?? '');
      });
      await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
      const browser = await launchChromium();
      try {
        const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
        await plain.goto(`${url}/`);
        await plain.getByRole('link', { name: 'English' }).click();
        await plain.waitForURL('**/en/incidents/hubei-2020/index.html');
        expect(await plain.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0);
        await plain.getByRole('link', { name: 'Needs', exact: true }).first().click();
        await plain.waitForURL('**/needs/index.html');
        expect(missing).toEqual([]);
        const page = await (await browser.newContext()).newPage();
        const failed: string[] = [];
        page.on('pageerror', (error) => failed.push(error.message));
        await page.goto(`${url}/en/verify/index.html`);
        await page.waitForLoadState('networkidle');
        expect([failed, missing]).toEqual([[], []]);
      } finally {
        await browser.close();
        host.close();
      }
    },
  );
});
