import { serve } from '@tongzhou/server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';
import { CHROMIUM, launchChromium } from './support/chromium.ts';

const FLOOD = '/incidents/wexmere-flood';

/** The country is a setting: what a reader in an English county is shown, with scripts off. */
describe.skipIf(!CHROMIUM)('the pages of an English flood', () => {
  let site: Awaited<ReturnType<typeof serve>>;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    site = await serve({
      ...{ port: 0, host: '127.0.0.1', folder: dataFolder('england'), databaseUrl: undefined },
      scenario: 'wexmere-2027',
    });
    browser = await launchChromium();
    const context = await browser.newContext({
      ...{ viewport: { width: 360, height: 800 }, javaScriptEnabled: false },
      // Of a reader who asks for neither of the languages the country's stands first.
      locale: 'cy',
    });
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const textOf = async (path: string): Promise<string> => {
    const response = await page.goto(`${site.url}${path}`);
    expect([path, response?.status()]).toEqual([path, 200]);
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll, path).toBeLessThanOrEqual(client);
    return page.locator('body').innerText();
  };

  it('the front page is in English first', async () => {
    const text = await textOf('/');
    expect(page.url()).toContain('/en');
    expect(text).toContain('Wexmere Easter flood');
  });

  it('the incident says what it is, in pounds, and when by the clock of London', async () => {
    const text = await textOf(`/en${FLOOD}`);
    expect(text).toContain('Wexmere Easter flood');
    expect(text).toContain('£25,000');
    expect(text).toContain('28 Mar 2027, 18:20');
    expect(text).toContain('Basis: Civil Contingencies Act 2004, s. 2\n');
    expect(text).not.toMatch(/¥|China time|Beijing/);
  });

  it('what is owed cites English law', async () => {
    const text = await textOf(`/en${FLOOD}/duties`);
    expect(text).toContain('Civil Contingencies Act 2004');
    expect(text).not.toContain('Emergency Response Law');
  });

  it('a closed record says its closing by summer time', async () => {
    const text = await textOf(`/en${FLOOD}/timeline`);
    expect(text).toMatch(/29 Mar 2027\s+12:00/);
  });

  it('is there in Chinese too', async () => {
    expect(await textOf(`/zh${FLOOD}`)).toContain('韦克斯米尔复活节洪水');
  });
});
