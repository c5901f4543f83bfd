import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM } from './support/chromium.ts';
import { type Exercise, openExercise } from './support/exercise.ts';

const BASE = '/zh/incidents/hubei-2020';
const PHONE = { viewport: { width: 360, height: 800 } };

let site: Exercise;
let desk: Page;

describe.skipIf(!CHROMIUM)('tasks and volunteers, in a real browser', () => {
  beforeAll(async () => {
    site = await openExercise('tasks');
    desk = await site.signIn('duty@hubei-command.example');
  });
  afterAll(() => site?.close());

  const item = (heading: string) =>
    desk.locator('section.work').filter({ has: desk.getByRole('heading', { name: heading }) });
  const again = () => desk.goto(`${site.url}/zh/work/tasks`);

  it('a task for two is opened; one at the door waits for a second, two together are at work by one form', async () => {
    await again();
    const open = item('发布任务');
    await open.getByLabel('任务（中文 Chinese）').fill('卸口罩');
    await open.getByLabel('任务（英文 English）').fill('Unload masks');
    await open.getByLabel('地点').fill('国博 A 馆');
    await open.getByLabel('须两人以上同时在场').selectOption('yes');
    await open.getByRole('button', { name: '发布' }).click();
    expect(await desk.locator('.error, .notice').allInnerTexts()).toEqual([
      expect.stringContaining('已完成'),
    ]);

    await again();
    const door = item('现场志愿者');
    await door.getByRole('button', { name: '登记并签到' }).click();
    expect(await desk.locator('.field .error').innerText()).toContain('须两人以上同时在场');
    await door.getByLabel('一起来的人数').fill('2');
    await door.getByRole('button', { name: '登记并签到' }).click();
    expect(await desk.locator('.notice.good .mono').innerText()).toMatch(/^volunteer-\w+ volunteer-\w+$/);
    await again();
    expect(await item('卸口罩').innerText()).toContain('在岗 2 人');
  });

  it('nobody is left alone; both go together, and hours become a certificate that the log proves', async () => {
    await again();
    const task = item('卸口罩');
    const out = task.getByRole('button', { name: '签退' });
    await out.click();
    expect((await desk.locator('.notice.bad, .field .error').allInnerTexts()).join()).toContain('两人以上');
    await again();
    const second = task.getByLabel('一起的第 2 人');
    const [, , last] = await second.locator('option').allInnerTexts();
    await second.selectOption({ label: last as string });
    await out.click();
    expect(await desk.locator('.error, .notice').allInnerTexts()).toEqual([
      expect.stringContaining('已完成'),
    ]);
    await again();
    await item('出具服务时长证明').getByRole('button', { name: '出具' }).click();
    // The exercise's clock stands still: there is no minute to certify, and the answer says so.
    expect((await desk.locator('.notice.bad, .field .error').allInnerTexts()).join()).toContain(
      '还没有已结束的服务时间',
    );
  });

  it('the public list and a volunteer’s page hold no name, work with scripts off, on a telephone, and read well', async () => {
    const context = await site.browser.newContext({ ...PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    const volunteer = await desk
      .locator('select[name="choice:volunteer"] option')
      .first()
      .getAttribute('value');
    for (const path of [
      `${BASE}/tasks`,
      `${BASE}/volunteers/${volunteer}`,
      '/en/incidents/hubei-2020/tasks',
    ]) {
      const response = await page.goto(`${site.url}${path}`);
      expect([path, response?.status()]).toEqual([path, 200]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([path, wide]).toEqual([path, 360]);
    }
    expect((await page.goto(`${site.url}${BASE}/volunteers/nobody`))?.status()).toBe(404);
    await context.close();
    for (const path of [`${BASE}/tasks`, `${BASE}/volunteers/${volunteer}`, '/zh/work/tasks']) {
      await desk.goto(`${site.url}${path}`);
      const { violations } = await new AxeBuilder({ page: desk }).analyze();
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(grave.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([]);
    }
  });

  it('the poster of a place is drawn from the screen, shown once, and renewed; others draw none', async () => {
    const context = await site.browser.newContext({ ...PHONE, javaScriptEnabled: false });
    await context.addCookies(await desk.context().cookies());
    const page = await context.newPage();
    await page.goto(`${site.url}/zh/work/tasks`);
    const links = page.getByRole('link', { name: '现场海报与签到码' });
    if ((await links.count()) === 0) {
      const open = page.locator('#item-open');
      await open.getByLabel('任务（中文 Chinese）').fill('搬运');
      await open.getByLabel('地点').fill('国博 A 馆');
      await open.getByRole('button', { name: '发布' }).click();
      await page.goto(`${site.url}/zh/work/tasks`);
    }
    await links.first().click();
    const address = page.url();
    expect(await page.locator('main').innerText()).toContain('还没有海报');
    await page.getByRole('button', { name: '生成签到码和海报' }).click();
    const poster = await page.locator('.poster').innerText();
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(poster)?.[0] as string;
    expect(code).toBeTruthy();
    for (const words of ['扫码签到签退', 'scan to check in or out', '还没有加入', 'New here?'])
      expect(poster).toContain(words);
    expect(await page.locator('.poster svg.qr').count()).toBe(2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    if (process.env.TONGZHOU_PICTURES) {
      await page.screenshot({ path: `${process.env.TONGZHOU_PICTURES}/poster-360-zh.png`, fullPage: true });
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 794, height: 1123 });
      await page.screenshot({ path: `${process.env.TONGZHOU_PICTURES}/poster-print.png` });
      await page.emulateMedia({ media: 'screen' });
    }
    // Nowhere again, and it is another that is made anew.
    await page.goto(address);
    expect(await page.content()).not.toContain(code);
    expect(await page.locator('main').innerText()).toContain('2048 次');
    await page.getByRole('button', { name: '重新生成' }).click();
    expect(await page.locator('.poster .code').innerText()).not.toBe(code);
    await context.close();
    const other = await site.signIn('gate@hubei-red-cross.example');
    expect((await other.goto(address))?.status()).toBe(404);
  });
});
