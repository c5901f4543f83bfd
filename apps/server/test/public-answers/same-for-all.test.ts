import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Serving } from '../../src/server/serve.ts';
import { openServer } from '../doors/support/site.ts';
import { type Answer, asked } from '../support/asking.ts';

const isBuilt = existsSync(new URL('../../../web/build/handler.js', import.meta.url));
/** Of one kind of page no more are looked at than this. */
const OF_A_KIND = 2;

describe.runIf(isBuilt)('every public page, for strangers and for whoever has signed in', () => {
  let site: Serving;
  let cookie: string;
  const pages: string[] = [];

  const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    asked({ port: new URL(site.url).port, path, headers });

  beforeAll(async () => {
    site = await openServer('same-for-all', 'hubei-2020');
    const answer = await fetch(`${site.url}/api/v1/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'duty@hubei-command.example', password: 'tongzhou-2020' }),
    });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    // From page to page, as a reader goes, and a few of each kind.
    const kinds = new Map<string, number>();
    const waiting = ['/en/incidents/hubei-2020', '/en/plans', '/en/help', '/en/verify'];
    const known = new Set(waiting);
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const kind = path.replace(/\?.*/, '?').replace(/\/[\w.-]*\d[\w.-]*(?=\/|$)/g, '/*');
      const count = kinds.get(kind) ?? 0;
      if (count >= OF_A_KIND) continue;
      kinds.set(kind, count + 1);
      // Whoever has signed in was there before.
      const own = await get(path, { cookie });
      if (own.status !== 200 || !/text\/html/.test(String(own.headers['content-type']))) continue;
      pages.push(path);
      for (const [, href] of own.body.matchAll(
        /href="(\/en\/(?:incidents|plans|gifts?|help|verify)[^"#]*)"/g,
      )) {
        const next = (href ?? '').replaceAll('&amp;', '&');
        if (known.has(next)) continue;
        known.add(next);
        waiting.push(next);
      }
    }
  });
  afterAll(() => site?.close());

  it('are many, of all kinds', () => {
    const kinds = new Set(pages.map((each) => each.split('?')[0]?.split('/')[4]));
    expect(pages.length).toBeGreaterThan(40);
    for (const each of [
      'needs',
      'allocations',
      'duties',
      'board',
      'timeline',
      'mandates',
      'after-action',
      'ledger',
    ])
      expect([...kinds]).toContain(each);
  });

  it('two strangers are given the same, byte by byte, and nothing of whoever was there before', async () => {
    const different: string[] = [];
    // What one person asks for by an address is made for that person.
    for (const path of pages.filter((each) => !/[?&](?:code|incident)=/.test(each))) {
      const own = await get(path, { cookie });
      const first = await get(path, { 'user-agent': 'one', 'accept-language': 'zh' });
      const mark = path.includes('?') ? '&' : '?';
      const second = await get(`${path}${mark}utm_source=two`, {
        'user-agent': 'two',
        'accept-language': 'en',
      });
      const again = await get(path, { cookie });
      if (first.status !== 200) {
        // For whoever has signed in alone.
        expect([path, first.status, first.headers.etag]).toEqual([path, 303, undefined]);
        continue;
      }
      expect([path, own.headers['cache-control'], again.headers['cache-control']]).toEqual([
        path,
        'no-store',
        'no-store',
      ]);
      expect(own.body).toContain('/en/sign-out');
      expect(again.body).toContain('/en/sign-out');
      expect(first.body).not.toContain('/en/sign-out');
      expect(first.headers['set-cookie']).toBeUndefined();
      expect(first.headers.etag).toBe(second.headers.etag);
      if (first.body !== second.body) different.push(path);
    }
    expect(different).toEqual([]);
  });

  it('of a page of the same facts made again, nothing differs but what its clocks say', async () => {
    const bare = (body: string) => body.replace(/now:new Date\([^)]*\)|now:"[^"]*"/g, '');
    const different: string[] = [];
    for (const path of pages) {
      const first = await get(path);
      if (first.status !== 200) continue;
      // Another host's page is another: it is made anew.
      const other = await get(path, { host: 'localhost' });
      const said = (body: string) =>
        bare(body)
          .replaceAll(/(?:127\.0\.0\.1:\d+|localhost)/g, 'host')
          .replaceAll(/sha256-\w+=*/g, '');
      if (said(first.body) !== said(other.body)) different.push(path);
    }
    expect(different).toEqual([]);
  });
});
