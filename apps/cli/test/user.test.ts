import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { establishLocally, serve } from '@tongzhou/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { dataFolder } from '../../../test/support/data-folder.ts';
import { commandLine } from '../src/command-line.ts';

const folder = dataFolder('user');
const where = { folder, databaseUrl: undefined };
const PASSWORD = 'seven grey herons ashore';
let said: string[] = [];
/** Of one run: what it says. */
const run = async (...words: string[]) => {
  said = [];
  const code = await commandLine(['user', ...words, '--data', folder]);
  return { code, said: said.join('\n') };
};
beforeEach(() => {
  for (const way of ['log', 'error'] as const)
    vi.spyOn(console, way).mockImplementation((...words) => void said.push(words.join(' ')));
});

beforeAll(() =>
  establishLocally(where, {
    ...{
      organisation: 'lead',
      name: { zh: '指挥部', en: 'Command' },
      area: '420000',
      legalBasis: '《突发事件应对法》第十七条',
    },
  }),
);

const wholeLife = async (name: string) => {
  const email = `${name}@example.org`;
  const invited = await run('invite', '--name', name, '--organisation', 'lead', '--email', email);
  expect(invited).toMatchObject({ code: 0, said: expect.stringMatching(/\/zh\/join\/[\w-]{43}\n/) });
  expect(await run('invite', '--name', 'X', '--organisation', 'nobody')).toMatchObject({ code: 1 });
  expect(await run('reset', '--email', 'nobody@example.org')).toMatchObject({ code: 1 });
  expect(await run('disable')).toMatchObject({ code: 2 });
};

describe('tongzhou user', () => {
  it('works on a folder on which no server runs', () => wholeLife('stopped'));

  describe('on a server that runs', () => {
    let site: Awaited<ReturnType<typeof serve>>;
    beforeAll(async () => {
      site = await serve({ ...where, port: 0, host: '127.0.0.1', scenario: null });
    });
    afterAll(() => site.close());
    const ask = (path: string, body: object, headers: Record<string, string> = {}) =>
      fetch(`${site.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });

    it('invites, lists, ends, opens and resets while people work', async () => {
      await wholeLife('running');
      const { operator } = JSON.parse(await readFile(join(folder, 'running.json'), 'utf8'));
      const password = {
        do: 'add',
        email: 'me@example.org',
        name: 'Me',
        organisation: 'lead',
        password: PASSWORD,
      };
      const added = await ask('/api/operator/accounts', password, { authorization: `Bearer ${operator}` });
      expect(added.status).toBe(200);
      const weak = { ...password, email: 'b@example.org', password: '1234567890' };
      const refused = await ask('/api/operator/accounts', weak, { authorization: `Bearer ${operator}` });
      expect(await refused.json()).toMatchObject({ error: expect.stringContaining('easily guessed') });

      // The last who administers is ended by nobody; with a second one she can be.
      expect(await run('disable', '--email', 'me@example.org')).toMatchObject({ code: 1 });
      const second = { ...password, email: 'second@example.org', functions: ['administer'] };
      await ask('/api/operator/accounts', second, { authorization: `Bearer ${operator}` });
      const role = ['invite', '--name', 'Z', '--organisation', 'lead', '--role'];
      expect(await run(...role, 'duty,press')).toMatchObject({ code: 0 });
      expect(await run(...role, 'chief')).toMatchObject({ code: 2 });

      const signIn = () => ask('/api/v1/sign-in', { email: 'me@example.org', password: PASSWORD });
      const cookie = (await signIn()).headers.getSetCookie()[0]?.split(';')[0] as string;
      const me = () => fetch(`${site.url}/api/v1/me`, { headers: { cookie } }).then(({ status }) => status);
      expect(await me()).toBe(200);
      expect((await run('list')).said).toMatch(
        /^lead\tme@example\.org\tMe\tseat-\w+\topen\teverything, password$/m,
      );
      expect(await run('disable', '--email', 'me@example.org')).toMatchObject({ code: 0 });
      expect(await me()).toBe(401);
      expect((await signIn()).status).toBe(401);
      expect((await run('list')).said).toMatch(/\tdisabled\t/);
      // Another seat, and a link: the password of before opens nothing.
      expect((await run('enable', '--email', 'me@example.org')).said).toContain(`${site.url}/zh/reset/`);
      expect((await signIn()).status).toBe(401);
      expect((await run('reset', '--email', 'me@example.org')).said).toContain(`${site.url}/zh/reset/`);
    });

    it('knows its operator by a file that nobody else reads, and by nothing else', async () => {
      expect((await stat(join(folder, 'running.json'))).mode & 0o777).toBe(0o600);
      const { token } = JSON.parse(await readFile(join(folder, 'running.json'), 'utf8'));
      for (const authorization of ['', `Bearer ${token}`, 'Bearer x', `Bearer ${'A'.repeat(43)}`])
        expect((await ask('/api/operator/accounts', { do: 'list' }, { authorization })).status).toBe(404);
    });
  });
});
