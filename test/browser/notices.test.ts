import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { serve } from '@tongzhou/server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exerciseFolder } from '../support/data-folder.ts';
import { CHROMIUM, launchChromium } from './support/chromium.ts';
import { countersign } from './support/exercise.ts';

const PHONE = { viewport: { width: 360, height: 800 } };
/** Where screenshots are kept for looking at; nowhere unless it is set. */
/** All that can come together is looked at by `npm run test:long`, else each of it once. */
const LONG = process.env.TONGZHOU_LONG === '1';
const SHOTS = process.env.TONGZHOU_SCREENSHOTS;

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

describe.skipIf(!CHROMIUM)('notices, in a real browser', () => {
  beforeAll(async () => {
    process.env.TONGZHOU_SMTP_URL = 'smtp://127.0.0.1:9';
    const folder = exerciseFolder('notices');
    const where = { port: 0, host: '127.0.0.1', folder, databaseUrl: undefined };
    site = await serve({ ...where, scenario: 'hubei-2020' });
    browser = await launchChromium();
  });
  afterAll(async () => {
    delete process.env.TONGZHOU_SMTP_URL;
    await browser?.close();
    await site?.close();
  });

  const signIn = async (page: Page, email: string) => {
    await page.goto(`${site.url}/zh/sign-in`);
    await page.getByLabel('邮箱').fill(email);
    await page.getByLabel('密码').fill('tongzhou-2020');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL('**/work');
  };
  const signedIn = async (email: string, options: Parameters<Browser['newContext']>[0] = {}) => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await signIn(page, email);
    return { context, page };
  };
  const open = (page: Page, lang = 'zh') => page.goto(`${site.url}/${lang}/work/notices`);
  /** The lead changes the level of response, by its form. */
  const changeLevel = async (context: BrowserContext, responseLevel: string) => {
    const answer = await context.request.post(`${site.url}/api/v1/commands/incident.change-level`, {
      data: { incident: 'hubei-2020', responseLevel, reason: '研判' },
      headers: { origin: site.url, 'sec-fetch-site': 'same-origin' },
    });
    expect(answer.status(), await answer.text()).toBeLessThan(300);
  };

  it('the list and the count in the header follow what happens, without being asked', async () => {
    const lead = await signedIn('duty@hubei-command.example');
    const { context, page } = await signedIn('equipment@wuhan-union.example');
    await open(page);
    const badge = page.locator('#unseen');
    // What time brings (needs that have grown old) comes when it comes, and counts as well: the
    // button marks what the page shows, so whatever came meanwhile is marked by the next press.
    const readAll = () =>
      expect
        .poll(
          async () => {
            const button = page.getByRole('button', { name: '全部标为已读' });
            if (await button.count()) await button.click({ timeout: 5_000 }).catch(() => {});
            return badge.isVisible();
          },
          { timeout: 30_000, interval: 500 },
        )
        .toBe(false);
    await readAll();
    const unseen = async () => Number((await badge.innerText()).replaceAll(/\D/g, '') || 0);
    await changeLevel(lead.context, 'II');
    await countersign((await signedIn('approval@hubei-command.example')).page, site.url);
    const told = page.locator('#notices li').filter({ hasText: '响应级别调整为II级' }).first();
    await told.waitFor();
    await expect.poll(unseen).toBeGreaterThan(0);
    expect(await told.locator('.chip').allInnerTexts()).toEqual([
      expect.stringContaining('演练'),
      expect.stringContaining('紧急'),
    ]);
    // Another page of the workspace, and what happened while it was not looked at.
    await page.goto(`${site.url}/zh/work`);
    const before = await unseen();
    await changeLevel(lead.context, 'I');
    await expect.poll(unseen).toBeGreaterThan(before);
    await open(page);
    expect(await page.locator('#notices .chip.bad').first().innerText()).toContain('警报');
    await readAll();
    await context.close();
    await lead.context.close();
  });

  it('what is wanted by e-mail is kept, scripts off', async () => {
    const { context, page } = await signedIn('equipment@wuhan-union.example', {
      ...PHONE,
      javaScriptEnabled: false,
    });
    await open(page);
    const mail = page.locator('#mail');
    await mail.getByLabel('发送').selectOption('all');
    await mail.getByLabel('免打扰 从').fill('22:00');
    await mail.getByLabel('到', { exact: true }).fill('07:00');
    await mail.locator('summary').click();
    await mail.getByLabel('已发货').uncheck();
    await mail.getByRole('button', { name: '保存', exact: true }).click();
    expect(await mail.getByLabel('发送').inputValue()).toBe('all');
    expect(await mail.getByLabel('免打扰 从').inputValue()).toBe('22:00');
    expect(await mail.getByLabel('到', { exact: true }).inputValue()).toBe('07:00');
    await mail.locator('summary').click();
    expect(await mail.getByLabel('已发货').isChecked()).toBe(false);
    expect(await mail.getByLabel('已签收').isChecked()).toBe(true);
    for (const box of await mail.getByRole('checkbox').all()) await box.uncheck();
    await mail.getByRole('button', { name: '保存', exact: true }).click();
    expect(await page.getByRole('alert').innerText()).toContain('至少选择一种');
    await context.close();
  });

  it('a webhook is added, chosen for, given a new secret and removed, and none points inside', async () => {
    const { context, page } = await signedIn('equipment@wuhan-union.example', { javaScriptEnabled: false });
    await open(page);
    const hooks = page.locator('#webhooks');
    const add = async (url: string) => {
      await hooks.getByLabel('地址（https）').fill(url);
      await hooks.getByRole('button', { name: '添加', exact: true }).click();
    };
    await add('https://169.254.169.254/latest/meta-data');
    expect(await hooks.locator('.field .error').innerText()).toContain('指向内部网络');
    expect(await hooks.getByLabel('地址（https）').inputValue()).toContain('169.254.169.254');
    await add('https://stock.example.org/tongzhou');
    const first = await hooks.locator('.notice.good .mono').innerText();
    expect(first).toMatch(/^whsec_/);
    await hooks.locator('.items summary').click();
    await hooks.locator('.items').getByLabel('新出库单').uncheck();
    await hooks.getByRole('button', { name: '保存种类' }).click();
    expect(await hooks.locator('.items summary').innerText()).toMatch(/已选 \d+ 种/);
    expect(await hooks.locator('.notice.good').count()).toBe(0);
    await hooks.getByRole('button', { name: '更换密钥' }).click();
    const second = await hooks.locator('.notice.good .mono').innerText();
    expect(second).toMatch(/^whsec_/);
    expect(second).not.toBe(first);
    expect(await hooks.locator('.items').innerText()).toContain('旧密钥同时签名至');
    await hooks.getByRole('button', { name: '删除' }).click();
    expect(await hooks.locator('.items > li').count()).toBe(0);
    await context.close();
  });

  it('a browser that may not be told says so; one that may asks for it, under the strict policy', async () => {
    const { context, page } = await signedIn('equipment@wuhan-union.example');
    const broken: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) broken.push(message.text());
    });
    await open(page);
    const push = page.locator('#push');
    const button = push.getByRole('button', { name: '在本设备上接收' });
    await button.click();
    // Headless browsers refuse the permission that nobody gave.
    await push.locator('[data-say=denied]').waitFor();
    await context.grantPermissions(['notifications'], { origin: site.url });
    await page.reload();
    await button.click();
    // Permission is there, a push service is not: it is said, and nothing is listed that does not work.
    await push.locator('[data-say=failed]').waitFor();
    expect(await push.locator('.items').count()).toBe(0);
    expect(broken).toEqual([]);
    await context.close();
  });

  it('a push message is shown in its language, and an unreadable one is shown all the same', async () => {
    const { context, page } = await signedIn('equipment@wuhan-union.example');
    await context.grantPermissions(['notifications'], { origin: site.url });
    await open(page);
    await page.evaluate(async () => {
      await navigator.serviceWorker.register('/push-worker.js');
      await navigator.serviceWorker.ready;
    });
    const session = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [found] = registrations;
        if (found) resolve(found.registrationId);
      });
    });
    await session.send('ServiceWorker.enable');
    const registrationId = await registered;
    const shown = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        const all = await registration.getNotifications();
        return all.map(({ title, body, lang, data }) => ({ title, body, lang, path: data.path }));
      });
    const deliver = (data: string) =>
      session.send('ServiceWorker.deliverPushMessage', { origin: `${site.url}/`, registrationId, data });
    const message = { title: '[Urgent] Runs out soon', body: 'Tongzhou', path: '/en/work', language: 'en' };
    const { language: lang, ...rest } = message;
    // A worker that has just been started loses what comes too early, as a push service knows: it is sent again until it is shown.
    const until = (data: string) =>
      expect.poll(
        async () => {
          await deliver(data);
          return shown();
        },
        { interval: 1_000 },
      );
    await until(JSON.stringify(message)).toContainEqual({ ...rest, lang });
    await until('not a message').toContainEqual(expect.objectContaining({ title: '同舟 Tongzhou' }));
    await context.close();
  });

  it('has no serious barrier, in both languages, light and dark, and fits a phone', async () => {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of LONG ? [360, 1280] : [colorScheme === 'light' ? 360 : 1280]) {
        const viewport = { width, height: 800 };
        const { context, page } = await signedIn('duty@hubei-command.example', { viewport, colorScheme });
        for (const lang of LONG ? ['zh', 'en'] : [colorScheme === 'light' ? 'zh' : 'en']) {
          await open(page, lang);
          if (SHOTS) await page.screenshot({ path: join(SHOTS, `${lang}-${width}-${colorScheme}-top.png`) });
          for (const summary of await page.locator('main summary').all()) await summary.click();
          const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
          expect(wide, `${lang} ${width}`).toBe(inner);
          if (SHOTS)
            await page.screenshot({
              path: join(SHOTS, `${lang}-${width}-${colorScheme}.png`),
              fullPage: true,
            });
          const { violations } = await new AxeBuilder({ page }).analyze();
          const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
          expect(serious, `${lang} ${width} ${colorScheme}`).toEqual([]);
        }
        await context.close();
      }
  });
});
