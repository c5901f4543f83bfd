import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM } from './support/chromium.ts';
import { type Exercise, openExercise } from './support/exercise.ts';

let site: Exercise;

describe.skipIf(!CHROMIUM)(
  'a volunteer who scans an organisation’s code, on a telephone, with scripts off',
  () => {
    beforeAll(async () => {
      site = await openExercise('volunteers');
    });
    afterAll(() => site?.close());

    it('has joined after three words typed and two taps, and is in his own room', async () => {
      const phone = { viewport: { width: 360, height: 800 }, javaScriptEnabled: false };
      const context = await site.browser.newContext(phone);
      const page = await context.newPage();
      await page.goto(`${site.url}/zh/join/organisation/hubei-command`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      const typed = page.locator('main form input:not([type=checkbox]):not([type=hidden])');
      expect(await typed.count()).toBe(3);
      for (const [index, word] of ['李某', 'li@example.org', 'a long password'].entries())
        await typed.nth(index).fill(word);
      await page.locator('input[name=consents]').check();
      await page.getByRole('button', { name: '加入志愿服务' }).click();
      expect(page.url()).toContain('/zh/work/volunteering');
      expect(await page.locator('main').innerText()).toContain('服务时长');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      await page.goto(`${site.url}/en/work/volunteering`);
      expect(await page.locator('main').innerText()).toContain('Your number');
      await context.close();
    });
  },
);
