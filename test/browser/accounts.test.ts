import { createHmac } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { type GivenFunction, SEAT_FUNCTIONS } from '@tongzhou/domain';
import { accountsHere, establishLocally, serve } from '@tongzhou/server';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';
import { CHROMIUM, launchChromium } from './support/chromium.ts';

const folder = dataFolder('accounts');
const where = { folder, databaseUrl: undefined };
const PHONE = { viewport: { width: 360, height: 800 } };
const PLAIN = { ...PHONE, javaScriptEnabled: false };
const PASSWORD = 'seven grey herons ashore';

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;
/** Passkeys are bound to a name; an address of numbers is none. */
let url: string;
let seen = 0;
const withoutScripts = new WeakSet<Page>();

describe.skipIf(!CHROMIUM)('accounts, in a real browser', () => {
  beforeAll(async () => {
    const name = { zh: '指挥部', en: 'Command' };
    await establishLocally(where, {
      organisation: 'lead',
      name,
      area: '420000',
      legalBasis: '《突发事件应对法》第十七条',
    });
    site = await serve({ ...where, port: 0, host: '127.0.0.1', scenario: null });
    url = site.url.replace('127.0.0.1', 'localhost');
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const open = async (options: BrowserContextOptions) => {
    const page = await (await browser.newContext(options)).newPage();
    page.setDefaultTimeout(15_000);
    if (options.javaScriptEnabled === false) withoutScripts.add(page);
    return page;
  };
  const invited = async (name: string, functions: readonly GivenFunction[] = SEAT_FUNCTIONS) => {
    const { path } = await accountsHere(where, {
      do: 'invite',
      email: null,
      name,
      organisation: 'lead',
      functions: [...functions],
    });
    return `${url}/zh/${path}`;
  };
  /** No wider than a telephone, and no barrier; a picture where somebody wants to look. */
  const looksRight = async (page: Page) => {
    const width = page.viewportSize()?.width ?? 0;
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    // The judge of barriers is a script.
    if (!withoutScripts.has(page)) {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    }
    seen += 1;
    const pictures = process.env.TONGZHOU_PICTURES;
    if (pictures) await page.screenshot({ path: `${pictures}/accounts-${seen}.png`, fullPage: true });
  };
  const join = async (page: Page, link: string, email: string) => {
    await page.goto(link);
    await page.getByLabel('邮箱').fill(email);
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '用密码开通' }).click();
    await page.waitForURL('**/work');
  };
  const signIn = async (page: Page, email: string) => {
    await page.getByLabel('邮箱').fill(email);
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
  };
  /** Half filled in, as people leave forms. */
  const sent = async (form: Locator) => {
    await form.evaluate((each: HTMLFormElement) => {
      each.noValidate = true;
    });
    await form.locator('button').last().click();
  };
  const signOut = async (page: Page) => {
    await page.goto(`${url}/zh/sign-out`);
    await page.getByRole('button', { name: '退出' }).click();
  };

  it('opens by a passkey alone: invited, added, signed out, signed in', async () => {
    const page = await open(PHONE);
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    const link = await invited('陈医生');
    await page.goto(link);
    await looksRight(page);
    await page.getByLabel('邮箱').fill('chen@example.org');
    await page.getByRole('button', { name: '用通行密钥开通' }).click();
    await page.waitForURL('**/work/account?new=1');
    await page.getByText('还没有登录方式').waitFor();
    await page.getByLabel('给它起个名').fill('值班手机');
    await page.getByRole('button', { name: '登记通行密钥' }).click();
    await page.getByRole('button', { name: '移除' }).waitFor();
    expect(await page.locator('#passkeys .line').innerText()).toContain('值班手机');
    await looksRight(page);

    await signOut(page);
    await page.goto(`${url}/zh/sign-in`);
    await looksRight(page);
    await page.getByRole('button', { name: '用通行密钥登录' }).click();
    await page.waitForURL('**/work');
    await page.getByText('陈医生').first().waitFor();

    // The only way in is not thrown away.
    await page.goto(`${url}/zh/work/account`);
    await page.getByRole('button', { name: '移除' }).click();
    await page.getByText('这是唯一的登录方式').waitFor();

    // The link has been used.
    const other = await open(PLAIN);
    await other.goto(link);
    await other.getByText('这个链接已经用过').waitFor();

    // Several people by a pasted list; each link once, with its picture.
    await page.goto(`${url}/zh/work/people`);
    await page.getByText('邀请多人').first().click();
    await page.getByRole('textbox', { name: '邀请多人' }).fill('李, li@example.org\n王');
    const many = page.locator('form[action="?/invite-many"]');
    await many.getByRole('button', { name: '邀请' }).click();
    // What they are to do is said first, and nothing that was typed is lost.
    await page.getByText('请至少选一项本人可办理的事').waitFor();
    expect(await many.getByRole('textbox', { name: '邀请多人' }).inputValue()).toContain('王');
    await many.getByRole('checkbox', { name: '值班' }).check();
    await many.getByRole('checkbox', { name: '分配审批' }).check();
    await many.getByRole('button', { name: '邀请' }).click();
    await page.locator('#links').waitFor();
    expect(await page.locator('#links svg.qr').count()).toBe(2);
    await looksRight(page);
    const links = await page.locator('#links .mono').allInnerTexts();
    await join(other, (links[0] as string).replace('127.0.0.1', 'localhost'), 'li@example.org');
    await page.goto(`${url}/zh/work/people`);
    expect(await page.locator('#invitations').innerText()).toMatch(
      /王\s[^李]*等待加入[\s\S]*李\s[^陈]*已加入/,
    );
    const li = page.locator('#accounts .line', { hasText: 'li@example.org' });
    expect(await li.innerText()).toMatch(/值班、分配审批\s+\S+.* 加入，由陈医生开设/);
    // What a colleague may do is changed beside the name; whoever does not administer sees it, without the forms.
    await li.getByText('调整分工、离岗').click();
    await looksRight(page);
    await li.getByRole('checkbox', { name: '值班' }).uncheck();
    await li.getByRole('checkbox', { name: '信息起草' }).check();
    await li.locator('form[action="?/appoint"]').getByLabel('理由').fill('换岗');
    await li.getByRole('button', { name: '调整分工' }).click();
    await page.getByText('已办理').waitFor();
    expect(await li.innerText()).toMatch(/分配审批、信息起草[\s\S]*由陈医生调整：换岗/);
    await other.goto(`${url}/zh/work/people`);
    expect(await other.locator('#accounts').innerText()).toMatch(/李[\s\S]*陈医生\s*全部/);
    expect(await other.locator('main form').count()).toBe(0);
    await looksRight(other);
    await li.getByText('调整分工、离岗').click();
    await li.getByRole('button', { name: '结束账号' }).click();
    await page.getByText('已办理').waitFor();
    await other.goto(`${url}/zh/work`);
    expect(other.url()).toContain('/sign-in');
  });

  it('wants a code beside the password, and is reset by a link; without scripts', async () => {
    const page = await open(PLAIN);
    await join(page, await invited('周'), 'zhou@example.org');
    await page.goto(`${url}/zh/work/account`);
    await page.locator('#codes').getByLabel('现在的密码').fill(PASSWORD);
    await page.getByRole('button', { name: '启用动态验证码' }).click();
    await page.locator('#codes svg.qr').waitFor();
    await looksRight(page);
    const secret = await page.locator('#codes p.mono').innerText();
    const [paper] = await page.locator('#codes ul.mono li').allInnerTexts();
    await page.getByLabel('六位数字').fill(totp(secret));
    await page.getByRole('button', { name: '确认启用' }).click();
    await page.getByText('已启用').waitFor();

    await signOut(page);
    await page.goto(`${url}/zh/sign-in?next=/zh/work/account`);
    await signIn(page, 'zhou@example.org');
    await page.getByText('密码正确').waitFor();
    await looksRight(page);
    await page.getByLabel('验证码或备用码').fill('000000');
    await page.getByRole('button', { name: '继续' }).click();
    await page.getByText('验证码不正确').waitFor();
    await page.getByLabel('验证码或备用码').fill(paper as string);
    await page.getByRole('button', { name: '继续' }).click();
    await page.waitForURL('**/work/account');

    const { path } = await accountsHere(where, { do: 'reset', email: 'zhou@example.org' });
    await page.goto(`${url}/zh/${path}`);
    await page.getByLabel('新密码').fill('1234567890');
    await page.getByRole('button', { name: '保存新密码' }).click();
    await page.getByText('这个密码容易猜到').waitFor();
    await looksRight(page);
    await page.getByLabel('新密码').fill(PASSWORD);
    await page.getByRole('button', { name: '保存新密码' }).click();
    await page.getByText('新密码已保存').waitFor();
    await signIn(page, 'zhou@example.org');
    await page.waitForURL('**/work');
  });

  it('makes tokens for programs, shown once and taken back; without scripts', async () => {
    const page = await open({ ...PLAIN, viewport: { width: 1280, height: 900 } });
    await join(page, await invited('吴', ['represent', 'register']), 'wu@example.org');
    await page.goto(`${url}/en/work/tokens`);
    await page.getByLabel('What it is for').fill('stock system');
    await page.getByRole('button', { name: 'Make a token' }).click();
    await page.getByText('Choose one function at least').waitFor();
    expect(await page.getByLabel('What it is for').inputValue()).toBe('stock system');
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Make a token' }).click();
    const token = await page.locator('.notice.good strong').innerText();
    expect(token).toMatch(/^tz_/);
    await looksRight(page);
    const me = () => fetch(`${site.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect((await me()).status).toBe(200);
    await page.goto(`${url}/en/work/tokens`);
    expect(await page.locator('body').innerText()).not.toContain(token);
    await page.getByRole('button', { name: 'Take back' }).click();
    expect((await me()).status).toBe(401);
    await page.goto(`${url}/en/work/people`);
    await page.getByText('Who of your organisation does what').waitFor();
  });

  it('loses nothing that was typed when the session ends, or when a fresh proof is wanted', async () => {
    const page = await open(PLAIN);
    await join(page, await invited('郑'), 'zheng@example.org');
    await page.goto(`${url}/zh/work/register`);
    const form = page.locator('form', { has: page.locator('input[value="organisation.register"]') }).first();
    await page
      .locator('summary')
      .first()
      .click()
      .catch(() => {});
    await form.locator('[name="text:name.zh"]').fill('武汉协和医院');
    const cookies = await page.context().cookies();
    await accountsHere(where, { do: 'reset', email: 'zheng@example.org' });
    expect(cookies.map(({ name }) => name)).toContain('tongzhou-session');
    await sent(form);
    await page.waitForURL('**/sign-in?**');
    expect(page.url()).not.toContain('%E5');
    await signIn(page, 'zheng@example.org');
    await page.waitForURL('**/work/register');
    expect(await page.locator('[name="text:name.zh"]').first().inputValue()).toBe('武汉协和医院');
    await page.getByText('尚未提交').waitFor();
    await looksRight(page);
    await page.goto(`${url}/zh/work/register`);
    expect(await page.locator('[name="text:name.zh"]').first().inputValue()).toBe('');

    // The server of this test is in this process: a quarter of an hour later it wants to know again who this is.
    const grant = page.locator('form', { has: page.locator('input[value="mandate.grant"]') }).first();
    await grant
      .locator('[name="text:legalBasis.zh"], [name="text:legalBasis"]')
      .first()
      .fill('省政府令第 7 号');
    const now = Date.now;
    const later = vi.spyOn(Date, 'now').mockImplementation(() => now() + 16 * 60_000);
    await sent(grant);
    await page.waitForURL(/sign-in\?.*again=1/);
    later.mockRestore();
    await page.getByText('这一步无法撤回').waitFor();
    await looksRight(page);
    await signIn(page, 'zheng@example.org');
    await page.waitForURL('**/work/register');
    const restored = page.locator('[name="text:legalBasis.zh"], [name="text:legalBasis"]').first();
    expect(await restored.inputValue()).toBe('省政府令第 7 号');
  });
});

/** RFC 6238, of a secret in base 32 (RFC 4648), for this half minute. */
function totp(secret: string): string {
  const bits = [...secret].map((each) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(each).toString(2).padStart(5, '0'),
  );
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
  const at = (mac.at(-1) as number) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
