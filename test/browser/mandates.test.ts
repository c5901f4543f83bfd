import { AxeBuilder } from '@axe-core/playwright';
import { serve } from '@tongzhou/server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exerciseFolder } from '../support/data-folder.ts';
import { CHROMIUM, launchChromium } from './support/chromium.ts';
import { countersign } from './support/exercise.ts';

const BASE = '/zh/incidents/hubei-2020';
const PASSWORD = 'a long passphrase';
const PHONE = { viewport: { width: 360, height: 800 } };

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

describe.skipIf(!CHROMIUM)('mandates and newcomers, in a real browser', () => {
  beforeAll(async () => {
    const folder = exerciseFolder('mandates');
    const where = { port: 0, host: '127.0.0.1', folder, databaseUrl: undefined };
    site = await serve({ ...where, scenario: 'hubei-2020' });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const signIn = async (page: Page, email: string, password = 'tongzhou-2020') => {
    await page.goto(`${site.url}/zh/sign-in`);
    await page.getByLabel('邮箱').fill(email);
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.waitForURL('**/work');
  };
  /** What two people decide, by the second. */
  const countersigned = async (): Promise<void> => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, 'approval@hubei-command.example');
    await countersign(page, site.url);
    await context.close();
  };
  const withoutScripts = (): Promise<BrowserContext> =>
    browser.newContext({ ...PHONE, javaScriptEnabled: false });
  const item = (page: Page, heading: string) => page.locator('section.work', { hasText: heading });

  it('gaps are red and said in words, with who can assign them, scripts off', async () => {
    const context = await withoutScripts();
    const page = await context.newPage();
    await page.goto(`${site.url}${BASE}`);
    await page.locator('section[aria-labelledby=who]').getByRole('link', { name: '查看全部' }).click();
    const row = page.locator('#function-transport');
    // The lead agency may carry; nobody was named for it.
    expect(await row.locator('.chip').first().innerText()).toContain('未指定，牵头部门代行');
    // All of them can be filled by the same organisation: it is named once, above the table.
    const section = page.locator('section[aria-labelledby=functions]');
    expect(await section.innerText()).toContain(
      '各项缺口均可由湖北省新型冠状病毒感染肺炎疫情防控指挥部授予。',
    );
    await context.close();
  });

  it('a newcomer goes from “we want to help” to its first act, and to the full mandate', async () => {
    const lead = await browser.newContext();
    const desk = await lead.newPage();
    await signIn(desk, 'duty@hubei-command.example');
    await desk.goto(`${site.url}/zh/work/standing`);
    const rule = item(desk, '准入规则');
    await rule.locator('[name="set:terms.functions"][value="receive-donation"]').check();
    await rule.locator('[name="set:terms.functions"][value="transport"]').check();
    await rule.getByRole('button', { name: '通过' }).click();
    expect(await desk.locator('.notice.good').count()).toBe(1);
    await countersigned();

    const context = await withoutScripts();
    const page = await context.newPage();
    await page.goto(`${site.url}${BASE}`);
    await page.getByRole('link', { name: '我们想帮忙：申请加入' }).click();
    await page.getByLabel('邮箱').fill('help@example.org');
    await page.getByLabel('您的姓名').fill('负责人');
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByLabel('您的机构（中文 Chinese）').fill('湖北省红十字会');
    await page.getByLabel('说明您能做什么').fill('冷链车 6 辆');
    await page.getByLabel('出具机关').fill('武汉市民政局');
    await page.getByRole('button', { name: '提交申请' }).click();
    // Nobody takes another's name. The account stands, what was typed stays, and the answer is beside the field.
    expect(await page.locator('.field .error').innerText()).toContain('已经存在');
    expect(await page.getByLabel('邮箱').count()).toBe(0);
    await page.goto(`${site.url}/zh/work/standing`);
    await page.getByRole('link', { name: '申请加入' }).click();
    await page.getByLabel('您的机构（中文 Chinese）').fill('江城车队志愿服务中心');
    await page.getByLabel('说明您能做什么').fill('冷链车 6 辆');
    await page.getByLabel('出具机关').fill('武汉市民政局');
    await page
      .getByLabel('证照文件')
      .setInputFiles({ name: '登记证书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
    await page.getByRole('button', { name: '提交申请' }).click();
    expect(await page.locator('.notice.good').innerText()).toContain('已给予临时职责');
    await page.getByRole('link', { name: '进入工作台' }).click();
    expect(await page.locator('main').innerText()).toContain('接收捐赠');
    await page.goto(`${site.url}/zh/work/donations`);
    expect(await page.locator('main form').count()).toBeGreaterThan(0);

    await desk.goto(`${site.url}/zh/work/standing`);
    const paper = item(desk, '江城车队志愿服务中心: 法人登记');
    expect(await paper.innerText()).toContain('登记证书.pdf · SHA-256');
    await paper.getByLabel('如何核验').fill('已查登记册');
    await paper.getByRole('button', { name: '记录核验结果' }).click();
    const application = item(desk, '已有临时职责');
    await application.getByLabel('说明').first().fill('资质已核');
    await application.getByRole('button', { name: '批准', exact: true }).click();
    expect(await desk.locator('.notice.good').count()).toBe(1);
    await page.goto(`${site.url}/zh/work`);
    expect(await page.locator('main').innerText()).toContain('接收捐赠');
    await context.close();
    await lead.close();
  });

  it('one click asks a qualified organisation to fill a gap; it accepts, and the gap is closed', async () => {
    const lead = await browser.newContext({ javaScriptEnabled: false });
    const desk = await lead.newPage();
    await signIn(desk, 'duty@hubei-command.example');
    const context = await withoutScripts();
    const page = await context.newPage();
    await signIn(page, 'help@example.org', PASSWORD);
    await page.goto(`${site.url}/zh/work/standing`);
    const present = item(page, '提交本机构的资质');
    await present.getByLabel('种类').selectOption('transport');
    await present.getByLabel('出具机关').fill('武汉市交通运输局');
    await present.getByRole('button', { name: '提交', exact: true }).click();
    await desk.goto(`${site.url}/zh/work/standing`);
    const paper = item(desk, '江城车队志愿服务中心: 运输资质');
    await paper.getByLabel('如何核验').fill('已查登记册');
    await paper.getByRole('button', { name: '记录核验结果' }).click();

    await desk.goto(`${site.url}${BASE}/mandates`);
    await desk.locator('#function-transport').getByRole('button', { name: '邀请江城车队' }).click();
    expect(await desk.locator('.notice.good').count()).toBe(1);
    await countersigned();

    await page.goto(`${site.url}/zh/work/mandates`);
    const offer = item(page, '等待接受');
    await offer.getByRole('button', { name: '接受', exact: true }).click();
    expect(await page.locator('.notice.good').count()).toBe(1);
    await desk.goto(`${site.url}${BASE}/mandates`);
    const row = await desk.locator('#function-transport').innerText();
    expect(row).toContain('已有承担者');
    expect(row).toContain('江城车队志愿服务中心');
    await context.close();
    await lead.close();
  });

  it('has no serious barrier, in both languages, and fits a phone', async () => {
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    await signIn(page, 'duty@hubei-command.example');
    const paths = ['incidents/hubei-2020/mandates', 'join', 'work/mandates', 'work/standing'];
    // Each page in one of the two languages; in both, `npm run test:long`.
    for (const [at, lang] of ['zh', 'en'].entries())
      for (const path of paths.filter((_, index) => process.env.TONGZHOU_LONG === '1' || index % 2 === at)) {
        await page.goto(`${site.url}/${lang}/${path}`);
        const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        expect(wide, path).toBe(inner);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'),
          `${lang}/${path}`,
        ).toEqual([]);
      }
    await context.close();
  });
});
