import { AxeBuilder } from '@axe-core/playwright';
import { serve } from '@tongzhou/server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exerciseFolder } from '../support/data-folder.ts';
import { CHROMIUM, launchChromium } from './support/chromium.ts';

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;
let page: Page;

describe.skipIf(!CHROMIUM)('the ledger as anyone reads it, scripts off', () => {
  beforeAll(async () => {
    const folder = exerciseFolder('ledger');
    const where = { port: 0, host: '127.0.0.1', folder, databaseUrl: undefined };
    site = await serve({ ...where, scenario: 'hubei-2020' });
    browser = await launchChromium();
    page = await (
      await browser.newContext({ viewport: { width: 360, height: 800 }, javaScriptEnabled: false })
    ).newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const base = '/zh/incidents/hubei-2020';
  const words = () => page.locator('main').innerText();

  it('the trial balance is zero, now and then; a moment that nobody can know is refused beside its field', async () => {
    await page.goto(`${site.url}${base}/deliveries`);
    await page.getByRole('link', { name: /试算平衡/ }).click();
    expect(await page.locator('.notice.good').innerText()).toContain('为零');
    await page.getByLabel('查看过去某一时刻').fill('2020-01-30');
    await page.getByRole('button', { name: '查看' }).click();
    expect(await page.locator('.notice.good').innerText()).toMatch(/截至 2020\/1\/30/);
    expect(await page.locator('details').getAttribute('open')).not.toBeNull();
    for (const wrong of ['昨天', '2999-01-01']) {
      await page.getByLabel('查看过去某一时刻').fill(wrong);
      await page.getByRole('button', { name: '查看' }).click();
      expect(await page.locator('.field .error').innerText()).toContain('不晚于现在');
    }
  });

  it('from what is on the shelf to the lot, its statement, and the fact in the log', async () => {
    await page.goto(`${site.url}${base}/ledger`);
    expect(await words()).toContain('应说明滞留原因');
    await page.locator('section[aria-labelledby=ageing] tbody a').first().click();
    expect(await page.locator('h1').innerText()).toMatch(/^批次 lot-/);
    const lot = (await page.locator('h1').innerText()).slice(3);
    await page.locator('section[aria-labelledby=accounts] a', { hasText: '库存' }).first().click();
    expect(await page.locator('h1').innerText()).toBe('账户明细');
    expect(await words()).toContain(lot);
    const answer = await page.request.get(
      `${site.url}${await page.locator('tbody th a').first().getAttribute('href')}`,
    );
    expect(await answer.text()).toContain(lot);
  });

  it('from a delivery to what stood behind it, and back to the gift', async () => {
    await page.goto(`${site.url}${base}/deliveries`);
    await page.getByRole('link', { name: '依据', exact: true }).first().click();
    expect(await page.locator('h1').innerText()).toBe('这次交付的依据');
    expect(await words()).toMatch(/凭证[\s\S]*规则/);
    await page.locator('.pairs a[href*="/gifts/TZ-"]').first().click();
    expect(await page.locator('h1').innerText()).toMatch(/TZ-/);
  });

  it('reads in English, within the width of a phone, without barriers; what is not there is a 404', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
    const tab = await context.newPage();
    await tab.goto(`${site.url}/en/incidents/hubei-2020/ledger`);
    const places = [tab.url()];
    for (const way of [
      'section[aria-labelledby=ageing] tbody a',
      'section[aria-labelledby=accounts] tbody a',
    ])
      places.push(new URL((await tab.locator(way).first().getAttribute('href')) as string, site.url).href) &&
        (await tab.goto(places.at(-1) as string));
    for (const place of places) {
      await tab.goto(place);
      const [wide, inner] = await tab.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect([place, wide]).toEqual([place, inner]);
      const { violations } = await new AxeBuilder({ page: tab }).analyze();
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    }
    for (const missing of ['lots/lot-none', 'shipments/none', 'ledger/stock:a:-:b:free'])
      expect((await tab.goto(`${site.url}/en/incidents/hubei-2020/${missing}`))?.status()).toBe(404);
    await context.close();
  });
});
