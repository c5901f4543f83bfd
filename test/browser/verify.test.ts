import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { serve } from '@tongzhou/server';
import { createSigner, decodeText, parseCheckpoint, parseNote, signCheckpoint } from '@tongzhou/tlog';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { exerciseFolder } from '../support/data-folder.ts';
import { CHROMIUM, launchChromium } from './support/chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongzhou-browser-verify-'));
const data = exerciseFolder('browser-verify');
let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;
/** Stands between the browser and the site, and changes what `meddle` says. */
let proxy: Server;
let url: string;
const unchanged = (_path: string, bytes: Buffer): Buffer => bytes;
let meddle: (path: string, bytes: Buffer) => Buffer = unchanged;
/** Which paths it is too busy for. */
let busy: (path: string) => boolean = () => false;

let key: string;
let code: string;
let checkpoint: string;

describe.skipIf(!CHROMIUM)('the verify page in a real browser', () => {
  beforeAll(async () => {
    site = await serve({
      port: 0,
      host: '127.0.0.1',
      folder: data,
      databaseUrl: undefined,
      scenario: 'hubei-2020',
    });
    proxy = createServer(async (request, response) => {
      const path = request.url ?? '/';
      if (busy(path)) return response.writeHead(503).end();
      const answer = await fetch(new URL(path, site.url), { redirect: 'manual' });
      const bytes = meddle(path, Buffer.from(await answer.arrayBuffer()));
      const headers = Object.fromEntries(
        [...answer.headers].filter(([name]) => !/encoding|length|connection|cache/.test(name)),
      );
      // What is the same for ever may be kept, as long as nobody changes it on its way.
      const kept = meddle === unchanged && answer.headers.get('cache-control')?.includes('immutable');
      const cached = kept ? (answer.headers.get('cache-control') as string) : 'no-store';
      response.writeHead(answer.status, { ...headers, 'cache-control': cached }).end(bytes);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    browser = await launchChromium();
    const bytes = async (path: string) => Buffer.from(await (await fetch(site.url + path)).arrayBuffer());
    key = (await bytes('/log/key')).toString().trim();
    checkpoint = (await bytes('/log/checkpoint')).toString();
    const published = '/api/v1/incidents/hubei-2020/gifts';
    const { days } = JSON.parse((await bytes(published)).toString());
    const gifts = JSON.parse((await bytes(`${published}?day=${days[0]}`)).toString());
    code = gifts.data[0].receiptCode;
    writeFileSync(at('receipt.pdf'), await bytes(`/zh/gifts/${code}/receipt.pdf`));
    const proof = await bytes(`/api/v1/receipts/${code}/receipt.tlog-proof`);
    writeFileSync(at('receipt.tlog-proof'), proof);
    const changed = proof.toString().replace(/^extra (.+)$/m, (_line, entry: string) => {
      const text = Buffer.from(entry, 'base64').toString();
      return `extra ${Buffer.from(text.replace(/"amount":\d/, '"amount":9')).toString('base64')}`;
    });
    writeFileSync(at('changed.tlog-proof'), changed);
    const lines = proof.toString().split('\n');
    lines[lines.length - 2] = (lines.at(-2) as string).replace(
      /.(.{9})$/,
      (whole, end) => (whole[0] === 'A' ? 'B' : 'A') + end,
    );
    writeFileSync(at('signature.tlog-proof'), lines.join('\n'));
    writeFileSync(at('verify.html'), await bytes('/verify.html'));
  });
  afterEach(() => {
    meddle = unchanged;
  });
  afterAll(async () => {
    await browser?.close();
    proxy?.close();
    await site?.close();
  });

  const at = (name: string) => join(folder, name);
  /** A page whose console must stay free of errors, unless the test expects them. */
  const open = async (language = 'zh', context?: BrowserContext) => {
    const inside = context ?? (await browser.newContext({ viewport: { width: 1280, height: 900 } }));
    const page = await inside.newPage();
    const errors: string[] = [];
    page.on('console', (message) => {
      // A log that has kept its key has no first rotation statement: asking for it is how one learns that.
      const expected = message.location().url.endsWith('/log/rotation/1');
      if (message.type() === 'error' && !expected) errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`${url}/${language}/verify`);
    await page.locator('#verify-key').waitFor();
    return { page, errors, context: inside };
  };
  const found = async (page: Page, where: string): Promise<{ code: string | null; text: string }> => {
    const notice = page.locator(`#${where}-finding .notice`);
    await notice.waitFor({ timeout: 60_000 });
    return { code: await notice.getAttribute('data-code'), text: await notice.innerText() };
  };
  /** As a person drops a file from the desktop. */
  const drop = async (page: Page, name: string): Promise<void> => {
    const content = readFileSync(at(name)).toString('base64');
    const transfer = await page.evaluateHandle(
      ([base64, fileName]) => {
        const made = new DataTransfer();
        const bytes = Uint8Array.from(atob(base64 as string), (each) => each.charCodeAt(0));
        made.items.add(new File([bytes], fileName as string));
        return made;
      },
      [content, name],
    );
    await page.locator('.drop').dispatchEvent('drop', { dataTransfer: transfer });
  };
  const signed = async (size: number): Promise<string> => {
    const [signerKey] = readFileSync(join(data, 'keys/log.key'), 'utf8').split('\n') as [string];
    const { origin } = parseCheckpoint(parseNote(Buffer.from(checkpoint)).text);
    const other = { origin, size, root: new Uint8Array(32).fill(1), extensions: [] };
    return decodeText(await signCheckpoint(other, [await createSigner(signerKey)]));
  };
  const audit = async (page: Page, language = 'zh') => {
    await page.getByRole('button', { name: language === 'zh' ? '开始审计' : 'Start the audit' }).click();
    return found(page, 'audit');
  };
  const sizeOf = (text: string) => parseCheckpoint(parseNote(Buffer.from(text)).text).size;
  const size = () => sizeOf(checkpoint);

  it('checks dropped receipts with the network cut, and sends nothing anywhere', async () => {
    const { page, context, errors } = await open();
    await page.waitForLoadState('networkidle');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await context.setOffline(true);
    await page.getByLabel('日志的公钥').fill(key);
    await drop(page, 'receipt.pdf');
    const good = await found(page, 'receipt');
    expect(good.code).toBe('receipt-pinned');
    for (const part of ['核对通过', code, '湖北省红十字会（hubei-red-cross）', '这不说明', '箱子里'])
      expect(good.text).toContain(part);
    await drop(page, 'changed.tlog-proof');
    await expect.poll(async () => (await found(page, 'receipt')).code).toBe('wrong-inclusion');
    expect((await found(page, 'receipt')).text).toContain('改动');
    await page.locator('#receipt-file').setInputFiles(at('receipt.tlog-proof'));
    await expect.poll(async () => (await found(page, 'receipt')).code).toBe('receipt-pinned');
    await page.getByLabel('日志的公钥').fill('');
    await drop(page, 'receipt.pdf');
    await expect.poll(async () => (await found(page, 'receipt')).code).toBe('receipt-receipt');
    expect((await found(page, 'receipt')).text).toContain('公钥取自收据本身');
    expect(requests).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('a copy saved to disk checks receipts without any site', async () => {
    const context = await browser.newContext({ locale: 'en' });
    await context.setOffline(true);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(`file://${at('verify.html')}`);
    await drop(page, 'receipt.tlog-proof');
    const own = await found(page, 'receipt');
    expect(own.code).toBe('receipt-site');
    expect(own.text).toContain(code);
    await page.getByLabel('Key of the log').fill(key);
    await drop(page, 'receipt.pdf');
    await expect.poll(async () => (await found(page, 'receipt')).code).toBe('receipt-pinned');
    await drop(page, 'changed.tlog-proof');
    await expect.poll(async () => (await found(page, 'receipt')).code).toBe('wrong-inclusion');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('a copy saved to disk audits a site by its address', async () => {
    const context = await browser.newContext({ locale: 'en' });
    const page = await context.newPage();
    await page.goto(`file://${at('verify.html')}`);
    await page.getByLabel('Key of the log').fill(key);
    await page.getByLabel('Address of the site').fill(`${site.url}/en/verify`);
    expect((await audit(page, 'en')).code).toBe('audit-pinned');
    await page.getByLabel('Receipt code').fill(code);
    await page.getByRole('button', { name: 'Fetch and check' }).click();
    expect((await found(page, 'code')).code).toBe('receipt-pinned');
    await context.close();
  });

  it('verifies where the browser has no Ed25519 of its own, and finds a changed signature there', async () => {
    // Over plain http a browser gives a page no WebCrypto at all, as an old telephone has no Ed25519 in it.
    const { port } = new URL(url);
    const plain = await launchChromium('--host-resolver-rules=MAP tongzhou.test 127.0.0.1');
    const page = await plain.newPage();
    await page.goto(`http://tongzhou.test:${port}/zh/verify`);
    await page.getByLabel('日志的公钥').fill(key);
    expect(await page.evaluate(() => globalThis.crypto.subtle)).toBeUndefined();
    await drop(page, 'receipt.pdf');
    expect((await found(page, 'receipt')).code).toBe('receipt-pinned');
    await drop(page, 'signature.tlog-proof');
    await expect.poll(async () => (await found(page, 'receipt')).code).toBe('wrong-signature');
    await plain.close();
  });

  it('a code is fetched, proven, and read again from the log’s own tiles', async () => {
    const { page, context, errors } = await open('en');
    await page.getByLabel('Receipt code').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Fetch and check' }).click();
    const good = await found(page, 'code');
    expect(good.code).toBe('receipt-site');
    expect(good.text).toContain('fetched the log’s files');
    expect(errors).toEqual([]);
    await page.getByLabel('Receipt code').fill('TZ-2222-2222');
    await page.getByRole('button', { name: 'Fetch and check' }).click();
    await expect.poll(async () => (await found(page, 'code')).code).toBe('no-such-code');
    await context.close();
  });

  it.each(['zh', 'en'])('audits the whole incident in %s with progress, and remembers', async (language) => {
    const { page, context, errors } = await open(language);
    await page.locator('#verify-key').fill(key);
    const before = sizeOf(await (await fetch(`${url}/log/checkpoint`)).text());
    const seen = page.locator('progress').waitFor();
    const result = await audit(page, language);
    await seen;
    expect(result.code).toBe('audit-pinned');
    const after = sizeOf(await (await fetch(`${url}/log/checkpoint`)).text());
    // The clock of the site adds an entry now and then.
    const sizes = Array.from({ length: after - before + 1 }, (_, more) => String(before + more));
    const ofWhich = sizes.find((each) => result.text.includes(each));
    expect(ofWhich).toBeDefined();
    expect(errors).toEqual([]);
    await page.reload();
    await page.locator('#verify-key').fill(key);
    await expect.poll(() => page.locator('.verify-tool').innerText()).toContain(ofWhich as string);
    expect((await audit(page, language)).text).toContain(language === 'zh' ? '延续' : 'continues');
    await context.close();
  });

  it.each([
    ['an entry rewritten after signing', /\/log\/tile\/entries\/000$/, 'rewritten-entry', '改写'],
    ['a hash file changed', /\/log\/tile\/1\/000/, 'wrong-tile', '哈希'],
    ['a checkpoint changed', /\/log\/checkpoint$/, 'wrong-signature', '检查点不成立'],
  ])('names %s', async (_what, path, wanted, word) => {
    const { page, context } = await open();
    meddle = (asked, bytes) => {
      if (!path.test(asked)) return bytes;
      const changed = Buffer.from(bytes);
      const place = wanted === 'wrong-signature' ? changed.indexOf('\n') + 1 : 700 % changed.length;
      changed[place] = (changed[place] as number) ^ 1;
      return changed;
    };
    const result = await audit(page);
    expect(result.code).toBe(wanted);
    expect(result.text).toContain(word);
    await context.close();
  });

  it('fetches what an audit needs when one is started, and says what it did not check', async () => {
    const context = await browser.newContext();
    const scripts: string[] = [];
    context.on('request', (request) => {
      if (/\.(m?js|wasm)$/.test(new URL(request.url()).pathname)) scripts.push(request.url());
    });
    const { page, errors } = await open('en', context);
    await page.waitForLoadState('networkidle');
    const withPage = scripts.splice(0);
    // Rules of areas and duties, and the program that plays the log again, are not among what came with the page.
    const bodies = await Promise.all(withPage.map(async (each) => (await fetch(each)).text()));
    expect(withPage.some((each) => each.includes('worker'))).toBe(true);
    expect(bodies.filter((body) => body.includes('stands where no decision begins'))).toEqual([]);
    const { text } = await audit(page, 'en');
    const later = await Promise.all(scripts.map(async (each) => (await fetch(each)).text()));
    expect(later.some((body) => body.includes('stands where no decision begins'))).toBe(true);
    for (const part of [
      'What this audit did not check',
      'The log’s key: it was taken from the site itself',
      'no witness was asked for',
      'Whether what was stated is true',
      'What is kept beside the log',
    ])
      expect(text).toContain(part);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('asks a busy site again, and goes on with what the browser has', async () => {
    const { page, context } = await open('en');
    const tiles = new Map<string, number>();
    busy = (path) => {
      if (/\/tile\/(?!.*\.p\/)/.test(path)) tiles.set(path, (tiles.get(path) ?? 0) + 1);
      return path.startsWith('/api/v1/facts');
    };
    await page.getByRole('button', { name: 'Start the audit' }).click();
    await page.locator('[data-waiting]').waitFor();
    expect(await page.locator('[data-waiting]').innerText()).toContain('The site is busy: asking again in');
    const soFar = busy;
    busy = (path) => soFar(path) && false;
    expect((await found(page, 'audit')).code).toBe('audit-site');
    await page.getByRole('button', { name: 'Start the audit' }).click();
    await page.locator('#audit-finding .notice').waitFor({ state: 'detached' });
    expect((await found(page, 'audit')).code).toBe('audit-site');
    expect(tiles.size).toBeGreaterThanOrEqual(4);
    expect(Math.max(...tiles.values())).toBe(1);
    busy = () => false;
    await context.close();
  });

  it('names a figure that the facts do not give', async () => {
    const { page, context } = await open('en');
    meddle = (asked, bytes) =>
      asked.endsWith('/goods')
        ? Buffer.from(bytes.toString().replace('"received":36000', '"received":32000'))
        : bytes;
    expect(await audit(page, 'en')).toMatchObject({
      code: 'figure-differs',
      text: expect.stringContaining('A figure that this site publishes'),
    });
    await context.close();
  });

  it('names a rollback and a rewritten past by what it remembers, and a site that is silent as that', async () => {
    const { page, context } = await open();
    const remembers = async (text: string) => {
      await page.evaluate(
        ([base, stored]) => localStorage.setItem(`tongzhou checkpoint ${base}/`, stored as string),
        [url, JSON.stringify({ key, checkpoint: text, at: '2020-02-01T00:00:00.000Z' })],
      );
      await page.reload();
      await page.locator('#verify-key').waitFor();
    };
    await remembers(await signed(size() + 5));
    const back = await audit(page);
    expect(back.code).toBe('remembered-rollback');
    expect(back.text).toContain('日志倒退了');
    expect(back.text).toContain('保存证据文件');
    await remembers(await signed(size() - 5));
    const rewritten = await audit(page);
    expect(rewritten.code).toBe('remembered-inconsistent-growth');
    expect(rewritten.text).toContain('过去被改写');
    await remembers(checkpoint);
    expect((await audit(page)).code).toBe('audit-site');
    await context.setOffline(true);
    await page.getByRole('button', { name: '开始审计' }).click();
    // It is asked for six times first, and says so.
    await page.locator('[data-waiting]').waitFor();
    expect((await found(page, 'audit')).code).toBe('site-silent');
    await page.getByRole('button', { name: '继续审计' }).waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: '继续审计' }).click();
    await expect.poll(async () => (await found(page, 'audit')).code).toBe('audit-site');
    await context.close();
  });

  it('a key that the site has changed since the last visit is said', async () => {
    const { page, context } = await open('en');
    await page.evaluate(
      ([base, stored]) => localStorage.setItem(`tongzhou checkpoint ${base}/`, stored as string),
      [url, JSON.stringify({ key: `${key}x`, checkpoint, at: '2020-02-01T00:00:00.000Z' })],
    );
    await page.reload();
    await page.locator('#verify-key').waitFor();
    expect((await audit(page, 'en')).code).toBe('key-changed');
    await context.close();
  });

  it('finds a split view by a checkpoint from elsewhere, however a chat has wrapped it', async () => {
    const { page, context } = await open('en');
    const paste = async (text: string) => {
      await page.getByLabel('Checkpoint from elsewhere').fill(text);
      await page.getByRole('button', { name: 'Compare', exact: true }).click();
      await expect.poll(() => page.locator('#compare-finding > p').count()).toBe(0);
      return found(page, 'compare');
    };
    expect((await paste(`  ${checkpoint.replaceAll('\n', '\r\n\r\n')}  `)).code).toBe('same-log');
    // The log may grow by an entry of the clock between the two: then the pasted one is of an earlier size.
    await expect
      .poll(async () => paste(await signed(sizeOf(await (await fetch(`${url}/log/checkpoint`)).text()))))
      .toMatchObject({
        code: 'pasted-split-view',
        text: expect.stringContaining('different people different things'),
      });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the evidence file' }).click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('split-view');
    expect((await paste('hello')).code).toMatch(/malformed|unknown/);
    await context.close();
  });

  it.each(['zh', 'en'])(
    'has no serious barrier in %s, fits a phone, and is complete without scripts',
    async (language) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const phone = await browser.newContext({ viewport: { width: 360, height: 800 }, colorScheme });
        const { page } = await open(language, phone);
        await drop(page, 'receipt.pdf');
        await found(page, 'receipt');
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide).toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(serious.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
        await phone.close();
      }
      const plain = await browser.newContext({ javaScriptEnabled: false });
      const page = await plain.newPage();
      await page.goto(`${url}/${language}/verify`);
      await page.locator('form input[name=code]').first().fill(code);
      await page.locator('form input[name=code]').first().press('Enter');
      await page.waitForURL(`**/gifts/${code}`);
      expect(await page.locator('.notice.good').count()).toBe(1);
      expect(await page.locator(`a[href="/${language}/verify?code=${code}"]`).count()).toBe(1);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('a[href$="/receipt.pdf"]').click(),
      ]);
      expect(
        readFileSync(await download.path())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
      await plain.close();
    },
  );
});
