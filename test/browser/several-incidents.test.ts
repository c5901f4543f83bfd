import { AxeBuilder } from '@axe-core/playwright';
import { accountsHere, establishLocally, serve } from '@tongzhou/server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';
import { CHROMIUM, launchChromium } from './support/chromium.ts';

const where = { folder: dataFolder('several-incidents'), databaseUrl: undefined };
const PASSWORD = 'seven grey herons ashore';
const LEGAL_BASIS = '《中华人民共和国突发事件应对法》第十七条';
const PLAIN = { viewport: { width: 360, height: 800 }, javaScriptEnabled: false };

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;
let lead: Page;

describe.skipIf(!CHROMIUM)(
  'two incidents and a drill side by side, in a real browser with scripts off',
  () => {
    beforeAll(async () => {
      const name = { zh: '湖北省指挥部', en: 'Hubei Command' };
      await establishLocally(where, { organisation: 'lead', name, area: '420000', legalBasis: LEGAL_BASIS });
      site = await serve({ ...where, port: 0, host: '127.0.0.1', scenario: null });
      browser = await launchChromium();
      const { path } = await accountsHere(where, {
        do: 'invite',
        email: null,
        name: '甲',
        organisation: 'lead',
      });
      lead = await (await browser.newContext(PLAIN)).newPage();
      lead.setDefaultTimeout(15_000);
      await lead.goto(`${site.url}/zh/${path}`);
      await lead.getByLabel('邮箱').fill('first@example.org');
      await lead.getByLabel('密码').fill(PASSWORD);
      await lead.getByRole('button', { name: '用密码开通' }).click();
      await lead.waitForURL('**/work');
    });
    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });

    const declare = async (zh: string, type: string, area: string, exercise = 'no') => {
      await lead.goto(`${site.url}/zh/work/register`);
      const form = lead.locator('#item-incident form');
      await form.locator('[name="text:name.zh"]').fill(zh);
      await form.locator('[name="text:name.en"]').fill(`${type} in ${area}`);
      await form.locator('[name="choice:type"]').selectOption(type);
      await form.locator('[name="choice:area"]').selectOption(area);
      await form.locator('[name="flag:exercise"]').selectOption(exercise);
      await form.locator('[name="text:legalBasis"]').fill(LEGAL_BASIS);
      await form.locator('button').last().click();
    };
    const chooser = () => lead.locator('nav.chooser');
    const current = () => chooser().locator('[aria-current]').innerText();
    const choose = async (name: string) => {
      await chooser().getByRole('link', { name }).click();
    };

    it('each is declared, and the next step is offered: to adopt a plan, where none fits', async () => {
      await declare('武汉疫情', 'public-health', '420100');
      const next = lead.locator('.notice.good a', { hasText: '下一步：通过一份预案' });
      expect(await next.getAttribute('href')).toMatch(/\/zh\/work\/plans\?incident=incident-/);
      await declare('长江洪水', 'natural', '420000');
      await declare('防疫演练', 'public-health', '420100', 'yes');
      await lead.goto(`${site.url}/zh/work`);
      expect(await chooser().getByRole('link').count()).toBe(3);
      const all = await chooser().innerText();
      expect(all).toMatch(/真实事件[\s\S]*武汉疫情[\s\S]*真实事件[\s\S]*长江洪水[\s\S]*演练[\s\S]*防疫演练/);
    });

    it('a second declaration of the same is asked back, naming both', async () => {
      await declare('武汉肺炎', 'public-health', '420100');
      const asked = await lead.locator('fieldset.notice.warn').innerText();
      expect(asked).toContain('武汉疫情');
      expect(asked).toContain('武汉肺炎');
    });

    it('what is chosen stays chosen, is named by the rooms and their forms, and a drill is told by banner and words', async () => {
      await lead.goto(`${site.url}/zh/work`);
      await choose('防疫演练');
      expect(await current()).toContain('防疫演练');
      expect(await lead.locator('aside.exercise').innerText()).toContain('防疫演练');
      await lead.goto(`${site.url}/zh/work/tasks`);
      expect(await lead.locator('h1').innerText()).toContain('[演练] 防疫演练');
      await choose('长江洪水');
      expect(lead.url()).toContain('/work/tasks?incident=');
      expect(await lead.locator('h1').innerText()).toContain('长江洪水');
      expect(await lead.locator('aside.exercise').count()).toBe(0);
      expect(await lead.locator('aside.real').innerText()).toContain('长江洪水');
      expect(await lead.locator('#item-open form').innerText()).toContain('事件：长江洪水');
      // The same page as somebody with scripts sees it, drawn for a picture and looked over.
      const storageState = await lead.context().storageState();
      const page = await (await browser.newContext({ viewport: PLAIN.viewport, storageState })).newPage();
      for (const path of ['work', 'work/tasks', 'work/closing']) {
        await page.goto(`${site.url}/zh/${path}`);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect([path, violations.map(({ id }) => id)]).toEqual([path, []]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      }
      await page.context().close();
    });

    it('what is done in one counts in no other', async () => {
      const form = lead.locator('#item-open form');
      const fill = (name: string, words: string) => form.locator(`[name="${name}"]`).fill(words);
      await fill('text:title.zh', '巡堤');
      await fill('text:title.en', 'Walk the dike');
      await form.locator('[name="choice:area"]').selectOption('420100');
      await fill('text:where', '江滩');
      await fill('moment:from', '2030-07-01T08:00');
      await fill('moment:until', '2030-07-01T16:00');
      await fill('number:peopleNeeded', '2');
      await form.locator('button').last().click();
      for (const box of await lead.locator('[name="confirm"]').all()) await box.check();
      if ((await lead.locator('[name="confirm"]').count()) > 0) await form.locator('button').last().click();
      expect(await lead.locator('.notice.good').first().innerText()).toContain('长江洪水');
      const read = async <Held>(path: string) =>
        ((await (await fetch(`${site.url}/api/v1/${path}`)).json()) as { data: Held }).data;
      const incidents = await read<{ id: string; name: { zh: string } }[]>('incidents');
      expect(incidents).toHaveLength(3);
      for (const { id, name } of incidents) {
        const { tasks } = await read<{ tasks: { open: number } }>(`incidents/${id}/board`);
        expect([name.zh, tasks.open]).toEqual([name.zh, name.zh === '长江洪水' ? 1 : 0]);
      }
      await lead.goto(`${site.url}/zh/work`);
      expect(await lead.locator('main').innerText()).toContain('巡堤');
      await choose('武汉疫情');
      expect(await lead.locator('main').innerText()).not.toContain('巡堤');
      await choose('防疫演练');
      expect(await lead.locator('main').innerText()).not.toContain('巡堤');
    });

    it('a stranger finds all that go on, each marked as real or a drill', async () => {
      const page = await (await browser.newContext(PLAIN)).newPage();
      await page.goto(`${site.url}/zh`);
      const cards = await page.locator('main .card').allInnerTexts();
      expect(cards).toHaveLength(3);
      expect(cards.filter((each) => each.includes('真实事件'))).toHaveLength(2);
      expect(cards.find((each) => each.includes('防疫演练'))).toContain('演练');
      await page.context().close();
    });

    it('the room of the closing offers to undo what was declared a moment ago, and what was done keeps it', async () => {
      await lead.goto(`${site.url}/zh/work/closing`);
      await choose('长江洪水');
      expect(await lead.locator('#item-undo').count()).toBe(0);
      await choose('防疫演练');
      await lead.locator('#item-undo').getByLabel('理由（公开）').fill('演练取消');
      await lead.locator('#item-undo').getByRole('button', { name: '撤销' }).click();
      expect(await lead.locator('.notice.good').count()).toBe(1);
      await lead.goto(`${site.url}/zh/work`);
      expect(await chooser().locator('details').innerText()).toContain('已终止的事件');
    });
  },
);
