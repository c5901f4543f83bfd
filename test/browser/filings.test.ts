import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM } from './support/chromium.ts';
import { type Exercise, openExercise } from './support/exercise.ts';

const PUBLIC = '/zh/incidents/hubei-2020/fundraisings';
const PHONE = { viewport: { width: 360, height: 800 } };

let site: Exercise;
let charity: Page;
let lead: Page;

describe.skipIf(!CHROMIUM)('a fundraising and its filings, in a real browser', () => {
  beforeAll(async () => {
    site = await openExercise('filings');
    charity = await site.signIn('receiving@hubei-red-cross.example');
    lead = await site.signIn('duty@hubei-command.example');
  });
  afterAll(() => site?.close());

  const item = (page: Page, heading: string) =>
    page.locator('section.work').filter({ has: page.getByRole('heading', { name: heading }) });
  const said = (page: Page) => page.locator('.error, .notice').allInnerTexts();
  const filings = () => charity.goto(`${site.url}/zh/work/filings`);

  async function begin(): Promise<void> {
    await filings();
    const form = item(charity, '开始公开募捐');
    await form.getByText('登记…').click();
    await form.getByLabel('名称（中文）').fill('抗疫专项募捐');
    await form.getByLabel('名称（英文）').fill('Appeal against the epidemic');
    await form.getByLabel('目的（中文）').fill('购买医用防护物资');
    await form.getByLabel('目的（英文）').fill('Protective equipment');
    await form.getByLabel('剩余财产的处理').fill('用于其他传染病防控');
    await form.getByRole('button', { name: '登记开始' }).click();
  }

  it('without a confirmed qualification it is refused, and says so', async () => {
    await begin();
    expect((await said(charity)).join()).toContain('公开募捐资格');
  });

  it('with one, its start begins the clock of ten days, open for everybody to see', async () => {
    await charity.goto(`${site.url}/zh/work/standing`);
    const present = item(charity, '提交本机构的资质');
    await present.getByLabel('种类').selectOption({ label: '公开募捐资格' });
    await present.getByLabel('出具机关').fill('湖北省民政厅');
    await present.getByRole('button', { name: '提交' }).click();
    await lead.goto(`${site.url}/zh/work/standing`);
    const check = item(lead, '公开募捐资格').first();
    await check.getByLabel('结果').selectOption({ label: '已核验' });
    await check.getByLabel('如何核验').fill('慈善中国已查');
    await check.getByRole('button', { name: '记录核验结果' }).click();
    await begin();
    // The law of 2020 wants it filed first, and lets it follow where it could not be: asked back, and said openly.
    expect((await said(charity)).join()).toContain('慈善法（2016） 24(2)');
    await charity.getByLabel('没有填错，就是这样').check();
    await item(charity, '开始公开募捐').getByRole('button', { name: '登记开始' }).click();
    expect(await said(charity)).toEqual([expect.stringContaining('已完成')]);
    await lead.goto(`${site.url}${PUBLIC}`);
    expect(await lead.locator('section.card').innerText()).toMatch(/募捐方案备案\s*→\s*进行中/);
  });

  it('a filing without evidence is refused beside its field; with the office’s number the duty is met', async () => {
    await filings();
    const duty = item(charity, '募捐方案备案').first();
    await duty.getByLabel('受理机关或公布渠道').fill('湖北省民政厅');
    const send = duty.getByRole('button', { name: '登记报送' });
    await send.click();
    expect(await charity.locator('.field .error').innerText()).toContain('没有凭据');
    await duty.getByLabel('受理编号（回执）').fill('鄂民慈备〔2020〕12 号');
    await send.click();
    expect(await said(charity)).toEqual([expect.stringContaining('已完成')]);
    await lead.goto(`${site.url}${PUBLIC}`);
    const shown = await lead.locator('section.card').innerText();
    expect(shown).toMatch(/募捐方案备案\s*✓\s*按时完成/);
    expect(shown).toContain('鄂民慈备〔2020〕12 号');
  });

  it('the same in English: a second fundraising, its clock, its filing, met', async () => {
    await charity.goto(`${site.url}/en/work/filings`);
    const form = item(charity, 'Start a public fundraising');
    await form.getByText('Record…').click();
    await form.getByLabel('Title (Chinese)').fill('重建募捐');
    await form.getByLabel('Title (English)').fill('Appeal for rebuilding');
    await form.getByLabel('Purpose (Chinese)').fill('重建');
    await form.getByLabel('Purpose (English)').fill('Rebuilding');
    await form.getByLabel('What happens to what is left').fill('goes to the control of other diseases');
    await form.getByRole('button', { name: 'Record the start' }).click();
    await charity.getByLabel('It is meant as it stands').check();
    await form.getByRole('button', { name: 'Record the start' }).click();
    expect(await said(charity)).toEqual([expect.stringContaining('Done')]);
    const page = `${site.url}/en/incidents/hubei-2020/fundraisings`;
    const shown = async () => {
      await lead.goto(page);
      const card = lead.locator('section.card').filter({ hasText: 'Appeal for rebuilding' });
      return card.innerText();
    };
    expect(await shown()).toMatch(/File the fundraising plan\s*→\s*open/i);
    const duty = item(charity, 'File the fundraising plan')
      .filter({ hasText: 'Appeal for rebuilding' })
      .first();
    await duty.getByLabel('Office, or where it was published').fill('civil affairs department of Hubei');
    const buffer = Buffer.from('%PDF-1.7\nthe plan\n%%EOF\n');
    await duty
      .getByLabel('The paper')
      .setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer });
    await duty.getByRole('button', { name: 'Record the filing' }).click();
    expect(await said(charity)).toEqual([expect.stringContaining('Done')]);
    expect(await shown()).toMatch(/File the fundraising plan\s*✓\s*met/i);
    expect(await shown()).toContain('civil affairs department of Hubei');
  });

  it('the public page works with scripts off, on a telephone, and reads well', async () => {
    const context = await site.browser.newContext({ ...PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    for (const path of [PUBLIC, '/en/incidents/hubei-2020/fundraisings']) {
      expect([path, (await page.goto(`${site.url}${path}`))?.status()]).toEqual([path, 200]);
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 360]);
    }
    await context.close();
    for (const path of [PUBLIC, '/zh/work/filings']) {
      await charity.goto(`${site.url}${path}`);
      const { violations } = await new AxeBuilder({ page: charity }).analyze();
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(grave.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([]);
    }
  });
});
