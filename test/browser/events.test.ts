import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM } from './support/chromium.ts';
import { type Exercise, openExercise } from './support/exercise.ts';

const BASE = '/zh/incidents/hubei-2020';

let site: Exercise;
const item = (page: Page, heading: string) =>
  page.locator('section.work').filter({ has: page.getByRole('heading', { name: heading }) });
const answers = async (page: Page) => (await page.locator('.notice, .field .error').allInnerTexts()).join();

describe.skipIf(!CHROMIUM)('reports of events, in a real browser', () => {
  beforeAll(async () => {
    site = await openExercise('events');
  });
  afterAll(() => site?.close());

  it('a hospital notices and reports, the command verifies: each step with its clock, in public', async () => {
    const ward = await site.signIn('equipment@wuhan-union.example');
    await ward.goto(`${site.url}/zh/work/events`);
    const notice = item(ward, '我们发现了一起事件');
    await notice.getByLabel('种类').selectOption({ label: '群体性不明原因疾病' });
    await notice.getByLabel('地点').selectOption('420100');
    await notice.getByRole('button', { name: '登记' }).click();
    expect(await answers(ward)).toContain('已完成');

    const open = await (await site.browser.newContext({ javaScriptEnabled: false })).newPage();
    await open.goto(`${site.url}${BASE}/events`);
    expect(await open.locator('main').innerText()).toMatch(
      /群体性不明原因疾病[\s\S]*尚未报告[\s\S]*报告事件/,
    );

    await ward.goto(`${site.url}/zh/work/events`);
    const event = item(ward, '群体性不明原因疾病');
    await event.getByLabel('接收单位').selectOption('hubei-command');
    await event.getByRole('button', { name: '登记报告' }).first().click();
    expect(await answers(ward)).toContain('已完成');

    const desk = await site.signIn('duty@hubei-command.example');
    await desk.goto(`${site.url}/zh/work/events`);
    const told = item(desk, '群体性不明原因疾病');
    await told.getByLabel('结果').selectOption({ label: '属实' });
    await told.getByLabel('说明（公开）').first().fill('流调与检测一致');
    await told.getByRole('button', { name: '登记核实结果' }).click();
    expect(await answers(desk)).toContain('已完成');

    await open.goto(`${site.url}/en/incidents/hubei-2020/events`);
    const shown = await open.locator('main').innerText();
    expect(shown).toMatch(/Noticed[\s\S]*Reported[\s\S]*direct reporting network[\s\S]*Verified/);
    // The province's own hour to tell the nation has begun.
    expect(shown).toMatch(/Pass a report of an event upward/);
  });

  it('in English: the words are read by those who know of it, by nobody else until they are published; an honest mistake is no fault', async () => {
    const WORDS = 'Five on one ward with unexplained fever';
    const ward = await site.signIn('equipment@wuhan-union.example', { language: 'en' });
    await ward.goto(`${site.url}/en/work/events`);
    const notice = item(ward, 'We have noticed an event');
    await notice.getByLabel('Kind').selectOption({ label: 'major food or occupational poisoning' });
    await notice.getByLabel('Place').selectOption('420100');
    await notice.getByLabel('What was noticed (not public)').fill(WORDS);
    await notice.getByRole('button', { name: 'Record', exact: true }).click();
    expect(await answers(ward)).toContain('Done');

    const event = (page: Page) => item(page, 'major food or occupational poisoning');
    await ward.goto(`${site.url}/en/work/events`);
    expect(await event(ward).innerText()).toContain(WORDS);
    await event(ward).getByLabel('Receiver').selectOption('hubei-command');
    await event(ward).getByRole('button', { name: 'Record the report' }).first().click();
    expect(await answers(ward)).toContain('Done');

    const other = await site.signIn('equipment@wuhan-renai.example', { language: 'en' });
    await other.goto(`${site.url}/en/work/events`);
    expect(await other.locator('main').innerText()).not.toContain(WORDS);
    const open = await (await site.browser.newContext({ javaScriptEnabled: false })).newPage();
    const looked = async () => {
      await open.goto(`${site.url}/en/incidents/hubei-2020/events`);
      return open.locator('main').innerText();
    };
    expect(await looked()).toMatch(/not published yet; their salted fingerprint \(SHA-256\): [0-9a-f]{64}/);
    expect(await open.content()).not.toContain(WORDS);

    const desk = await site.signIn('duty@hubei-command.example', { language: 'en' });
    await desk.goto(`${site.url}/en/work/events`);
    expect(await event(desk).innerText()).toContain(WORDS);
    await event(desk).getByLabel('Outcome').selectOption({ label: 'disproved' });
    await event(desk).getByLabel('Note (public)').first().fill('No poison was found');
    await event(desk).getByRole('button', { name: 'Record what was found' }).click();
    expect(await answers(desk)).toContain('Done');

    const press = await site.signIn('press2@hubei-command.example', { language: 'en' });
    await press.goto(`${site.url}/en/work/events`);
    await event(press).locator('summary', { hasText: 'Publish what the report says' }).click();
    await event(press).getByRole('button', { name: 'Publish the words' }).click();
    expect(await answers(press)).toContain('Done');
    const shown = await looked();
    expect(shown).toContain(WORDS);
    expect(shown).toMatch(
      /disproved[\s\S]*An honest report that proves to be none has met the duty to report/,
    );
  });

  it('a question of the public is noted by one seat and answered by another', async () => {
    const press = await site.signIn('press@hubei-command.example');
    await press.goto(`${site.url}/zh/work/releases`);
    const note = item(press, '登记舆情');
    await note.locator('summary').click();
    await note.getByLabel('舆情（中文）').fill('防护服够用几天？');
    await note.getByLabel('舆情（英文）').fill('How long will the coveralls last?');
    await note.getByLabel('来源').fill('12345 热线');
    await note.getByRole('button', { name: '登记' }).click();
    expect(await answers(press)).toContain('已完成');
    const second = await site.signIn('press2@hubei-command.example');
    await second.goto(`${site.url}/zh/work/releases`);
    const question = item(second, '防护服够用几天？');
    await question.getByLabel('回应（中文）').fill('每一笔交付见公示第 1 号。');
    await question.getByLabel('回应（英文）').fill('Every delivery stands in release no. 1.');
    await question.getByLabel('见公示第几号').fill('1');
    await question.getByRole('button', { name: '公开回应' }).click();
    expect(await answers(second)).toContain('已完成');
    await second.goto(`${site.url}/en/incidents/hubei-2020/opinions`);
    expect(await second.locator('main').innerText()).toMatch(
      /How long will the coveralls last\?[\s\S]*release no\. 1/,
    );
    expect(await second.locator('main a[href$="/releases/1"]').count()).toBe(1);
  });

  it('the pages fit a phone and have no serious barrier, in both languages', async () => {
    const page = await (await site.browser.newContext({ viewport: { width: 360, height: 800 } })).newPage();
    for (const path of ['events', 'opinions', 'capabilities'])
      for (const language of ['zh', 'en']) {
        const address = `/${language}/incidents/hubei-2020/${path}`;
        expect([address, (await page.goto(`${site.url}${address}`))?.status()]).toEqual([address, 200]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        expect([address, wide]).toEqual([address, 360]);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(grave.map(({ id, nodes }) => `${address} ${id} ${nodes[0]?.html}`)).toEqual([]);
      }
  });
});
