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

    it('who was enrolled on paper comes to an account by a link that his organisation hands him', async () => {
      const desk = await site.signIn('duty@hubei-command.example');
      await desk.goto(`${site.url}/zh/work/tasks`);
      const enrol = desk.locator('#item-enrol');
      await enrol.locator('summary').first().click();
      await enrol.getByRole('button', { name: '登记' }).click();
      await desk.goto(`${site.url}/zh/work/tasks`);
      await desk.getByRole('link', { name: '开具账号链接' }).click();
      await desk.getByRole('button', { name: '开具链接' }).click();
      const shown = await desk.locator('[role=status]').innerText();
      const address = /http\S+\/join\/seat\/\S+/.exec(shown)?.[0] as string;
      if (process.env.TONGZHOU_PICTURES)
        await desk.screenshot({ path: `${process.env.TONGZHOU_PICTURES}/link-desk.png`, fullPage: true });

      const phone = { viewport: { width: 360, height: 800 }, javaScriptEnabled: false };
      const context = await site.browser.newContext(phone);
      const page = await context.newPage();
      await page.goto(address);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      const number = /volunteer-\w+/.exec(await page.locator('main').innerText())?.[0] as string;
      if (process.env.TONGZHOU_PICTURES)
        await page.screenshot({ path: `${process.env.TONGZHOU_PICTURES}/link-360-zh.png`, fullPage: true });
      const typed = page.locator('main form input:not([type=checkbox]):not([type=hidden])');
      for (const [index, word] of ['王某', 'wang@example.org', 'seven grey herons ashore'].entries())
        await typed.nth(index).fill(word);
      await page.locator('input[name=consents]').check();
      await page.getByRole('button', { name: '启用账号' }).click();
      expect(page.url()).toContain('/zh/work/volunteering');
      expect(await page.locator('main').innerText()).toContain(number);
      // His own settings for letters and devices, with no more than what can come to him.
      await page.goto(`${site.url}/zh/work/notices`);
      expect(await page.locator('#push').count()).toBe(1);
      await context.close();

      const other = await (await site.browser.newContext(phone)).newPage();
      await other.goto(address);
      expect(await other.locator('main').innerText()).toContain('已用过');
      expect(await other.locator('main form').count()).toBe(0);
    });
  },
);
