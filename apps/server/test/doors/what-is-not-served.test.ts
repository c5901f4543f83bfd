import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/identity/password.ts';
import { passwordFault } from '../../src/identity/password-rule.ts';
import type { Serving } from '../../src/server/serve.ts';
import { asked } from '../support/asking.ts';
import { openServer } from './support/site.ts';

let site: Serving;
beforeAll(async () => {
  site = await openServer('not-served', 'hubei-2020');
});
afterAll(() => site?.close());

const to = (path: string, method = 'GET') => asked({ port: new URL(site.url).port, path, method });

describe('what nobody gets from the server', () => {
  it.each([
    ...['/.git/config', '/.git/HEAD', '/.env', '/package.json', '/package-lock.json', '/server.lock'],
    ...[
      '/running.json',
      '/keys/person.key',
      '/../package.json',
      '/_app/../../package.json',
      '/%2e%2e/package.json',
    ],
    ...['/_app/', '/_app/immutable/', '/_app/immutable/chunks/', '/favicon.svg/'],
  ])('%s: neither source, nor data, nor the listing of a folder', async (path) => {
    const { status, body } = await to(path);
    expect([path, status]).toEqual([path, expect.toSatisfy((each: number) => each >= 300 && each < 500)]);
    expect(body).not.toMatch(/Index of|repositoryformatversion|"dependencies"|PRIVATE KEY/);
  });

  it.each(['/', '/zh', '/zh/sign-in', '/api/v1/incidents', '/log/checkpoint', '/healthz'])(
    '%s by TRACE: nothing is said back',
    async (path) => {
      const { status, body } = await asked({
        ...{ port: new URL(site.url).port, path, method: 'TRACE' },
        headers: { 'x-said': 'said-by-the-caller' },
      });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(body).not.toContain('said-by-the-caller');
    },
  );
});

describe('what everybody gets', () => {
  it.each(['/zh/sign-in', '/en/sign-in', '/api/v1/incidents', '/healthz', '/log/checkpoint', '/zh/nowhere'])(
    '%s says its type and its charset',
    async (path) => {
      const type = (await to(path)).headers['content-type'] ?? '';
      expect(type).toMatch(
        /^(application\/json|text\/(html|plain)|application\/problem\+json)(; ?charset=utf-8)?$/i,
      );
      if (String(type).startsWith('text/')) expect(type).toMatch(/charset=utf-8/i);
    },
  );
});

describe('the field of a password', () => {
  it('masks what is typed, and may be filled in by a browser and pasted into', async () => {
    const { body } = await to('/en/sign-in');
    const fields = (body.match(/<input[^>]*name="password"[^>]*>/g) ?? []).filter(
      // What an exercise fills in for whoever tries it.
      (each) => !each.includes('type="hidden"'),
    );
    expect(fields).not.toEqual([]);
    for (const field of fields) {
      expect(field).toContain('type="password"');
      expect(field).toContain('autocomplete="current-password"');
      expect(field).not.toMatch(/onpaste|autocomplete="off"/);
    }
  });
});

describe('a password', () => {
  it('may be a sentence of a hundred characters', () => {
    const words =
      'seven quiet boats row upstream against a cold wind while nobody on either bank is counting the oars';
    expect(words.length).toBeGreaterThan(64);
    expect(passwordFault(words)).toBeNull();
  });

  it('is hashed by scrypt, at no less than 2^15 · 8 · 1, with a salt of its own', async () => {
    const [one, two] = [await hashPassword('the same words'), await hashPassword('the same words')];
    expect(one).not.toBe(two);
    const [scheme, cost] = one.split('$');
    expect([scheme, Number(cost) >= 2 ** 15]).toEqual(['scrypt', true]);
  });
});
