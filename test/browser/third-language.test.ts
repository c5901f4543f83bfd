import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@tongzhou/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { exerciseFolder } from '../support/data-folder.ts';
import { CHROMIUM, launchChromium } from './support/chromium.ts';

/** A few words, as `npm run texts -- export fr` writes them, and two of a form with something filled in. */
const TEXTS = {
  'web/texts/site#navTexts.needs': { zh: '需求', en: 'Needs', to: 'Besoins' },
  'web/texts/site#navTexts.verify': { zh: '核验', en: 'Verify', to: 'Vérifier' },
  'web/texts/site#siteTexts.clock': {
    zh: '演练时钟 {0}',
    en: 'exercise clock {0}',
    to: 'horloge de l’exercice {0}',
  },
  'web/views/verify/texts#verifyTexts.two': { zh: 'x', en: 'x', to: '' },
};

let site: Awaited<ReturnType<typeof serve>>;

describe('a third language on the pages', () => {
  beforeAll(async () => {
    const folder = exerciseFolder('third');
    const texts = mkdtempSync(join(tmpdir(), 'tongzhou-texts-'));
    writeFileSync(join(texts, 'fr.json'), JSON.stringify({ language: 'fr', name: 'Français', texts: TEXTS }));
    vi.stubEnv('TONGZHOU_TEXTS', texts);
    site = await serve({
      port: 0,
      host: '127.0.0.1',
      folder,
      databaseUrl: undefined,
      scenario: 'hubei-2020',
    });
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await site?.close();
  });

  const read = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${site.url}${path}`, { headers, redirect: 'manual' });
    return { status: response.status, to: response.headers.get('location'), html: await response.text() };
  };

  it('stands at an address of its own, in its words, and in English for the rest', async () => {
    const { status, html } = await read('/fr/incidents/hubei-2020/needs');
    expect(status).toBe(200);
    expect(html).toMatch(/<html lang="fr" dir="ltr">/);
    expect(html).toContain('href="/fr/incidents/hubei-2020/needs" aria-current="page">Besoins</a>');
    expect(html).toContain('>Allocations</a>');
    // What is filled in is written as that language writes it.
    expect(html).toMatch(/horloge de l’exercice \d{1,2} (janv\.|févr\.|mars) 2020/);
    expect(html).toContain('75 % of the words of this language are translated');
  });

  it('is in the menu of the others, with how much of it is done, and they in its', async () => {
    const english = await read('/en/incidents/hubei-2020/needs');
    expect(english.html).toMatch(
      /<a href="\/fr\/incidents\/hubei-2020\/needs" hreflang="fr" lang="fr"[^>]*>Français/,
    );
    expect(english.html).toContain('75 %</span>');
    expect(english.html).not.toContain('of the words of this language');
    const french = await read('/fr/incidents/hubei-2020/needs');
    for (const [language, tag] of [
      ['zh', 'zh-CN'],
      ['en', 'en'],
    ])
      expect(french.html).toContain(`<a href="/${language}/incidents/hubei-2020/needs" hreflang="${tag}"`);
  });

  it('is what the front door leads to, for who asks for it', async () => {
    expect((await read('/', { 'accept-language': 'fr-FR,fr;q=0.9,en;q=0.5' })).to).toBe('/fr');
    expect((await read('/', { 'accept-language': 'de,en;q=0.5' })).to).toBe('/en');
  });

  it('is no address where nobody took it up', async () => {
    for (const path of ['/xx/', '/xx', '/de/incidents/hubei-2020/needs'])
      expect((await read(path)).status, path).toBe(404);
    expect((await read('/fr/nowhere')).status).toBe(404);
  });

  it.skipIf(!CHROMIUM)('is kept by the page that runs a script', async () => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.goto(`${site.url}/fr/verify`);
      await page.locator('#verify-key').waitFor();
      expect(await page.locator('.site-header nav').innerText()).toContain('Vérifier');
      expect(await page.locator('html').getAttribute('lang')).toBe('fr');
      expect(await page.locator('main').innerText()).toContain('Check');
    } finally {
      await browser.close();
    }
  });
});
