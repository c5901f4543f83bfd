import { AxeBuilder } from '@axe-core/playwright';
import { serve } from '@tongzhou/server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exerciseFolder } from '../support/data-folder.ts';
import { CHROMIUM, launchChromium } from './support/chromium.ts';

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

describe.skipIf(!CHROMIUM)('papers of goods, in a real browser', () => {
  beforeAll(async () => {
    const folder = exerciseFolder('papers');
    const where = { port: 0, host: '127.0.0.1', folder, databaseUrl: undefined };
    site = await serve({ ...where, scenario: 'hubei-2020' });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  type Gift = { receiptCode: string; lots: { amount: number; claimedItem: { id: string } }[] };
  const codeOf = async (page: Page, item: string, amount: number) => {
    const of = async (day = '') => {
      const answer = await page.request.get(`${site.url}/api/v1/incidents/hubei-2020/gifts${day}`);
      return (await answer.json()) as { days: string[]; data: Gift[] };
    };
    const { days } = await of();
    const gifts = (await Promise.all(days.map((day) => of(`?day=${day}`)))).flatMap(({ data }) => data);
    return gifts.find(({ lots }) => lots.some((lot) => lot.claimedItem.id === item && lot.amount === amount))
      ?.receiptCode;
  };
  const opened = async (path: string, scripts = false) => {
    const viewport = { width: 360, height: 800 };
    const context = await browser.newContext({ javaScriptEnabled: scripts, viewport });
    const page = await context.newPage();
    await page.goto(`${site.url}${path}`);
    return page;
  };
  const text = (page: Page) => page.locator('main').innerText();

  it('the gift of Record 14 shows what was claimed, what its paper proves, who added it, and what would make it more', async () => {
    const page = await opened('/zh');
    await page.goto(`${site.url}/zh/gifts/${await codeOf(page, 'respirator-n95', 36_000)}`);
    const said = await text(page);
    for (const words of [
      'GB 2626-2006',
      '检 2019-8871',
      'red-cross-receiving',
      '未附文件',
      '须另有人提交附文件的凭证',
    ])
      expect(said).toContain(words);
    await page.goto(`${site.url}/en/gifts/${await codeOf(page, 'mask-surgical', 4_000)}`);
    const other = await text(page);
    for (const words of ['its papers contradict each other', 'YY/T 0969-2013', 'YY 0469-2011'])
      expect(other).toContain(words);
    await page.context().close();
  });

  it('F11: three questions without scripts tell a donor of a KN95 that it is no protective mask, and who may use it', async () => {
    const page = await opened('/zh/incidents/hubei-2020');
    await page.getByRole('link', { name: '发货前先核对' }).click();
    await page.getByLabel('品名').fill('N95');
    await page.getByLabel('标准', { exact: true }).fill('GB 2626-2006');
    await page.getByLabel('包装数（或总数）').fill('36');
    await page.getByLabel('每包数量').fill('1000');
    await page.getByLabel('写有上述标准的凭证').selectOption('test-report');
    await page.getByRole('button', { name: '核对' }).click();
    await page.getByRole('link', { name: '医用防护口罩' }).click();
    const said = await page.getByRole('status').innerText();
    for (const words of ['KN95', '可用于：普通病区、社区', 'GB 19083']) expect(said).toContain(words);
    await page.getByLabel('注册证号或报告编号').fill('国械注准1');
    await page.getByRole('button', { name: '核对' }).click();
    expect(await page.locator('.field .error').innerText()).toContain('国械注准1');
    await page.context().close();
  });

  it('has no serious barrier, in both languages, and fits a phone', async () => {
    const page = await opened('/zh', true);
    const code = await codeOf(page, 'mask-surgical', 4_000);
    for (const path of ['/zh/incidents/hubei-2020/goods-check?what=KN95&count=5', `/en/gifts/${code}`]) {
      await page.goto(`${site.url}${path}`);
      const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(wide, path).toBe(inner);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(bad.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    await page.context().close();
  });
});
