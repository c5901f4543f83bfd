import { commands } from '@tongzhou/domain';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { refusedInput } from '../../src/http/door/refused-input.ts';
import { NEEDS_FRESH_PROOF } from '../../src/identity/door-rule.ts';
import { INCIDENT } from '../support/small-world.ts';
import { bearer, openSite, type Site } from './support.ts';

const PASSWORD = 'seven grey herons ashore';
const json = { 'content-type': 'application/json' };
let site: Site;
let cookie: string;

beforeAll(async () => {
  site = await openSite();
  const account = { email: 'a@example.org', name: 'A', password: PASSWORD, organisation: 'union' };
  await site.identity.createAccount({ ...account, seat: 'union-1' });
  cookie = await signIn();
});
afterAll(() => site.application.close());

const post = (path: string, body: unknown, headers: Record<string, string>) =>
  site.ask(`/api/v1${path}`, {
    method: 'POST',
    headers: { ...json, ...headers },
    body: JSON.stringify(body),
  });
async function signIn(): Promise<string> {
  const done = await post('/sign-in', { email: 'a@example.org', password: PASSWORD }, {});
  return done.headers.getSetCookie()[0]?.split(';')[0] as string;
}
const browser = () => ({ cookie, 'sec-fetch-site': 'same-origin' });
const need = {
  ...{ incident: INCIDENT, facility: 'union', item: 'mask-medical-protective', setting: 'isolation' },
  quantity: { kind: 'exact', amount: 70 },
  usePerDay: 10,
};
const token = async (functions: string[]) => {
  const made = await post('/tokens', { label: 'p', days: 1, functions }, browser());
  expect(made.status).toBe(201);
  return bearer(made.body.token);
};

describe('a token', () => {
  it('hands in commands of its functions and no others, one by one and in batches', async () => {
    const program = await token(['state-need']);
    expect((await post('/commands/need.state', need, program)).status).toBe(201);
    const other = await post('/commands/use.report', {}, program);
    expect(other).toMatchObject({ status: 403, body: { code: 'token-scope' } });
    expect(other.body.messages.zh).toContain('令牌');
    const batch = await post('/batches', { commands: [{ name: 'use.report', input: {} }] }, program);
    expect(batch.body).toMatchObject({ done: 0, answers: [{ ok: false, status: 403, code: 'token-scope' }] });
    expect((await post('/person/read', {}, program)).body.code).toBe('token-scope');
  });

  it('is never in the place of a person: it makes no tokens, ends no sessions, does nothing for good', async () => {
    const program = await token(['state-need', 'approve-payment']);
    const wanted = { label: 'q', days: 1, functions: ['state-need'] };
    expect(await post('/tokens', wanted, program)).toMatchObject({
      status: 403,
      body: { code: 'person-needed' },
    });
    const ending = await site.ask('/api/v1/sessions', { method: 'DELETE', headers: program });
    expect(ending).toMatchObject({ status: 403, body: { code: 'person-needed' } });
    expect((await post('/commands/payment.approve', {}, program)).body.code).toBe('person-needed');
  });

  it('reads what its functions cover, and nothing that is its maker’s own', async () => {
    const program = await token(['state-need']);
    const get = async (path: string) => (await site.ask(`/api/v1${path}`, { headers: program })).body?.code;
    for (const path of ['/sessions', '/tokens', '/webhooks', '/webhooks/dead-letters', '/text-looks'])
      expect([path, await get(path)]).toEqual([path, 'person-needed']);
    expect(await get('/person/records')).toBe('token-scope');
    expect(await get(`/files/${'a'.repeat(64)}`)).toBe('token-scope');
    expect((await site.ask('/api/v1/me', { headers: program })).status).toBe(200);
    expect((await site.ask('/api/v1/notices', { headers: program })).status).toBe(200);
  });

  it('is listed with its last use, without itself, and taken back by its id', async () => {
    const program = await token(['state-need']);
    await site.ask('/api/v1/me', { headers: program });
    const { body } = await site.ask('/api/v1/tokens', { headers: browser() });
    const [newest] = body.tokens;
    expect(newest).toMatchObject({ functions: ['state-need'], lastUsedAt: expect.any(String) });
    expect(JSON.stringify(body)).not.toContain(program.authorization.slice(7));
    const path = `/api/v1/tokens/${newest.id}`;
    expect((await site.ask(path, { method: 'DELETE', headers: browser() })).status).toBe(204);
    expect((await site.ask('/api/v1/me', { headers: program })).status).toBe(401);
  });

  it('longer than ninety days, or for nothing in particular, is refused', async () => {
    for (const more of [{ days: 91 }, { functions: [] }, { functions: ['everything'] }]) {
      const wanted = { label: 'q', days: 1, functions: ['state-need'], ...more };
      expect((await post('/tokens', wanted, browser())).status).toBe(422);
    }
  });
});

describe('a step that cannot be undone', () => {
  it('is what the command says of itself, and all that two people sign but a level', () => {
    for (const { name, countersigned } of commands.values())
      if (countersigned && name !== 'incident.change-level')
        expect([name, NEEDS_FRESH_PROOF.has(name)]).toEqual([name, true]);
    for (const name of [
      ...['incident.merge', 'incident.undo', 'residue.assign', 'residue.accept', 'mandate.suspend'],
      ...['organisation.close', 'organisation.merge', 'payment.approve', 'release.publish', 'seat.close'],
    ])
      expect([name, NEEDS_FRESH_PROOF.has(name)]).toEqual([name, true]);
    for (const name of ['incident.change-level', 'plan.activate', 'need.state'])
      expect([name, commands.has(name), NEEDS_FRESH_PROOF.has(name)]).toEqual([name, true, false]);
  });

  it('wants a fresh proof, and says so in a way that a program can tell', async () => {
    const before = await post('/commands/payment.approve', {}, browser());
    expect(before.body.code).not.toBe('step-up-needed');
    await sql`update sign_in_session set created_at = now() - interval '16 minutes'`.execute(
      site.application.database.sql,
    );
    // Whom this process remembers, it has forgotten after five seconds.
    cookie = `${cookie}; other=1`;
    const after = await post('/commands/payment.approve', {}, browser());
    expect(after).toMatchObject({ status: 401, body: { code: 'step-up-needed' } });
    expect(after.headers.get('www-authenticate')).toContain('insufficient_user_authentication');
    expect((await post('/person/erase-for', {}, browser())).body.code).toBe('step-up-needed');
    expect((await post('/passkeys/new', {}, browser())).body.code).toBe('step-up-needed');
    expect((await post('/commands/need.reaffirm', {}, browser())).body.code).not.toBe('step-up-needed');
    cookie = await signIn();
    expect((await post('/commands/payment.approve', {}, browser())).body.code).not.toBe('step-up-needed');
  });
});

describe('what is refused', () => {
  it('is written down, without a name or a secret', async () => {
    const said: string[] = [];
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => said.push(String(line)) > 0);
    await post('/sign-in', { email: 'a@example.org', password: 'not the password' }, {});
    await site.ask('/api/v1/me', { headers: bearer('tz_nothing-that-was-ever-made') });
    write.mockRestore();
    const lines = said.map((line) => JSON.parse(line) as { event: string; path?: string });
    expect(lines.map(({ event }) => event)).toEqual(['sign-in-failed', 'access-refused', 'access-refused']);
    expect(lines[2]).toMatchObject({ path: '/api/v1/me', status: 401 });
    expect(said.join()).not.toMatch(/example\.org|not the password|tz_nothing/);
  });

  it('of input is counted, by account or network, without what was in it', async () => {
    refusedInput.say();
    const said: string[] = [];
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => said.push(String(line)) > 0);
    for (let count = 0; count < 3; count += 1)
      await site.send('union', 'donation.receive', `{"secret-word": ${count}`);
    await site.send('union', 'donation.receive', { incident: 'secret-word', 'secret-word': 1 });
    await post('/sign-in', { email: 'secret-word' }, {});
    await site.ask('/api/v1/me', { headers: bearer(site.tokens.union) });
    refusedInput.say();
    refusedInput.say();
    write.mockRestore();
    const lines = said.map((line) => JSON.parse(line) as { event: string; seat?: string; counts: object });
    const counted = lines.filter(({ event }) => event === 'input-refused');
    expect(counted.find(({ seat }) => seat === 'union-1')?.counts).toEqual({ 400: 3, 422: 1 });
    expect(counted.filter(({ seat }) => seat === undefined)).toHaveLength(1);
    expect(said.join()).not.toContain('secret-word');
  });

  it('of very many is told of the first thousand apart, and of all in number', () => {
    refusedInput.say();
    const said: string[] = [];
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => said.push(String(line)) > 0);
    for (let count = 0; count < 1_500; count += 1)
      refusedInput.note(422, { seat: undefined, address: `10.0.${count >> 8}.${count & 255}` });
    refusedInput.note(200, { seat: 'a', address: '' });
    refusedInput.say();
    write.mockRestore();
    const lines = said.map((line) => JSON.parse(line) as { counts: Record<string, number> });
    expect(lines).toHaveLength(1_001);
    expect(lines.reduce((sum, { counts }) => sum + (counts[422] ?? 0), 0)).toBe(1_500);
  });

  it('and what succeeds: a sign-in says which seat, and of which network', async () => {
    const said: string[] = [];
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => said.push(String(line)) > 0);
    await signIn();
    write.mockRestore();
    expect(said.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ event: 'signed-in', seat: 'union-1', address: expect.any(String) }),
    ]);
    expect(said.join()).not.toMatch(/example\.org|herons/);
  });

  it('comes to nobody as a route of the library behind the door', async () => {
    for (const path of ['/api/auth/sign-up/email', '/api/auth/sign-in/email', '/api/auth/get-session'])
      expect((await site.ask(path, { method: 'POST' })).status).toBe(404);
  });
});
