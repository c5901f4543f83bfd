import { AxeBuilder } from '@axe-core/playwright';
import { serve } from '@tongzhou/server';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { mailServer } from '../../apps/server/test/support/mail-server.ts';
import { exerciseFolder } from '../support/data-folder.ts';
import { CHROMIUM, launchChromium } from './support/chromium.ts';

const PICTURES = process.env.TONGZHOU_PICTURES;

let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  site = await serve({
    ...{ port: 0, host: '127.0.0.1', folder: exerciseFolder('refused-pages'), databaseUrl: undefined },
    scenario: 'hubei-2020',
  });
});
afterAll(() => site?.close());
afterEach(() => vi.unstubAllEnvs());

const signedIn = async (email: string): Promise<string> => {
  const answer = await fetch(`${site.url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'tongzhou-2020' }),
  });
  return answer.headers.get('set-cookie')?.split(';')[0] as string;
};
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${site.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      origin: site.url,
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    body: new URLSearchParams(fields),
  });

/** What is written on standard error meanwhile, of what was refused. */
async function refusedDuring(act: () => Promise<unknown>) {
  const said: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => said.push(String(line)) > 0);
  await act();
  await new Promise((resolve) => setTimeout(resolve, 50));
  write.mockRestore();
  return said
    .filter((line) => line.includes('"access-refused"'))
    .map((line) => JSON.parse(line) as { status: number; path: string; seat?: string; address: string });
}

describe('what is refused on a page', () => {
  it('is written down as the API does: who is not signed in, who may not, whose form comes from elsewhere', async () => {
    const cookie = await signedIn('gate@hubei-red-cross.example');
    const lines = await refusedDuring(async () => {
      await fetch(`${site.url}/zh/work/orders?code=secret-word`, { redirect: 'manual' });
      const foreign = { command: 'incident.close', 'fixed:incident': 'hubei-2020', 'text:reason': '误按' };
      expect((await post('/zh/work/orders', foreign, { cookie })).status).toBe(403);
      const elsewhere = { cookie, origin: 'https://evil.example' };
      expect((await post('/zh/work/orders', foreign, elsewhere)).status).toBe(403);
      await post('/zh/reset/code-of-a-link', { password: 'x' }, elsewhere);
      // What is merely wrong, and what is allowed, are no such line.
      await post('/zh/erase', { receiptCode: 'TZ-0000-0000', secret: 'x', act: 'copy' });
      await fetch(`${site.url}/zh/work`, { headers: { cookie } });
    });
    expect(lines).toMatchObject([
      { status: 401, path: '/zh/work/orders', address: expect.stringContaining('127.0.0') },
      { status: 403, path: '/zh/work/orders', seat: 'red-cross-gate' },
      { status: 403, path: '/zh/work/orders' },
      { status: 403, path: '/zh/reset/…' },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/secret-word|误按|example|code-of-a-link/);
  });

  it('is not written down where the operator has switched it off', async () => {
    vi.stubEnv('TONGZHOU_LOG', 'off');
    expect(await refusedDuring(() => fetch(`${site.url}/zh/work`, { redirect: 'manual' }))).toEqual([]);
  });
});

describe.skipIf(!CHROMIUM)('a newcomer, in a real browser with scripts off', () => {
  let browser: Browser;
  let mail: Awaited<ReturnType<typeof mailServer>>;

  beforeAll(async () => {
    browser = await launchChromium();
    mail = await mailServer();
    const command = async (email: string, name: string, input: object) => {
      const answer = await fetch(`${site.url}/api/v1/commands/${name}`, {
        method: 'POST',
        headers: {
          ...{ 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
          cookie: await signedIn(email),
        },
        body: JSON.stringify(input),
      });
      return (await answer.json()).result as object;
    };
    const asked = await command('duty@hubei-command.example', 'admission-rule.adopt', {
      incident: 'hubei-2020',
      terms: {
        ...{ functions: ['transport'], kinds: ['charity'], requires: [], days: 14, perDay: 10 },
        legalBasis: '《突发事件应对法》第十七条',
      },
    });
    await command('approval@hubei-command.example', 'countersignature.give', asked);
  });
  afterAll(async () => {
    await browser?.close();
    await mail.close();
  });

  it('types the code of the letter, and finds what was typed before', async () => {
    vi.stubEnv('TONGZHOU_SMTP_URL', mail.url);
    const context = await browser.newContext({
      viewport: { width: 360, height: 800 },
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto(`${site.url}/zh/join`);
    await page.locator('[name=email]').fill('help@example.org');
    await page.locator('[name=person]').fill('某人');
    await page.locator('[name=password]').fill('seven grey herons ashore');
    await page.getByLabel('您的机构（中文 Chinese）').fill('青山搬运队');
    await page.getByLabel('说明您能做什么').fill('有二十人可装卸');
    await page.getByLabel('出具机关').fill('武汉市民政局');
    await page.getByRole('button', { name: '提交申请' }).click();
    expect(page.url()).toContain('/zh/confirm-email');
    await vi.waitFor(() => expect(mail.letters).toHaveLength(1), { timeout: 10_000 });
    const text = mail.letters[0]?.text ?? '';
    const code = /^(\d{6})\r?$/m.exec(text)?.[1] as string;
    expect(text).toContain('/zh/confirm-email');
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/confirm-360-zh.png`, fullPage: true });
    // No form of any page is taken before.
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const lines = await refusedDuring(async () => {
      const early = await post('/zh/join', { 'text:note': '早' }, { cookie });
      expect(early.headers.get('location')).toContain('/zh/confirm-email?next=');
    });
    expect(lines).toMatchObject([{ status: 403, path: '/zh/join' }]);
    await page.locator('[name=code]').fill(code === '000000' ? '000001' : '000000');
    await page.getByRole('button', { name: '继续' }).click();
    expect(await page.locator('.field .error').innerText()).toContain('验证码不对');
    const waits = await page.getByRole('button', { name: '重新发送' });
    await waits.click();
    expect(await page.locator('main').innerText()).toMatch(/请在 \d+ 秒后再试/);
    await page.locator('[name=code]').fill(code);
    await page.getByRole('button', { name: '继续' }).click();
    expect(new URL(page.url()).pathname).toBe('/zh/join');
    await context.close();
  });

  it('has its form back after the code, without password and e-mail in it', async () => {
    vi.stubEnv('TONGZHOU_SMTP_URL', mail.url);
    mail.letters.length = 0;
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${site.url}/en/join`);
    await page.locator('[name=email]').fill('other@example.org');
    await page.locator('[name=person]').fill('Somebody');
    await page.locator('[name=password]').fill('seven grey herons ashore');
    await page.locator('[name$="profile.name.zh"]').fill('北斗无线电协会');
    await page.locator('[name$=":note"]').fill('radio operators');
    await page.locator('[name$="credentials.0.issuer"]').fill('civil affairs');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.waitForURL('**/confirm-email**');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/confirm-1280-en.png`, fullPage: true });
    await vi.waitFor(() => expect(mail.letters).toHaveLength(1), { timeout: 10_000 });
    const code = /^(\d{6})\r?$/m.exec(mail.letters[0]?.text ?? '')?.[1] as string;
    await page.locator('[name=code]').fill(code);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL('**/en/join');
    expect(await page.locator('[name$="profile.name.zh"]').inputValue()).toBe('北斗无线电协会');
    expect(await page.locator('[name$=":note"]').inputValue()).toBe('radio operators');
    expect(await page.content()).not.toContain('seven grey herons');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.locator('.notice.good').waitFor();
    await context.close();
  });
});
