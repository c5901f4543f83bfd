import { serve } from '@tongzhou/server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';
import { CHROMIUM, launchChromium } from './support/chromium.ts';
import { countersign } from './support/exercise.ts';

const INCIDENT = 'hubei-2020';
const HANDLED = expect.stringMatching(/^value-of-cover-handled\/4, HiGHS /);

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

type Run = { id: string; status: string; method: string; solver: string | null; reason: string | null };

describe.skipIf(!CHROMIUM)('allocating, from the screen', () => {
  beforeAll(async () => {
    const folder = dataFolder('allocating');
    site = await serve({ port: 0, host: '127.0.0.1', folder, databaseUrl: undefined, scenario: INCIDENT });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Scripts are off: everything here works without. */
  const seated = async (email: string): Promise<Page> => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(`${site.url}/zh/sign-in`);
    await page.getByLabel('邮箱').fill(email);
    await page.getByLabel('密码').fill('tongzhou-2020');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    return page;
  };
  const runs = async (): Promise<Run[]> =>
    ((await (await fetch(`${site.url}/api/v1/incidents/${INCIDENT}/allocations`)).json()) as { data: Run[] })
      .data;

  it('a proposed run is adjusted with a reason, approved by another person, and the difference is public', async () => {
    const [proposed] = (await runs()) as [Run];
    expect(proposed).toMatchObject({ status: 'proposed', solver: HANDLED });
    const page = await seated('medical@hubei-command.example');
    await page.goto(`${site.url}/zh/work/allocations`);
    const item = page.locator(`#item-${proposed.id}`);
    await item.locator('summary').click();
    const form = item.locator('details form');
    const first = form.locator('input[inputmode=numeric]').first();
    const before = Number(await first.inputValue());
    expect(before).toBeGreaterThan(10);
    await first.fill(String(before + 10_000_000));
    await form.getByLabel('理由').fill('试一试');
    await form.getByRole('button').click();
    expect(await page.locator('[aria-invalid=true]').count()).toBe(1);
    const again = page.locator(`#item-${proposed.id} details form`);
    await again
      .locator('input[inputmode=numeric]')
      .first()
      .fill(String(before - 10));
    await again.getByLabel('理由').fill('该院另获捐赠');
    await again.getByRole('button').click();
    const [adjusted] = (await runs()) as [Run];
    expect(adjusted).toMatchObject({ status: 'proposed', method: 'adjusted', reason: '该院另获捐赠' });
    const approver = await seated('approval@hubei-command.example');
    await approver.goto(`${site.url}/zh/work/allocations`);
    const approval = approver.locator(`#item-${adjusted.id}`);
    await approval.getByRole('button', { name: '批准并下达调拨单' }).click();
    // By some facilities' own word alone the plan gives them more than a quarter of an item: whoever approves says that it is meant.
    const questions = approval.locator('input[name=confirm]');
    expect(await questions.count()).toBeGreaterThan(0);
    for (const question of await questions.all()) await question.check();
    await approval.getByRole('button', { name: '批准并下达调拨单' }).click();
    expect((await runs()).slice(0, 2)).toMatchObject([
      { id: adjusted.id, status: 'approved' },
      { id: proposed.id, status: 'replaced' },
    ]);
    await approver.goto(`${site.url}/zh/incidents/${INCIDENT}/allocations/${adjusted.id}`);
    const text = await approver.locator('main').innerText();
    expect(text).toContain('该院另获捐赠');
    expect(text).toContain('1 项不同');
  });

  it('roads, offers and patients are stated by those whose matter they are', async () => {
    const page = await seated('duty@hubei-command.example');
    await page.goto(`${site.url}/zh/work/transport`);
    const road = page.locator('#item-route');
    await road.getByLabel('从').selectOption('420100');
    await road.getByLabel('到').selectOption('429021');
    await road.getByLabel('公里').fill('５００');
    await road.getByLabel('分钟').fill('600');
    await road.getByLabel('能否通行').selectOption('no');
    await road.getByLabel('来源').fill('省交通运输厅');
    await road.getByRole('button').click();
    const transport = (await (await fetch(`${site.url}/api/v1/incidents/${INCIDENT}/transport`)).json()) as {
      data: { routes: { from: { code: string }; to: { code: string }; open: boolean }[] };
    };
    expect(transport.data.routes.find((each) => each.to.code === '429021' && !each.open)).toMatchObject({
      from: { code: '420100' },
      kilometres: 500,
    });
    await page.goto(`${site.url}/zh/work/needs`);
    const load = page.locator('#item-load');
    await load.getByLabel('在院病人').fill('90');
    await load.getByLabel('可用床位').fill('80');
    await load.getByLabel('来源').fill('演练：医务处来电');
    await load.getByRole('button', { name: '报告', exact: true }).click();
    expect(await page.locator('#item-load .notice.good').count()).toBe(1);
  });

  it('terms are tried, adopted, and computed by an integer program; a browser without trust audits that too', async () => {
    const page = await seated('duty@hubei-command.example');
    await page.goto(`${site.url}/zh/incidents/${INCIDENT}/what-if`);
    await page.getByLabel('只发整包装').selectOption('yes');
    await page.getByLabel('机构留存 %').fill('0');
    await page.getByLabel('一次最小调拨量').fill('200');
    await page.getByRole('button', { name: '试算' }).click();
    expect(await page.locator('section[aria-labelledby=differences] tbody tr').count()).toBeGreaterThan(3);
    await page.getByLabel('如何达成').fill('演练：各方同意只发整包装');
    await page.getByRole('button', { name: '通过为公约新版本' }).click();
    await countersign(await seated('approval@hubei-command.example'), site.url);
    const medical = await seated('medical@hubei-command.example');
    await medical.goto(`${site.url}/zh/work/allocations`);
    await medical.getByRole('button', { name: '计算并提出' }).click();
    const [handled] = (await runs()) as [Run];
    expect(handled.solver).toEqual(HANDLED);
    await medical.goto(`${site.url}/zh/incidents/${INCIDENT}/allocations/${handled.id}`);
    expect(await medical.locator('main').innerText()).toMatch(/任何方案都不会超过/);
    const context = await browser.newContext();
    const visitor = await context.newPage();
    await visitor.goto(`${site.url}/zh/verify`);
    await visitor.getByRole('button', { name: '开始审计' }).click();
    const finding = visitor.locator('#audit-finding .notice');
    await finding.waitFor({ timeout: 60_000 });
    expect(await finding.getAttribute('data-code')).toMatch(/^audit-(site|pinned)$/);
    // The one file to keep brings the solver along, and still is small.
    const copy = await (await fetch(`${site.url}/verify.html`)).text();
    expect(copy.length).toBeLessThan(4_000_000);
  });
});
