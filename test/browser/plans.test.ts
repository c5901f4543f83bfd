import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM } from './support/chromium.ts';
import { type Exercise, openExercise } from './support/exercise.ts';

const BASE = '/zh/incidents/hubei-2020';
const PLAN = '突发公共卫生事件应急预案（标准版）';
const PHONE = { viewport: { width: 360, height: 800 } };

let site: Exercise;

describe.skipIf(!CHROMIUM)('plans, in a real browser', () => {
  beforeAll(async () => {
    site = await openExercise('plans');
  });
  afterAll(() => site?.close());

  const signIn = async (email: string): Promise<Page> => {
    const page = await site.signIn(email);
    await page.goto(`${site.url}/zh/work/plans`);
    return page;
  };
  const item = (page: Page, heading: string) => page.locator('section.work', { hasText: heading });

  it('a standard plan is taken over by one person, adopted by another, activated, and stands', async () => {
    const first = await signIn('duty@hubei-command.example');
    const standard = item(first, `标准预案: ${PLAN}`);
    await standard.getByText('编辑并提出').click();
    await standard.getByLabel('理由（公开）').fill('本省采用');
    await standard.getByRole('button', { name: '为本地采用' }).click();
    expect(await first.locator('.notice.good').count()).toBe(1);
    // Whoever proposed it has nothing to adopt.
    expect(await item(first, '待通过').getByRole('button', { name: '通过', exact: true }).count()).toBe(0);

    const second = await signIn('approval@hubei-command.example');
    await item(second, '待通过').getByRole('button', { name: '通过', exact: true }).click();
    await second.goto(`${site.url}/zh/work/plans`);
    const activate = second.locator('#item-activate-cn-public-health');
    await activate.getByLabel('响应级别').selectOption('I');
    await activate.getByLabel('理由（公开）').fill('社区传播');
    await activate.getByRole('button', { name: '启动' }).click();
    expect(await second.locator('.notice.good').count()).toBe(1);

    await second.goto(`${site.url}${BASE}/plan`);
    await second.getByText('已逐项执行').waitFor();
    const own = second.locator('tr', { hasText: '医疗机构需求与签收' });
    expect(await own.locator('.chip.good').innerText()).toMatch(/\d+ 个已就位/);
    // What nobody takes is red, and says who can assign it.
    const gap = second.locator('tr', { hasText: '心理援助' });
    expect(await gap.innerText()).toContain('无人承担');
    await first.goto(`${site.url}${BASE}/duties`);
    expect(await first.locator('main').innerText()).toContain('报告在院病人与床位');
    const press = await signIn('press@hubei-command.example');
    await press.goto(`${site.url}/zh/work/releases`);
    expect(await press.locator('main').innerText()).toContain('I级响应的通告');
    await first.context().close();
    await second.context().close();
  });

  it('a version that changes another shows what it changes, and what is wrong in it is said beside it', async () => {
    const page = await signIn('duty@hubei-command.example');
    const change = item(page, `修改: ${PLAN}`);
    await change.getByText('编辑并提出').click();
    const whole = change.getByLabel('预案全文');
    const terms = await whole.inputValue();
    await whole.fill(terms.replaceAll('"item": "respirator-n95"', '"item": "unicorn"'));
    await change.getByLabel('理由（公开）').fill('复盘');
    await change.getByRole('button', { name: '提出新版' }).click();
    expect(await page.locator('.field .error').innerText()).toContain('terms.needs.0.item');
    await whole.fill('{');
    await change.getByRole('button', { name: '提出新版' }).click();
    expect(await page.locator('.field .error').count()).toBe(1);
    await whole.fill(terms.replace('"days": 7', '"days": 14'));
    await change.getByRole('button', { name: '提出新版' }).click();
    expect(await page.locator('.notice.good').count()).toBe(1);
    await item(page, '待通过').getByRole('link', { name: '看它改动什么' }).click();
    const row = page.locator('tr', { hasText: 'days' }).first();
    expect(await row.innerText()).toMatch(/7[\s\S]*14/);
    await page.context().close();
  });

  it('plans, their differences and their progress are read with scripts off, on a telephone, by everybody', async () => {
    const context = await site.browser.newContext({ ...PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    for (const path of [
      '/zh/plans',
      '/zh/plans/cn-public-health?version=1',
      '/en/plans/cn-flood',
      `${BASE}/plan`,
    ]) {
      const response = await page.goto(`${site.url}${path}`);
      expect(response?.status()).toBe(200);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([path, wide]).toEqual([path, 360]);
    }
    await context.close();
    const reading = await (await site.browser.newContext()).newPage();
    for (const path of ['/zh/plans/cn-public-health?version=1', `${BASE}/plan`]) {
      await reading.goto(`${site.url}${path}`);
      const { violations } = await new AxeBuilder({ page: reading }).analyze();
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(grave.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([]);
    }
    await reading.context().close();
  });
});
