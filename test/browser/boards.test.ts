import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM } from './support/chromium.ts';
import { countersign, type Exercise, openExercise } from './support/exercise.ts';

const BOARD = '/zh/incidents/hubei-2020/board';
const PHONE = { viewport: { width: 360, height: 800 } };

let site: Exercise;

describe.skipIf(!CHROMIUM)('boards, in a real browser', () => {
  beforeAll(async () => {
    site = await openExercise('boards');
  });
  afterAll(() => site?.close());

  const signIn = (options = {}) => site.signIn('duty@hubei-command.example', options);

  it('the lead’s board shows level, clocks, gaps, coverage, ageing and the latest facts, on a telephone, scripts off', async () => {
    const page = await (await site.browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage();
    await page.goto(`${site.url}${BOARD}`);
    const text = await page.locator('main').innerText();
    for (const each of ['级响应', '时钟', '无人承担的职能', '需求保障程度', '在库时间', '最新事实'])
      expect(text).toContain(each);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.context().close();
  });

  it('it is live: what somebody does elsewhere stands on it without a reload', async () => {
    const board = await (await site.browser.newContext()).newPage();
    const connected = board.waitForRequest((request) => request.url().endsWith('/hubei-2020/stream'));
    await board.goto(`${site.url}${BOARD}`);
    await connected;
    expect(await board.locator('.level').first().innerText()).not.toContain('II');
    const desk = await signIn();
    await desk.goto(`${site.url}/zh/work/register`);
    const change = desk.locator('#item-level');
    await change.getByLabel('级别').selectOption('II');
    await change.getByLabel('理由').fill('研判');
    await change.getByRole('button').click();
    expect(await desk.locator('.notice.good').count()).toBe(1);
    // A lower level is decided by two.
    await countersign(await site.signIn('approval@hubei-command.example'), site.url);
    await board.locator('.level', { hasText: 'II' }).waitFor({ timeout: 10_000 });
    await board.context().close();
    await desk.context().close();
  });

  it('each organisation sees its duties, tasks and mandates first, on a telephone too, and all of it reads well', async () => {
    const page = await signIn(PHONE);
    const text = await page.locator('main').innerText();
    for (const each of ['我的义务', '我的任务', '我的职责', '可以办理']) expect(text).toContain(each);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    for (const path of ['/zh/work', BOARD, '/en/incidents/hubei-2020/board']) {
      await page.goto(`${site.url}${path}`);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(grave.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([]);
    }
    await page.context().close();
  });

  it('after action is drawn and exported, scripts off; a recommendation becomes something a plan’s next version answers', async () => {
    const page = await (await site.browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage();
    await page.goto(`${site.url}/zh/incidents/hubei-2020/after-action`);
    expect(await page.locator('figure.chart svg[role=img]').count()).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const csv = await page.locator('section[aria-labelledby=responses] .section-head a').getAttribute('href');
    expect(await (await fetch(`${site.url}${csv}`)).text()).toMatch(/^kind,organisation,/);
    await page.context().close();
    const desk = await signIn();
    await desk.goto(`${site.url}/zh/incidents/hubei-2020/after-action`);
    await desk.getByLabel('应当怎样改').fill('运输职能应事先指定');
    await desk.getByRole('button', { name: '提出改进建议' }).click();
    await desk.locator('.notice.good').waitFor();
    expect(await desk.locator('section[aria-labelledby=recommendations]').innerText()).toContain('待回应');
    const { violations } = await new AxeBuilder({ page: desk }).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(grave.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    await desk.goto(`${site.url}/zh/work/plans`);
    expect(await desk.locator('main').textContent()).toContain('运输职能应事先指定');
    await desk.context().close();
  });

  it('a stream for an incident that there is not is refused', async () => {
    const answer = await fetch(`${site.url}/api/v1/incidents/nowhere/stream`);
    expect(answer.status).toBe(404);
    await answer.body?.cancel();
  });
});
