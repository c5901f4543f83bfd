import { AxeBuilder } from '@axe-core/playwright';
import { serve } from '@tongzhou/server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exerciseFolder } from '../support/data-folder.ts';
import { CHROMIUM, launchChromium } from './support/chromium.ts';

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

describe.skipIf(!CHROMIUM)('what is published, scripts off, as wide as a phone', () => {
  beforeAll(async () => {
    const folder = exerciseFolder('publication');
    const where = { port: 0, host: '127.0.0.1', folder, databaseUrl: undefined };
    site = await serve({ ...where, scenario: 'hubei-2020' });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const open = async (path: string, email?: string): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 360, height: 800 },
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    if (email) {
      await page.goto(`${site.url}/zh/sign-in`);
      await page.locator('input[type=email]').fill(email);
      await page.locator('input[type=password]').fill('tongzhou-2020');
      await page.locator('input[type=password]').press('Enter');
      await page.waitForURL(/\/work/);
    }
    await page.goto(`${site.url}${path}`);
    return page;
  };

  it('a notice is written from the list of figures, seen before it is sent, and signed by a second person', async () => {
    const drafting = await open('/zh/work/releases', 'press@hubei-command.example');
    const form = drafting.locator('form', {
      has: drafting.locator('[name="command"][value="release.draft-notice"]'),
    });
    await form.getByLabel('标题（中文）').fill('物资通告');
    await form.getByLabel('标题（英文）').fill('Goods');
    await form.getByLabel('正文（中文）').fill('收到外科口罩 {} 只，300 名志愿者。发 N95 16000 只');
    await form.getByLabel('正文（英文）').fill('Received {} surgical masks.');
    await form.locator('[name="pick"]').selectOption('goods.received:*');
    await form.locator('[name="pick-of"]').selectOption('mask-surgical');
    await form.getByRole('button', { name: '插入正文' }).click();
    expect(await form.getByLabel('正文（英文）').inputValue()).toBe(
      'Received {goods.received:mask-surgical} surgical masks.',
    );
    await form.getByRole('button', { name: '先看看' }).click();
    expect(await form.locator('.error').first().innerText()).toMatch(/“300”[\s\S]*“16000”写在“N95”旁边/);
    await form
      .getByLabel('正文（中文）')
      .fill('收到外科口罩 {goods.received:mask-surgical} 只，300 名志愿者。');
    await form.getByLabel('账目以外的数字 1').fill('300');
    await form.getByLabel('依据（公开）').first().fill('志愿者协会登记');
    await form.getByRole('button', { name: '先看看' }).click();
    expect(await form.locator('.as-written').allInnerTexts()).toContainEqual(
      expect.stringMatching(/^收到外科口罩 [\d,]+ 只，300 名志愿者。$/),
    );
    // Nothing is drafted yet.
    expect(await drafting.locator('section.work h2', { hasText: '物资通告' }).count()).toBe(0);
    await form.getByRole('button', { name: '起草', exact: true }).click();

    const signing = await open('/zh/work/releases', 'press2@hubei-command.example');
    const draft = signing.locator('section.work', {
      has: signing.getByRole('heading', { name: '物资通告' }),
    });
    expect(await draft.innerText()).toContain('不是账目里的数：300（志愿者协会登记）');
    await draft.getByRole('button', { name: '签发' }).click();
    await draft.getByRole('checkbox').check();
    await draft.getByRole('button', { name: '签发' }).click();

    const reading = await open('/zh/incidents/hubei-2020/releases');
    await reading.getByRole('link', { name: /物资通告/ }).click();
    const figure = reading.locator('main p a.figure');
    expect(await figure.innerText()).toMatch(/^[\d,]+$/);
    expect(await reading.locator('section[aria-labelledby=numbers]').innerText()).toMatch(
      /300：志愿者协会登记/,
    );
    const entry = await reading.request.get(
      `${site.url}${await reading.locator('section[aria-labelledby=figures] a[href^="/log/fact/"]').getAttribute('href')}`,
    );
    expect(await entry.text()).toContain('goods.received:mask-surgical');
    await figure.click();
    expect(reading.url()).toMatch(/\/deliveries$/);
  });

  it('one unit is followed from the ward to its donor, each step with who and proof, and the line adds up', async () => {
    const page = await open('/zh/incidents/hubei-2020/facilities/wuhan-jinyintan');
    await page.locator('section[aria-labelledby=lots] tbody a', { hasText: '怎么来的' }).first().click();
    expect(await page.locator('h1').innerText()).toMatch(/金银潭[\s\S]*怎么来的/);
    const steps = await page.locator('ol.steps > li').allInnerTexts();
    expect(steps[0]).toMatch(/接收捐赠[\s\S]*捐赠人 →[\s\S]*职责：接收捐赠/);
    expect(steps.join(' ')).toMatch(/下达调拨单[\s\S]*出库[\s\S]*签收/);
    for (const step of steps.slice(1)) expect(step).not.toMatch(/→ (?!武汉市金银潭医院)\S+医院/);
    const line = await page.locator('.adds-up').first().innerText();
    const [given = 0, ...parts] = Array.from(line.matchAll(/[\d,]+/g), ([each]) =>
      Number(each.replaceAll(',', '')),
    );
    expect(parts.reduce((sum, each) => sum + each, 0)).toBe(given);
    const href = await page.locator('ol.steps a[href^="/log/fact/"]').last().getAttribute('href');
    expect((await page.request.get(`${site.url}${href}`)).status()).toBe(200);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  it('reads without barriers, in both languages', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
    const tab = await context.newPage();
    for (const path of [
      '/en/incidents/hubei-2020/facilities/wuhan-jinyintan',
      '/zh/incidents/hubei-2020/releases/6',
    ]) {
      await tab.goto(`${site.url}${path}`);
      expect((await new AxeBuilder({ page: tab }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    }
  });
});
