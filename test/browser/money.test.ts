import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM } from './support/chromium.ts';
import { type Exercise, openExercise } from './support/exercise.ts';

let exercise: Exercise;
const EVENT = '/incidents/hubei-2020';
const STATEMENT = `账号,6222****,期间,2020-02
交易日期,交易流水号,借方金额,贷方金额,对方户名,摘要
2020-02-03,CMB-20200203-9,,"1,234.50",演练日用品公司,抗疫捐款
昨天,CMB-20200203-10,,5.00,演练日用品公司,抗疫捐款
`;

describe.skipIf(!CHROMIUM)('money, from the screen', () => {
  beforeAll(async () => {
    exercise = await openExercise('money');
  });
  afterAll(async () => {
    await exercise?.close();
  });

  it('a statement is held against the books, and what is missing is entered from it, once', async () => {
    // Scripts are off: everything here works without.
    const page = await exercise.signIn('receiving@hubei-red-cross.example', { javaScriptEnabled: false });
    const upload = async () => {
      await page.goto(`${exercise.url}/zh${EVENT}/statement`);
      await page
        .getByLabel('对账单文件')
        .setInputFiles({ name: 'statement.csv', mimeType: 'text/csv', buffer: Buffer.from(STATEMENT) });
      await page.getByRole('button', { name: '核对' }).click();
    };
    await upload();
    expect(await page.locator('main').innerText()).toContain('第 4 行第 1 列“交易日期”：日期读不出');
    expect(await page.locator('table').innerText()).toContain('未记账');
    await page.getByRole('link', { name: '登记这笔善款' }).click();
    const form = page.locator('#form-money-0');
    expect(await form.getByLabel('金额', { exact: true }).inputValue()).toBe('1,234.50');
    expect(await form.getByLabel('银行流水号').inputValue()).toBe('CMB-20200203-9');
    await form.getByLabel('捐赠单位名称').fill('演练日用品公司');
    await form.getByRole('button').click();
    expect(await form.locator('[role=status]').innerText()).toMatch(/TZ-/);
    await upload();
    expect(await page.locator('table').innerText()).toContain('已记账');
  });

  it('the donor’s page says what the money may buy, and the list of purposes is public', async () => {
    const page = await (
      await exercise.browser.newContext({ viewport: { width: 360, height: 740 } })
    ).newPage();
    await page.goto(`${exercise.url}/en${EVENT}/purposes`);
    expect(await page.locator('table').innerText()).toContain('Ventilators');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(360);
  });
});
