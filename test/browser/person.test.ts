import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { serve } from '@tongzhou/server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exerciseFolder } from '../support/data-folder.ts';
import { CHROMIUM, launchChromium } from './support/chromium.ts';

const NAME = '欧阳晓澜';
const TELEPHONE = '139 7765 4321';
/** Where to leave pictures of the pages, for people to look at. */
const PICTURES = process.env.TONGZHOU_PICTURES;

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

describe.skipIf(!CHROMIUM)('a person who gives, in a real browser with scripts off', () => {
  beforeAll(async () => {
    const folder = exerciseFolder('person');
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
    browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false, ...options });
  const staff = async (page: Page, email = 'receiving@hubei-red-cross.example'): Promise<void> => {
    await page.goto(`${site.url}/zh/sign-in`);
    await page.getByLabel('邮箱').fill(email);
    await page.getByLabel('密码').fill('tongzhou-2020');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL('**/work');
  };
  const picture = async (page: Page, name: string): Promise<void> => {
    if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  };
  let code = '';
  let secret = '';

  it('the warehouse is told what to tell, errors stand beside their fields, and the receipt has a secret', async () => {
    const context = await open();
    const page = await context.newPage();
    await staff(page);
    await page.goto(`${site.url}/zh/work/donations`);
    const card = page.locator('#item-goods-person');
    const notice = await card.innerText();
    for (const told of ['湖北省红十字会', '180 天', '不公开', '匿名', '删除']) expect(notice).toContain(told);
    const form = page.locator('#form-goods-person-0');
    await form.getByLabel('捐赠人姓名').fill(NAME);
    await form.getByLabel('捐赠人电话').fill('不知道');
    await form.getByLabel('捐赠方式').selectOption('discretionary');
    await form.getByLabel('申报为').selectOption('mask-surgical');
    await form.getByLabel('数量（基本单位）').fill('200');
    await form.getByLabel('货位').fill(`${NAME} 的箱子`);
    await form.locator('button').last().click();
    const telephone = page.locator('#form-goods-person-0').getByLabel('捐赠人电话');
    expect(await telephone.getAttribute('aria-invalid')).toBe('true');
    const errors = await page.locator('#form-goods-person-0 .field .error').allInnerTexts();
    expect(errors).toEqual([expect.stringContaining('电话号码')]);
    await telephone.fill(TELEPHONE);
    await form.locator('button').last().click();
    // The name is caught where it would have become public.
    expect(await page.locator('#form-goods-person-0 .field .error').allInnerTexts()).toEqual([
      expect.stringContaining('捐赠人的姓名或电话'),
    ]);
    await picture(page, 'form-error-1280-zh');
    await form.getByLabel('货位').fill('F-01');
    await form.locator('button').last().click();
    const said = await page.locator('#form-goods-person-0 [role=status]').innerText();
    code = /TZ-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(said)?.[0] as string;
    secret = /(?:[0-9A-Z]{5}-){3}[0-9A-Z]{5}/.exec(said)?.[0] as string;
    expect(code && secret).toBeTruthy();
    await picture(page, 'form-done-1280-zh');
    await context.close();
  });

  it('the public page of the gift names nobody and leads the holder to the data', async () => {
    const context = await open({ viewport: { width: 360, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${site.url}/en/gifts/${code}`);
    const html = await page.content();
    expect(html).toContain('A person');
    for (const hidden of [NAME, '13977654321', secret]) expect(html).not.toContain(hidden);
    await page.getByRole('link', { name: 'I gave this: see or erase my data' }).click();
    expect(page.url()).toBe(`${site.url}/en/erase?code=${code}`);
    expect(await page.getByLabel('Receipt code').inputValue()).toBe(code);
    await context.close();
  });

  it('staff see who gave only with a reason, and the officer sees that they did', async () => {
    const context = await open();
    const page = await context.newPage();
    await staff(page);
    await page.goto(`${site.url}/zh/work/persons?code=${code}`);
    expect(await page.content()).not.toContain(NAME);
    const form = page.locator('#form-read');
    await form.getByLabel('说明').fill(`联系${NAME}`);
    await form.locator('button').last().click();
    expect(await form.locator('.field .error').allInnerTexts()).toEqual([
      expect.stringContaining('捐赠人的姓名'),
    ]);
    await form.getByLabel('说明').fill('');
    await form.getByLabel('理由').selectOption('answer-donor');
    await form.locator('button').last().click();
    expect(await page.locator('[role=status]').innerText()).toContain(NAME);
    const officer = await open();
    const record = await officer.newPage();
    await staff(record, 'finance2@hubei-red-cross.example');
    await record.goto(`${site.url}/zh/work/persons`);
    const rows = await record.locator('main').innerText();
    await officer.close();
    expect(rows).toContain('答复捐赠人');
    expect(rows).not.toContain(NAME);
    const { violations } = await new AxeBuilder({ page: await scripted(page) }).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    await picture(page, 'desk-1280-zh');
    await context.close();
  });

  /** The same page where scripts run, which the check for barriers needs. */
  async function scripted(page: Page): Promise<Page> {
    const context = await open({ javaScriptEnabled: true });
    await context.addCookies(await page.context().cookies());
    const tab = await context.newPage();
    await tab.goto(page.url());
    return tab;
  }

  it.each(['zh', 'en'] as const)(
    'in %s the page is complete on a phone, by keyboard, without barriers',
    async (lang) => {
      const words = { zh: ['查看保存的信息', '永久删除'], en: ['See what is held', 'Erase for ever'] }[lang];
      for (const [width, colorScheme] of [
        [360, 'light'],
        [360, 'dark'],
        [1280, 'light'],
        [1280, 'dark'],
      ] as const) {
        const context = await open({ viewport: { width, height: 800 }, colorScheme });
        const page = await context.newPage();
        await page.goto(`${site.url}/${lang}/erase?code=${code}`);
        await page.locator('[name=secret]').fill('WRONG');
        await page.getByRole('button', { name: words[1] as string }).click();
        expect(await page.locator('.field .error').count()).toBe(1);
        await picture(page, `erase-error-${width}-${colorScheme}-${lang}`);
        await page.locator('[name=secret]').fill(secret.toLowerCase());
        await page.locator('[name=secret]').press('Enter');
        expect(await page.locator('[role=status]').innerText()).toContain(NAME);
        const size = await page
          .evaluate(() => [document.documentElement.scrollWidth, innerWidth])
          .catch(() => null);
        if (size) expect(size[0]).toBeLessThanOrEqual(size[1] as number);
        await picture(page, `erase-held-${width}-${colorScheme}-${lang}`);
        await context.close();
      }
      const checked = await open({ javaScriptEnabled: true });
      const tab = await checked.newPage();
      await tab.goto(`${site.url}/${lang}/erase?code=${code}`);
      const { violations } = await new AxeBuilder({ page: tab }).analyze();
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
      await checked.close();
    },
  );

  it('the person erases: once the box is ticked, for ever; the gift can still be followed', async () => {
    const context = await open({ viewport: { width: 360, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${site.url}/zh/erase?code=${code}`);
    await page.getByRole('textbox', { name: '收据密码' }).fill('AAAAA-AAAAA-AAAAA-AAAAA');
    await page.getByLabel('我知道').check();
    await page.getByRole('button', { name: '永久删除' }).click();
    expect(await page.locator('.field .error').allInnerTexts()).toEqual([
      expect.stringContaining('密码不对'),
    ]);
    await page.getByRole('textbox', { name: '收据密码' }).fill(secret);
    await page.getByLabel('我知道').uncheck();
    await page.getByRole('button', { name: '永久删除' }).click();
    expect(await page.locator('.field .error').allInnerTexts()).toEqual([expect.stringContaining('勾选')]);
    await page.getByLabel('我知道').check();
    await page.getByRole('button', { name: '永久删除' }).click();
    const done = page.locator('[role=status]');
    expect(await done.innerText()).toContain('已永久删除');
    expect(await page.content()).not.toContain(secret);
    await picture(page, 'erased-360-zh');
    await page.getByRole('link', { name: '查询捐赠去向' }).click();
    expect(await page.locator('main').innerText()).toContain('200 只');
    expect(await page.locator('.notice.good').count()).toBe(1);
    await page.goto(`${site.url}/zh/erase?code=${code}`);
    await page.getByRole('textbox', { name: '收据密码' }).fill(secret);
    await page.getByRole('button', { name: '查看保存的信息' }).click();
    expect(await page.locator('.field .error').allInnerTexts()).toEqual([
      expect.stringContaining('没有保存个人信息'),
    ]);
    await context.close();
  });

  it('two officers erase: one asks, another signs what waits on the same page', async () => {
    const hall = await open();
    const intake = await hall.newPage();
    await staff(intake);
    await intake.goto(`${site.url}/zh/work/donations`);
    const gift = intake.locator('#form-goods-person-0');
    await gift.getByLabel('捐赠人姓名').fill('司徒雨桐');
    await gift.getByLabel('捐赠方式').selectOption('discretionary');
    await gift.getByLabel('申报为').selectOption('mask-surgical');
    await gift.getByLabel('数量（基本单位）').fill('100');
    await gift.getByLabel('货位').fill('F-02');
    await gift.locator('button').last().click();
    const said = await intake.locator('#form-goods-person-0 [role=status]').innerText();
    const receipt = /TZ-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(said)?.[0] as string;
    await hall.close();

    const first = await open();
    const asks = await first.newPage();
    await staff(asks, 'finance2@hubei-red-cross.example');
    await asks.goto(`${site.url}/zh/work/persons?code=${receipt}`);
    await asks.locator('#form-erase').getByLabel('理由').selectOption('consent-withdrawn');
    await asks.getByRole('button', { name: '提请删除' }).click();
    expect(await asks.locator('main').innerText()).toContain('已提请，待另一人复核');
    // Nobody signs his own: he may only call it back.
    expect(await asks.getByRole('button', { name: '复核通过，永久删除' }).count()).toBe(0);
    await asks.getByRole('button', { name: '撤回' }).waitFor();
    await first.close();

    for (const [width, lang, colorScheme] of [
      [360, 'zh', 'light'],
      [1280, 'en', 'dark'],
    ] as const) {
      const looking = await open({ viewport: { width, height: 800 }, colorScheme, javaScriptEnabled: true });
      const page = await looking.newPage();
      await staff(page, 'inspection@hubei-red-cross.example');
      await page.goto(`${site.url}/${lang}/work/persons`);
      const size = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(size[0]).toBeLessThanOrEqual(size[1] as number);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
      await picture(page, `desk-waiting-${width}-${lang}`);
      await looking.close();
    }

    const second = await open();
    const signs = await second.newPage();
    await staff(signs, 'inspection@hubei-red-cross.example');
    await signs.goto(`${site.url}/zh/work/persons`);
    await signs.getByRole('button', { name: '退回' }).click();
    expect(await signs.locator('.field .error, .notice.bad').count()).toBeGreaterThan(0);
    await signs.getByRole('button', { name: '复核通过，永久删除' }).click();
    const done = await signs.locator('main').innerText();
    expect(done).toContain('已永久删除');
    expect(done).toContain('没有待复核的删除');
    await picture(signs, 'desk-signed-1280-zh');
    await second.close();
  });
});
