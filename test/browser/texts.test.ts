import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM } from './support/chromium.ts';
import { type Exercise, openExercise } from './support/exercise.ts';

/** A waybill that reads like a telephone number. */
const WORDS = '电话登记的运单 13800000001 已到';

let site: Exercise;
let press: Page;
let duty: Page;

describe.skipIf(!CHROMIUM)('what was refused for its words, in a real browser', () => {
  beforeAll(async () => {
    site = await openExercise('texts');
    press = await site.signIn('press@hubei-command.example');
    duty = await site.signIn('duty@hubei-command.example');
  });
  afterAll(() => site?.close());

  const main = (page: Page) => page.locator('main').innerText();
  const go = (page: Page, path: string) => page.goto(`${site.url}${path}`);

  it('is not lost: its author asks a colleague to look, and hands it in when one has found nobody in it', async () => {
    await go(press, '/zh/work/releases');
    const note = press
      .locator('section.work')
      .filter({ has: press.getByRole('heading', { name: '登记舆情' }) });
    await note.locator('summary').first().click();
    await note.getByLabel('舆情（中文）').fill(WORDS);
    await note.getByLabel('舆情（英文）').fill('Where is the waybill?');
    await note.getByLabel('来源').fill('热线');
    await note.getByRole('button', { name: '登记', exact: true }).click();
    expect(await main(press)).toContain('个人信息');
    await press.getByRole('button', { name: '请同事复核' }).click();
    expect(await main(press)).toContain('待复核');

    await go(duty, '/zh/work');
    await duty.getByRole('link', { name: '有 1 份同事填写的文字等您复核' }).click();
    expect(await duty.locator('mark').allInnerTexts()).toEqual(['13800000001']);
    const { violations } = await new AxeBuilder({ page: duty }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await duty.getByRole('button', { name: '其中没有个人信息，通过' }).click();
    expect(await main(duty)).toContain('已完成');

    await go(press, '/en/work');
    await press.getByRole('link', { name: 'Texts of yours that a colleague has looked at: 1' }).click();
    await press.getByRole('button', { name: 'Hand in' }).click();
    expect(await main(press)).toContain('Done');
    await go(press, '/zh/incidents/hubei-2020/opinions');
    expect(await main(press)).toContain(WORDS);
    await go(press, '/zh/work');
    expect(await main(press)).not.toContain('份文字');
  });
});
