import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { serve } from '@tongzhou/server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, launchChromium } from './support/chromium.ts';

const BASE = '/zh/incidents/hubei-2020';

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;
const pages: Page[] = [];

async function signedIn(email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  pages.push(page);
  await page.goto(`${site.url}/zh/sign-in`);
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('密码').fill('tongzhou-2020');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL('**/work');
  return page;
}
const item = (page: Page, heading: string) =>
  page.locator('section.work').filter({ has: page.getByRole('heading', { name: heading }) });
const answers = async (page: Page) => (await page.locator('.notice, .field .error').allInnerTexts()).join();

describe.skipIf(!CHROMIUM)('reports of events, in a real browser', () => {
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongzhou-events-'));
    const where = { port: 0, host: '127.0.0.1', folder, databaseUrl: undefined };
    site = await serve({ ...where, scenario: 'hubei-2020' });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('a hospital notices and reports, the command verifies: each step with its clock, in public', async () => {
    const ward = await signedIn('equipment@wuhan-union.example');
    await ward.goto(`${site.url}/zh/work/events`);
    const notice = item(ward, '我们发现了一起事件');
    await notice.getByLabel('种类').selectOption({ label: '群体性不明原因疾病' });
    await notice.getByLabel('地点').selectOption('420100');
    await notice.getByRole('button', { name: '登记' }).click();
    expect(await answers(ward)).toContain('已完成');

    const open = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await open.goto(`${site.url}${BASE}/events`);
    expect(await open.locator('main').innerText()).toMatch(
      /群体性不明原因疾病[\s\S]*尚未报告[\s\S]*报告事件/,
    );

    await ward.goto(`${site.url}/zh/work/events`);
    const event = item(ward, '群体性不明原因疾病');
    await event.getByLabel('接收单位').selectOption('hubei-command');
    await event.getByRole('button', { name: '登记报告' }).first().click();
    expect(await answers(ward)).toContain('已完成');

    const desk = await signedIn('duty@hubei-command.example');
    await desk.goto(`${site.url}/zh/work/events`);
    const told = item(desk, '群体性不明原因疾病');
    await told.getByLabel('结果').selectOption({ label: '属实' });
    await told.getByLabel('说明（公开）').first().fill('流调与检测一致');
    await told.getByRole('button', { name: '登记核实结果' }).click();
    expect(await answers(desk)).toContain('已完成');

    await open.goto(`${site.url}/en/incidents/hubei-2020/events`);
    const shown = await open.locator('main').innerText();
    expect(shown).toMatch(/Noticed[\s\S]*Reported[\s\S]*direct reporting network[\s\S]*Verified/);
    // The province's own hour to tell the nation has begun.
    expect(shown).toMatch(/Pass a report of an event upward/);
  });

  it('a question of the public is noted by one seat and answered by another', async () => {
    const press = await signedIn('press@hubei-command.example');
    await press.goto(`${site.url}/zh/work/releases`);
    const note = item(press, '登记公众关切');
    await note.locator('summary').click();
    await note.getByLabel('公众关切（中文）').fill('口罩去了哪里？');
    await note.getByLabel('公众关切（英文）').fill('Where did the masks go?');
    await note.getByLabel('来源').fill('12345 热线');
    await note.getByRole('button', { name: '登记' }).click();
    expect(await answers(press)).toContain('已完成');
    const second = await signedIn('press2@hubei-command.example');
    await second.goto(`${site.url}/zh/work/releases`);
    const question = item(second, '口罩去了哪里？');
    await question.getByLabel('回应（中文）').fill('每一笔交付见公示第 1 号。');
    await question.getByLabel('回应（英文）').fill('Every delivery stands in release no. 1.');
    await question.getByRole('button', { name: '公开回应' }).click();
    expect(await answers(second)).toContain('已完成');
    await second.goto(`${site.url}/en/incidents/hubei-2020/opinions`);
    expect(await second.locator('main').innerText()).toMatch(/Where did the masks go\?[\s\S]*release no\. 1/);
  });

  it('the pages fit a phone and have no serious barrier, in both languages', async () => {
    const page = await (await browser.newContext({ viewport: { width: 360, height: 800 } })).newPage();
    for (const path of ['events', 'opinions', 'capabilities'])
      for (const language of ['zh', 'en']) {
        const address = `/${language}/incidents/hubei-2020/${path}`;
        expect([address, (await page.goto(`${site.url}${address}`))?.status()]).toEqual([address, 200]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect([address, wide]).toEqual([address, 360]);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(grave.map(({ id, nodes }) => `${address} ${id} ${nodes[0]?.html}`)).toEqual([]);
      }
  });
});
