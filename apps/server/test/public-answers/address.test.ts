import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { publicAddress, QUERY_NAMES } from '../../src/public-answers/address.ts';

const WEB = new URL('../../../web/src/', import.meta.url);

describe('the address of a public answer', () => {
  it('is the path, and of the query what pages read, in one order', () => {
    expect(publicAddress('/zh/incidents/a/needs?utm_source=x&item=mask&city=420100&fbclid=1')?.path).toBe(
      '/zh/incidents/a/needs?city=420100&item=mask',
    );
    expect(publicAddress('/zh/incidents/a/needs?item=mask&city=420100')).toEqual(
      publicAddress('/zh/incidents/a/needs?city=420100&x&item=mask'),
    );
    expect(publicAddress('/zh/incidents/a?utm_source=x')?.path).toBe('/zh/incidents/a');
  });

  it.each([
    ...[
      '/zh/work',
      '/zh/work/needs',
      '/zh/sign-in',
      '/zh/sign-in?next=/zh/work',
      '/zh/join/abc',
      '/zh/reset/abc',
    ],
    ...[
      '/zh/confirm-email',
      '/zh/sign-out',
      '/zh/erase?code=x',
      '/',
      '/zh/gifts/ABC/receipt.pdf',
      '/zh/files/ab',
    ],
    ...[
      '/healthz',
      '/log/checkpoint',
      '/api/v1/sessions',
      '/api/v1/incidents/a/stream',
      '/api/operator/users',
    ],
    ...['/_app/version.json', '/favicon.svg', '/zh/incidents/%00', `/zh/incidents/${'a'.repeat(600)}`],
  ])('%s has none', (url) => {
    expect(publicAddress(url)).toBeNull();
  });

  it.each(['/zh/verify?code=TZ-QN8T-84NF', '/en/gift?q=a&code=', '/zh/help?incident=hubei-2020'])(
    '%s is one person’s, and keeps all of its query',
    (url) => {
      expect(publicAddress(url)).toBeNull();
    },
  );

  it('knows every name that a page reads of its query', () => {
    const read = new Set<string>();
    for (const name of readdirSync(WEB, { recursive: true, encoding: 'utf8' })) {
      if (!/load\.ts$|asked\.ts$/.test(name)) continue;
      // What is for one person, or for whoever has signed in, is not remembered.
      if (/account\/|sign-in\/|what-if\/|personal-data\/|notice\/|statement\/|\/join-/.test(name)) continue;
      const text = readFileSync(new URL(name, WEB), 'utf8');
      for (const [, said] of text.matchAll(/searchParams\.(?:get|getAll|has)\('([^']+)'\)/g))
        read.add(said ?? '');
      if (/searchParams\.get\((?!')/.test(text))
        for (const [, list] of text.matchAll(/FIELDS = \[([^\]]+)\]/g))
          for (const [, said] of (list ?? '').matchAll(/'([^']+)'/g)) read.add(said ?? '');
      for (const [, said] of text.matchAll(/known\('([^']+)'\)/g)) read.add(said ?? '');
    }
    expect(read.size).toBeGreaterThan(20);
    const isLost = (name: string) => !QUERY_NAMES.has(name) && publicAddress(`/zh/verify?${name}=x`) !== null;
    expect([...read].filter(isLost)).toEqual([]);
  });
});
