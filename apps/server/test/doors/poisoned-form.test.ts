import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changedSince, sharedNow } from './support/shared.ts';
import { openServer } from './support/site.ts';

/** What once took every page down until a restart (a field whose name leads into a function that all objects inherit). */
const NAMES = [
  'text:hasOwnProperty.call',
  'fixed:hasOwnProperty.call',
  'text:toString.call',
  'json:valueOf.bind',
  'text:__proto__.polluted',
  'text:constructor.prototype.polluted',
  'text:profile.hasOwnProperty.call',
  'text:credentials.0.isPrototypeOf.call',
];
const PAGES = ['/zh', '/en', '/zh/sign-in', '/en/join', '/zh/help', '/zh/verify', '/zh/erase'];

describe('a form whose field names what all objects share', () => {
  let site: Awaited<ReturnType<typeof openServer>>;
  beforeAll(async () => {
    site = await openServer('poisoned-form');
  });
  afterAll(() => site.close());

  const post = (path: string, body: string) =>
    fetch(`${site.url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: site.url, 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });

  test.each(NAMES)('%s is not read, and every page goes on', async (name) => {
    const before = sharedNow();
    for (const path of ['/zh/join', '/en/join', '/zh/sign-in', '/zh/erase', '/zh/work/goods']) {
      for (const command of ['', 'organisation.apply', 'hasOwnProperty', '__proto__']) {
        const answer = await post(path, `${name}=x&command=${command}`);
        expect([path, command, answer.status < 500]).toEqual([path, command, true]);
        await answer.text();
      }
    }
    expect(changedSince(before)).toEqual([]);
    for (const path of PAGES) {
      const page = await fetch(`${site.url}${path}`);
      expect([path, page.status]).toEqual([path, 200]);
      await page.text();
    }
  });

  test('the server says that its pages are well because it has rendered one', async () => {
    const health = await fetch(`${site.url}/healthz`);
    expect(await health.json()).toMatchObject({ status: 'ok', ill: [], pages: { state: 'ok', why: null } });
    const ready = await fetch(`${site.url}/readyz`);
    expect([ready.status, (await ready.json()).ready]).toEqual([200, true]);
  });

  test('every page says what a browser may do with it, and what another site may not', async () => {
    for (const path of ['/zh', '/en/sign-in', '/zh/work']) {
      const { headers } = await fetch(`${site.url}${path}`);
      expect(headers.get('permissions-policy')).toMatch(/camera=\(self\).*payment=\(\)/);
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });

  test('an action of that name is none', async () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'default']) {
      const answer = await post(`/zh/join?/${name}`, 'a=b');
      expect([name, answer.status >= 400 && answer.status < 500]).toEqual([name, true]);
      await answer.text();
    }
  });
});
