import { serve } from '@tongzhou/server';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { exerciseFolder } from '../../support/data-folder.ts';
import { launchChromium } from './chromium.ts';

const SIGN_IN = { zh: ['邮箱', '密码', '登录'], en: ['E-mail', 'Password', 'Sign in'] } as const;

/** The exercise hubei-2020 on a server of its own, and a browser before it. */
export async function openExercise(name: string) {
  const folder = exerciseFolder(name);
  const where = { port: 0, host: '127.0.0.1', folder, databaseUrl: undefined };
  const site = await serve({ ...where, scenario: 'hubei-2020' });
  const browser: Browser = await launchChromium();
  return {
    url: site.url,
    browser,
    /** A page of somebody who has signed in, by the form, as people do. */
    async signIn(
      email: string,
      { language = 'zh', ...options }: BrowserContextOptions & { language?: keyof typeof SIGN_IN } = {},
    ): Promise<Page> {
      const page = await (await browser.newContext(options)).newPage();
      const [address, password, enter] = SIGN_IN[language];
      await page.goto(`${site.url}/${language}/sign-in`);
      await page.getByLabel(address).fill(email);
      await page.getByLabel(password).fill('tongzhou-2020');
      await page.getByRole('button', { name: enter, exact: true }).click();
      await page.waitForURL('**/work');
      return page;
    },
    async close(): Promise<void> {
      await browser.close();
      await site.close();
    },
  };
}
/** The second person signs what waits in the workspace of whoever has signed in on this page. */
export async function countersign(page: Page, url: string): Promise<void> {
  const room = `${url}/zh/work/countersignatures`;
  const sign = page.getByRole('button', { name: '复核通过' });
  await page.goto(room);
  while ((await sign.count()) > 0) {
    await sign.first().click();
    await page.goto(room);
  }
}

export type Exercise = Awaited<ReturnType<typeof openExercise>>;
