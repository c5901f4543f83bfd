import { AxeBuilder } from '@axe-core/playwright';
import { serve } from '@tongzhou/server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exerciseFolder } from '../support/data-folder.ts';
import { CHROMIUM, launchChromium } from './support/chromium.ts';

const BASE = '/zh/incidents/hubei-2020';

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

describe.skipIf(!CHROMIUM)('allocation under other terms, in a real browser', () => {
  beforeAll(async () => {
    const folder = exerciseFolder('what-if');
    const where = { port: 0, host: '127.0.0.1', folder, databaseUrl: undefined };
    site = await serve({ ...where, scenario: 'hubei-2020' });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const signIn = async (page: Page) => {
    await page.getByLabel('邮箱').fill('approval@hubei-command.example');
    await page.getByLabel('密码').fill('tongzhou-2020');
    await page.getByRole('button', { name: '登录', exact: true }).click();
  };

  it('anyone sees what the charter brings beside silos and first come; a seat tries other terms, scripts off', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 800 },
    });
    const page = await context.newPage();
    await page.goto(`${site.url}${BASE}/allocations`);
    const comparison = page.locator('section[aria-labelledby=comparison]');
    for (const plan of ['同舟统筹', '各自为战', '先到先得'])
      expect(await comparison.locator(`td[data-label="${plan}"]`).count()).toBeGreaterThan(5);
    await page.getByRole('link', { name: '换一种条款试算（登录后）' }).click();
    await signIn(page);
    await page.goto(`${site.url}${BASE}/what-if`);
    expect(await page.locator('main').innerText()).toContain('与现行公约的结果完全相同');
    const { position } = (await (
      await page.request.get(`${site.url}/api/v1/incidents/hubei-2020/overview`)
    ).json()) as {
      position: number;
    };
    await page.getByLabel('规则').selectOption('max-min');
    await page.getByRole('button', { name: '试算' }).click();
    const table = page.locator('section[aria-labelledby=differences] tbody tr');
    expect(await table.count()).toBeGreaterThan(5);
    expect(await table.allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/▲/), expect.stringMatching(/▼/)]),
    );
    // The field itself refuses it; an address that was typed by hand gets the same answer beside the field.
    await page.goto(`${site.url}${BASE}/what-if?rule=weighted&reservePercent=500`);
    expect(await page.locator('.field .error').count()).toBe(1);
    const after = (await (
      await page.request.get(`${site.url}/api/v1/incidents/hubei-2020/overview`)
    ).json()) as {
      position: number;
    };
    expect(after.position).toBe(position);
    await context.close();
  });

  it('has no serious barrier, in both languages, and fits a phone', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${site.url}/zh/sign-in`);
    await signIn(page);
    await page.waitForURL('**/work');
    for (const lang of ['zh', 'en']) {
      await page.goto(`${site.url}/${lang}/incidents/hubei-2020/what-if?rule=weighted`);
      const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(wide).toBe(inner);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    }
    await context.close();
  });
});
