import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM } from './support/chromium.ts';
import { type Exercise, openExercise } from './support/exercise.ts';

const PHONE = { viewport: { width: 360, height: 800 } };
/** Photographed with a telephone: its Exif says where. */
const JPEG = Buffer.from(
  '/9j/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
  'base64',
);
const WHERE = Buffer.from('Exif\0\0GPS 30.5928 N 114.3055 E');
const PHOTO = Buffer.concat([
  JPEG.subarray(0, 2),
  Buffer.from([0xff, 0xe1, 0, WHERE.length + 2]),
  WHERE,
  JPEG.subarray(2),
]);

let site: Exercise;
let charity: Page;
let lead: Page;

describe.skipIf(!CHROMIUM)('a paper, from the telephone to whoever checks it', () => {
  beforeAll(async () => {
    site = await openExercise('files');
    charity = await site.signIn('receiving@hubei-red-cross.example', PHONE);
    lead = await site.signIn('duty@hubei-command.example');
  });
  afterAll(() => site?.close());

  const item = (page: Page, heading: string) =>
    page.locator('section.work').filter({ has: page.getByRole('heading', { name: heading }) });

  it('a refused form keeps the file, so that nobody chooses it twice', async () => {
    await charity.goto(`${site.url}/zh/work/standing`);
    const form = item(charity, '提交本机构的资质');
    await form.getByLabel('种类').selectOption({ label: '公开募捐资格' });
    await form.getByLabel('出具机关').fill('湖北省民政厅 13812345678');
    await form
      .getByLabel('证照文件')
      .setInputFiles({ name: '资格证.jpg', mimeType: 'image/jpeg', buffer: PHOTO });
    await form.getByRole('button', { name: '提交' }).click();
    await expect.poll(() => form.locator('.field .error').count()).toBe(1);
    expect(await form.innerText()).toContain('文件已上传保存');
    await form.getByLabel('出具机关').fill('湖北省民政厅');
    await form.getByRole('button', { name: '提交' }).click();
    await expect
      .poll(() => form.locator('.notice').allInnerTexts())
      .toEqual([expect.stringContaining('已完成')]);
  });

  it('who checks opens it; it no longer says where it was taken', async () => {
    await lead.goto(`${site.url}/zh/work/standing`);
    const check = item(lead, '公开募捐资格').first();
    expect(await check.innerText()).toContain('资格证.jpg');
    await check.getByRole('link', { name: '证照文件' }).click();
    await lead.getByRole('heading', { name: '文件', exact: true }).waitFor();
    const href = await lead.getByRole('link', { name: '打开文件' }).getAttribute('href');
    const shown = await lead.request.get(`${site.url}${href}`);
    expect(shown.headers()['content-type']).toBe('image/jpeg');
    expect(Buffer.compare(await shown.body(), JPEG)).toBe(0);
  });

  it('everybody sees that it is there, and nobody else what it holds', async () => {
    const page = await (await site.browser.newContext(PHONE)).newPage();
    await page.goto(lead.url());
    const text = await page.locator('main').innerText();
    expect(text).toContain('湖北省红十字会');
    expect(text).toContain('image/jpeg');
    expect(await page.getByRole('link', { name: '打开文件' }).count()).toBe(0);
    const hash = lead.url().split('/').at(-1);
    expect((await page.request.get(`${site.url}/api/v1/files/${hash}`)).status()).toBe(401);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('a program under the name of a photograph is refused beside its field', async () => {
    await charity.goto(`${site.url}/zh/work/standing`);
    const form = item(charity, '提交本机构的资质');
    await form.getByLabel('出具机关').fill('湖北省民政厅');
    await form.getByLabel('证照文件').setInputFiles({
      name: 'photo.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0]),
    });
    await form.getByRole('button', { name: '提交' }).click();
    await expect
      .poll(() => form.locator('.field .error').allInnerTexts())
      .toEqual([expect.stringContaining('以内容为准')]);
  });
});
