import { AxeBuilder } from '@axe-core/playwright';
import { serve } from '@tongzhou/server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exerciseFolder } from '../support/data-folder.ts';
import { CHROMIUM, launchChromium } from './support/chromium.ts';

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

/** Where no Chromium is installed these tests are left out and say so; CI installs it. */
describe.skipIf(!CHROMIUM)('in a real browser', () => {
  beforeAll(async () => {
    const folder = exerciseFolder('browser');
    site = await serve({
      port: 0,
      host: '127.0.0.1',
      folder,
      databaseUrl: undefined,
      scenario: 'hubei-2020',
    });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const open = (options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> =>
    browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const signIn = async (page: Page, email: string): Promise<void> => {
    await page.goto(`${site.url}/zh/sign-in`);
    await page.getByLabel('邮箱').fill(email);
    await page.getByLabel('密码').fill('tongzhou-2020');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL('**/work');
  };

  const PUBLIC = [
    '',
    '/needs',
    '/deliveries',
    '/allocations',
    '/charter',
    '/releases',
    '/releases/1',
    '/facilities/wuhan-union',
    '/organisations/hubei-red-cross',
  ].map((path) => `/incidents/hubei-2020${path}`);

  it.each(['zh', 'en'])(
    'every public page in %s is complete with scripts off, fits a phone, and has no serious barrier',
    async (language) => {
      const context = await open({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
      const page = await context.newPage();
      for (const path of [...PUBLIC, '/gift', '/verify', '/help', '/sign-in']) {
        const response = await page.goto(`${site.url}/${language}${path}`);
        expect([path, response?.status()]).toEqual([path, 200]);
        expect(await page.locator('h1').count()).toBe(1);
        const widths = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.clientWidth,
        ]);
        expect([path, (widths[0] ?? 0) <= (widths[1] ?? 0)]).toEqual([path, true]);
      }
      await context.close();
      const checked = await open();
      const tab = await checked.newPage();
      const errors: string[] = [];
      tab.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      for (const path of ['/incidents/hubei-2020', '/incidents/hubei-2020/needs', '/verify', '/sign-in']) {
        await tab.goto(`${site.url}/${language}${path}`);
        const { violations } = await new AxeBuilder({ page: tab }).analyze();
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(serious.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([]);
      }
      expect(errors).toEqual([]);
      await checked.close();
    },
  );

  it('F16: a crawl of the public pages finds no telephone or identity number', async () => {
    const { findPersonalData } = await import('@tongzhou/domain');
    for (const path of [...PUBLIC, '/help']) {
      const html = await (await fetch(`${site.url}/zh${path}`)).text();
      const words = html.replace(/<[^>]*>/g, ' ');
      // The coarse look weighs signs that stand in one text; a page is many of them.
      const found = findPersonalData(words).filter(({ kind }) => kind !== 'possible-personal-data');
      expect([path, found.map(({ start, end }) => words.slice(start, end))]).toEqual([path, []]);
    }
  });

  it('a gift is received, its receipt followed, and the error of a bad amount stands beside its field; by keyboard', async () => {
    const context = await open({ javaScriptEnabled: false });
    const page = await context.newPage();
    await signIn(page, 'receiving@hubei-red-cross.example');
    await page.goto(`${site.url}/zh/work/donations`);
    const form = page.locator('#form-goods-0');
    await form.getByLabel('捐赠单位名称').fill('测试企业 <b>');
    await form.getByLabel('捐赠方式').selectOption('discretionary');
    await form.getByLabel('申报为').selectOption('mask-surgical');
    await form.getByLabel('数量（基本单位）').fill('0');
    await form.getByLabel('数量（基本单位）').press('Enter');
    const field = page.locator('#form-goods-0').getByLabel('数量（基本单位）');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('.field .error').first().innerText()).toContain('大于零');
    await field.fill('12,000');
    await page.locator('#form-goods-0').getByLabel('凭证种类').selectOption('test-report');
    await page.locator('#form-goods-0').getByLabel('凭证上写的标准').fill('YY 0469-2011');
    await page.locator('#form-goods-0').getByLabel('凭证编号').fill('T-1');
    await field.press('Enter');
    const code = /TZ-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await page.locator('[role=status]').innerText())?.[0];
    expect(code).toBeTruthy();
    await expect
      .poll(
        async () => {
          await page.goto(`${site.url}/zh/gifts/${code}`);
          return page.locator('.notice.good').count();
        },
        { timeout: 10_000 },
      )
      .toBe(1);
    expect(await page.locator('main').innerText()).toContain('12,000 只');
    expect(await page.content()).not.toContain('测试企业 <b>');
    await context.close();
  });

  it('on every workspace page each field is tied to its own label, and there is no serious barrier', async () => {
    const context = await open();
    const page = await context.newPage();
    await signIn(page, 'duty@hubei-command.example');
    for (const section of [
      'needs',
      'donations',
      'inspection',
      'orders',
      'stock',
      'allocations',
      'money',
      'releases',
      'register',
      'imports',
    ]) {
      await page.goto(`${site.url}/zh/work/${section}`);
      const ids = await page.locator('[id]').evaluateAll((all) => all.map((each) => each.id));
      expect([section, ids.filter((id, index) => ids.indexOf(id) !== index)]).toEqual([section, []]);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${section} ${id} ${nodes[0]?.html}`)).toEqual([]);
    }
    await context.close();
  });

  it('an allocation is proposed by one seat and approved by another, not by the same', async () => {
    const context = await open();
    const page = await context.newPage();
    await signIn(page, 'approval@hubei-command.example');
    await page.goto(`${site.url}/zh/work/allocations`);
    await page
      .locator('section.work', { hasText: '待批准' })
      .getByRole('button', { name: '批准并下达调拨单' })
      .first()
      .click();
    expect(await page.locator('[role=status]').innerText()).toContain('已完成');
    await context.close();
  });

  it('a count that differs is settled by another seat, and kept from its own', async () => {
    const context = await open();
    const page = await context.newPage();
    await signIn(page, 'gate@hubei-red-cross.example');
    await page.goto(`${site.url}/zh/work/stock`);
    const lot = page.locator('section.work', { hasText: '医用防护口罩 · 5,000' });
    await lot.getByLabel('实点数量').fill('4,960');
    await lot.getByRole('button', { name: '登记实点数量' }).click();
    expect(await page.locator('[role=status]').innerText()).toContain('已完成');
    const settle = async (of: Page) => {
      const open = of.locator('section.work', { hasText: '盘点差异 -40' });
      await open.getByLabel('原因').selectOption('missing');
      await open.getByRole('button', { name: '处理盘点差异' }).click();
    };
    await page.goto(`${site.url}/zh/work/stock`);
    // Whoever counted at the gate settles nothing: the form is not his.
    const differs = page.locator('section.work', { hasText: '盘点差异 -40' });
    expect(await differs.count()).toBe(1);
    expect(await differs.getByRole('button', { name: '处理盘点差异' }).count()).toBe(0);
    await context.close();
    const other = await open();
    const second = await other.newPage();
    await signIn(second, 'inspection@hubei-red-cross.example');
    await second.goto(`${site.url}/zh/work/stock`);
    await settle(second);
    expect(await second.locator('[role=status]').innerText()).toContain('已完成');
    await second.goto(`${site.url}/zh/work/stock`);
    expect(await second.getByRole('heading', { name: '医用防护口罩 · 4,960' }).count()).toBe(1);
    await other.close();
  });

  it('the work of others is closed to those who are not signed in', async () => {
    const response = await fetch(`${site.url}/zh/work/allocations`, { redirect: 'manual' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toContain('/zh/sign-in');
    const page = await fetch(`${site.url}/zh/incidents/hubei-2020`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  });
});
