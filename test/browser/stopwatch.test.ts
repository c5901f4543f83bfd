import { accountsHere, establishLocally, serve } from '@tongzhou/server';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';
import { CHROMIUM, launchChromium } from './support/chromium.ts';

const where = { folder: dataFolder('stopwatch'), databaseUrl: undefined };
const PASSWORD = 'seven grey herons ashore';
const LEGAL_BASIS = '《中华人民共和国突发事件应对法》第十七条';

/** Who is brought in: a name, its kind, and the function that it is granted. */
const ORGANISATIONS = [
  ['湖北省红十字会', 'Hubei Red Cross', 'charity', 'receive-donation'],
  ['武汉协和医院', 'Wuhan Union Hospital', 'health-facility', 'state-need'],
  ['武汉市第四医院', 'Wuhan Fourth Hospital', 'health-facility', 'state-need'],
  ['九州通物流', 'Jointown Logistics', 'enterprise', 'transport'],
  ['江汉区民政局', 'Jianghan Civil Affairs', 'government', 'serve-community'],
  ['湖北省心理学会', 'Hubei Psychological Society', 'charity', 'support-psychologically'],
] as const;

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

/**
 * Two people and six organisations, from an empty database with the server running, by the pages alone but for the operator's one
 * link (README). A person reads and thinks as well; what is bounded here is what the pages ask of his hands.
 */
describe.skipIf(!CHROMIUM)('the first ten minutes, by the stopwatch', () => {
  beforeAll(async () => {
    const name = { zh: '湖北省指挥部', en: 'Hubei Command' };
    const lead = { organisation: 'lead', name, area: '420000', legalBasis: LEGAL_BASIS };
    await establishLocally(where, lead);
    site = await serve({ ...where, port: 0, host: '127.0.0.1', scenario: null });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  it('brings in a second person, an incident and six organisations with their mandates and people', async () => {
    const began = Date.now();
    const hands = { clicks: 0, fields: 0, pages: 0 };
    const others = { clicks: 0, fields: 0, pages: 0 };
    /** Those whose hands move: the lead agency's two people, one after the other; or the people of the others. */
    let did = hands;
    const open = async () => {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
      page.setDefaultTimeout(15_000);
      return page;
    };
    const go = async (page: Page, path: string) => {
      did.pages += 1;
      await page.goto(path.startsWith('http') ? path : `${site.url}/zh/${path}`);
    };
    const fill = async (field: Locator, words: string) => {
      did.fields += 1;
      await field.fill(words);
    };
    const choose = async (field: Locator, value: string) => {
      did.clicks += 2;
      await field.selectOption(value);
    };
    const click = async (button: Locator) => {
      did.clicks += 1;
      await button.click();
    };
    const valueAt = async (select: Locator, words: string) =>
      (await select.locator('option', { hasText: words }).first().getAttribute('value')) as string;
    const join = async (page: Page, link: string, email: string) => {
      await go(page, link);
      await fill(page.getByLabel('邮箱'), email);
      await fill(page.getByLabel('密码'), PASSWORD);
      await click(page.getByRole('button', { name: '用密码开通' }));
      await page.waitForURL('**/work');
    };
    const invite = async (page: Page, name: string, organisation: string | null) => {
      await go(page, 'work/people');
      const form = page.locator('form[action="?/invite"]');
      await fill(form.getByLabel('姓名'), name);
      if (organisation) {
        const select = form.locator('select');
        await choose(select, await valueAt(select, organisation));
      } else await click(form.getByRole('checkbox', { name: '全部' }));
      await click(form.getByRole('button', { name: '邀请' }));
      return page.locator('#links .mono').innerText();
    };
    /** An item of the room “register”, filled in and sent. */
    const enter = async (page: Page, item: string, typed: Readonly<Record<string, string>>) => {
      await go(page, 'work/register');
      const form = page.locator(`#item-${item} form`);
      if (!(await form.isVisible())) await click(page.locator(`#item-${item} summary`).first());
      for (const [name, value] of Object.entries(typed)) {
        const field = form.locator(`[name="${name}"]`);
        if (name.startsWith('set:')) await click(form.locator(`[name="${name}"][value="${value}"]`));
        else if (name === 'choice:holder') await choose(field, await valueAt(field, value));
        else await (name.startsWith('choice:') ? choose(field, value) : fill(field, value));
      }
      await click(form.locator('button').last());
      await page.locator('.notice.good').first().waitFor();
    };

    const { path } = await accountsHere(where, {
      do: 'invite',
      email: null,
      name: '甲',
      organisation: 'lead',
    });
    const [first, second] = [await open(), await open()];
    await join(first, `${site.url}/zh/${path}`, 'first@example.org');
    await join(second, await invite(first, '乙', null), 'second@example.org');

    await enter(second, 'incident', {
      'text:name.zh': '新冠肺炎疫情',
      'text:name.en': 'COVID-19 epidemic',
      'choice:type': 'public-health',
      'choice:area': '420000',
      'text:legalBasis': LEGAL_BASIS,
    });
    for (const [zh, en, kind, wanted] of ORGANISATIONS) {
      await enter(first, 'organisation', {
        'text:name.zh': zh,
        'text:name.en': en,
        'choice:kind': kind,
        'choice:area': '420100',
      });
      await enter(first, 'mandate', {
        'choice:holder': zh,
        'set:functions': wanted,
        'choice:reach': 'own',
        'choice:area': '420100',
        'text:legalBasis': LEGAL_BASIS,
      });
    }
    // What binds an organisation takes two: the second looks and signs, one by one.
    for (const _ of ORGANISATIONS) {
      await go(second, 'work/countersignatures');
      await click(second.getByRole('button', { name: '复核通过' }).first());
      await second.locator('.notice.good').first().waitFor();
    }
    for (const [index, [zh]] of ORGANISATIONS.entries()) {
      const person = await open();
      const link = await invite(first, `${zh}负责人`, zh);
      did = others;
      await join(person, link, `person-${index}@example.org`);
      did = hands;
      await person.locator('#my-mandates').waitFor();
      expect(await person.locator('section[aria-labelledby="my-mandates"] .line').count()).toBe(1);
      // Whoever comes first in an organisation brings the others of it.
      await person.goto(`${site.url}/zh/work/people`);
      expect(await person.locator('form[action="?/invite"]').count()).toBe(1);
      await person.context().close();
    }
    const seconds = Math.round((Date.now() - began) / 1_000);
    console.log(
      `two people, an incident, six organisations: ${hands.clicks} clicks, ${hands.fields} fields typed, ${hands.pages} pages of the two; ${others.clicks} clicks, ${others.fields} fields, ${others.pages} pages of the six, each on his own telephone; ${seconds} s by a machine`,
    );
    // Two seconds for a click, five for a field, three for a page; those who join do so beside each other.
    const secondsOf = ({ clicks, fields, pages }: typeof hands) => 2 * clicks + 5 * fields + 3 * pages;
    expect(secondsOf(hands) + secondsOf(others) / ORGANISATIONS.length).toBeLessThan(600);
  }, 240_000);
});
