import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM } from './support/chromium.ts';
import { type Exercise, openExercise } from './support/exercise.ts';

/** A picture of one point. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PHONE = { viewport: { width: 360, height: 800 }, javaScriptEnabled: false };

describe.skipIf(!CHROMIUM)('the gate, in a real browser', () => {
  let site: Exercise;
  beforeAll(async () => {
    site = await openExercise('gate');
  });
  afterAll(() => site?.close());

  const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

  it('lets goods go by break-glass from a phone without scripts, and everybody sees it at once', async () => {
    const page = await site.signIn('gate@hubei-red-cross.example', PHONE);
    await page.goto(`${site.url}/zh/work/break-glass`);
    const form = page.locator('form').filter({ has: page.getByRole('button', { name: '立即放行' }) });
    await form.getByLabel('数量').fill('20');
    await form.getByLabel('收货机构').selectOption('wuhan-union');
    await form.getByLabel('用在哪里').selectOption({ index: 2 });
    await form.getByLabel('谁提走').fill('协和医院自提');
    await form.getByLabel('照片').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: PHOTO });
    await form.getByRole('button', { name: '立即放行' }).click();
    const lots = form.getByLabel('批次');
    for (let at = 1; !(await page.getByRole('status').count()); at += 1) {
      // Until a lot is found that may go there.
      await lots.selectOption({ index: at });
      await form.getByRole('button', { name: '立即放行' }).click();
    }
    expect(await fits(page)).toBe(true);
    await page.goto(`${site.url}/zh/incidents/hubei-2020/deliveries`);
    const section = page.getByRole('region', { name: '紧急放行' });
    expect(await section.innerText()).toContain('待核销');
    expect(await fits(page)).toBe(true);
    await page.goto(`${site.url}/en/incidents/hubei-2020/deliveries`);
    expect(await page.getByRole('region', { name: 'Released by break-glass' }).innerText()).toContain(
      'not reconciled yet',
    );
    const lead = await site.signIn('approval@hubei-command.example');
    await lead.goto(`${site.url}/zh/work/break-glass`);
    await lead.getByLabel('结论').first().selectOption({ index: 0 });
    await lead.getByRole('button', { name: '核销' }).first().click();
    await lead.getByRole('status').waitFor();
  });

  it('a facility prints its codes: each large on a slip of its own with what it is for, and nothing else of the page', async () => {
    const page = await site.signIn('equipment@wuhan-union.example', PHONE);
    await page.goto(`${site.url}/zh/work/signature-codes`);
    await page.getByLabel('几个').fill('4');
    await page.getByRole('button', { name: '开具', exact: true }).click();
    const slips = page.locator('.slips > li');
    expect(await slips.count()).toBe(4);
    const said = await slips.first().innerText();
    expect(said).toMatch(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/);
    for (const words of [
      '附属协和医院',
      'Union Hospital',
      '限用一次',
      'fetches goods once',
      '有效至',
      '1 / 4',
    ])
      expect(said).toContain(words);
    expect(await fits(page)).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await slips.last().isVisible()).toBe(true);
    for (const hidden of [page.locator('h1'), page.getByRole('button', { name: '开具', exact: true })])
      expect(await hidden.isVisible()).toBe(false);
  });
});
