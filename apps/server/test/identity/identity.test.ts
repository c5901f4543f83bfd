import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../src/application/application.ts';
import { Attempts } from '../../src/identity/attempts.ts';
import { DEMO_PASSWORD, Identity } from '../../src/identity/index.ts';
import { openSmallWorld } from '../support/small-world.ts';

const PASSWORD = 'a long enough password';
let application: Application;
let identity: Identity;
beforeAll(async () => {
  application = await openSmallWorld();
  identity = await Identity.open(application);
});
afterAll(() => application.close());

const none = new Headers();
const withCookie = (setCookie: readonly string[]) =>
  new Headers({ cookie: setCookie[0]?.split(';')[0] ?? '' });
const account = (name: string, more = {}) => ({
  email: `${name}@example.org`,
  name,
  password: PASSWORD,
  organisation: 'lead',
  ...more,
});

describe('a session', () => {
  it('opens with the right password, says the seat, and ends when it is signed out', async () => {
    const seat = await identity.createAccount(account('Chen'));
    expect(seat).toMatch(/^seat-[0-9a-f]{16}$/);
    const signedIn = await identity.signIn({
      email: ' CHEN@example.org ',
      password: PASSWORD,
      headers: none,
    });
    if (!signedIn.ok) throw new Error('not signed in');
    expect(signedIn.setCookie[0]).toMatch(/; HttpOnly; SameSite=Lax/);
    expect(signedIn.setCookie[0]).not.toContain('Secure');
    const headers = withCookie(signedIn.setCookie);
    expect(await identity.actorOf(headers)).toMatchObject({ organisation: 'lead', seat, name: 'Chen' });
    await identity.signOut(headers);
    expect(await identity.actorOf(headers)).toBeNull();
  });

  it('is not opened by a wrong password, an unknown address, or words of SQL', async () => {
    for (const [email, password] of [
      ['chen@example.org', 'a long enough passwore'],
      ['nobody@example.org', PASSWORD],
      ["' or 1=1 --", "' or 1=1 --"],
      ['', ''],
    ] as const)
      expect(await identity.signIn({ email, password, headers: none })).toEqual({
        ok: false,
        reason: 'wrong',
      });
  });

  it('has a secure cookie where the visitor came by https', async () => {
    const headers = new Headers({ 'x-forwarded-proto': 'https' });
    const signedIn = await identity.signIn({ email: 'chen@example.org', password: PASSWORD, headers });
    expect(signedIn.ok && signedIn.setCookie[0]).toContain('; Secure');
  });

  it('rests on a key that the database does not hold: what its table holds signs nobody in', async () => {
    await identity.signIn({ email: 'chen@example.org', password: PASSWORD, headers: none });
    const rows = await application.database.sql.selectFrom('sign_in_session').selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    for (const { token, id } of rows)
      for (const forged of [token, id, `${token}.`, `${token}.${'A'.repeat(43)}%3D`])
        expect(await identity.actorOf(new Headers({ cookie: `tongzhou-session=${forged}` }))).toBeNull();
  });

  it('runs out', async () => {
    const signedIn = await identity.signIn({ email: 'chen@example.org', password: PASSWORD, headers: none });
    if (!signedIn.ok) throw new Error('not signed in');
    await sql`update sign_in_session set expires_at = now() - interval '1 second'`.execute(
      application.database.sql,
    );
    expect(await identity.actorOf(withCookie(signedIn.setCookie))).toBeNull();
  });
});

describe('the browsers of one person', () => {
  it('are twenty at most: one more ends the one that was used longest ago, and nobody else’s', async () => {
    await identity.createAccount(account('Twenty'));
    await identity.createAccount(account('Other'));
    const enter = async (name: string) => {
      const done = await identity.signIn({ email: `${name}@example.org`, password: PASSWORD, headers: none });
      if (!done.ok) throw new Error('not signed in');
      return withCookie(done.setCookie);
    };
    const other = await enter('other');
    const browsers: Headers[] = [];
    for (let count = 0; count < 20; count += 1) browsers.push(await enter('twenty'));
    const isIn = async (each: Headers) => (await identity.actorOf(each)) !== null;
    expect(await Promise.all(browsers.map(isIn))).toEqual(Array(20).fill(true));
    // The first is at work just now.
    await sql`update sign_in_session set updated_at = now() + interval '1 second'
      where token = ${browsers[0]?.get('cookie')?.split('=')[1]?.split('.')[0]}`.execute(
      application.database.sql,
    );
    browsers.push(await enter('twenty'));
    expect(await Promise.all(browsers.map(isIn))).toEqual([true, false, ...Array(19).fill(true)]);
    expect(await isIn(other)).toBe(true);
  });
});

describe('guessing', () => {
  it('waits longer after each failure from one address, and locks out nobody elsewhere', async () => {
    await identity.createAccount(account('Liu'));
    const from = (address: string, password: string) =>
      identity.signIn({ email: 'liu@example.org', password, headers: none, address });
    for (let tries = 0; tries < 10; tries += 1) await from('192.0.2.1', 'wrong wrong wrong');
    expect(await from('192.0.2.1', PASSWORD)).toMatchObject({ ok: false, reason: 'too-many' });
    expect(await from('192.0.2.2', PASSWORD)).toMatchObject({ ok: true });
  });

  it('may go on when the window has passed', () => {
    const attempts = new Attempts(2);
    attempts.failed('key', 0);
    attempts.failed('key', 60_000);
    expect(attempts.waitSeconds('key', 60_000)).toBe(540);
    expect(attempts.waitSeconds('key', 600_001)).toBe(0);
    expect(attempts.waitSeconds('other', 60_000)).toBe(0);
  });
});

describe('a token', () => {
  it('acts for its seat until it runs out or is taken back', async () => {
    const actor = { organisation: 'union', seat: 'union-1' };
    const headers = (token: string) => new Headers({ authorization: `Bearer ${token}` });
    const token = await identity.createToken(actor, 'stock');
    expect(token).toMatch(/^tz_[\w-]{43}$/);
    expect(await identity.actorOf(headers(token))).toMatchObject({ ...actor, name: 'stock' });
    const old = await identity.createToken(actor, 'old', new Date(Date.now() - 1));
    expect(await identity.actorOf(headers(old))).toBeNull();
    await identity.revokeToken(actor, 'stock');
    expect(await identity.actorOf(headers(token))).toBeNull();
    const kept = await application.database.sql.selectFrom('api_token').select('hash').execute();
    for (const { hash } of kept) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('acts for nobody once the account of its seat is disabled', async () => {
    const account = { email: 'leaver@example.org', name: 'L', password: 'a long password' };
    const seat = await identity.createAccount({ ...account, organisation: 'union' });
    const token = await identity.createToken({ organisation: 'union', seat }, 'left behind');
    await application.database.sql
      .updateTable('person_account')
      .set({ disabled: true })
      .where('seat', '=', seat)
      .execute();
    expect(await identity.actorOf(new Headers({ authorization: `Bearer ${token}` }))).toBeNull();
  });

  it('for the operator replaces that of the last start', async () => {
    const first = await identity.operatorToken();
    const second = await identity.operatorToken();
    expect(await identity.actorOf(new Headers({ authorization: `Bearer ${first}` }))).toBeNull();
    expect(await identity.actorOf(new Headers({ authorization: `Bearer ${second}` }))).toMatchObject({
      organisation: 'lead',
      seat: 'operator',
    });
  });
});

describe('an account', () => {
  it.each([
    [{ password: 'short' }, /at least 10/],
    [{ password: 'x'.repeat(201) }, /at most 200/],
    [{ password: DEMO_PASSWORD }, /everybody knows/],
    [{ organisation: 'nobody' }, /no organisation nobody/],
    [{ email: 'CHEN@example.org' }, /chen@example.org .* is taken/],
  ])('is refused with %o', async (more, reason) => {
    await expect(identity.createAccount(account('Wang', more))).rejects.toThrow(reason);
  });

  it('of a demonstration opens an exercise, and nothing where it is for real', async () => {
    const demo = [
      {
        email: 'lead@demo.example',
        name: 'Demo',
        organisation: 'lead',
        seat: 'demo-lead',
        duty: { zh: '统筹', en: 'coordinates' },
      },
    ];
    const enter = () =>
      identity.signIn({ email: 'lead@demo.example', password: DEMO_PASSWORD, headers: none });
    await identity.ensureDemoAccounts(demo);
    expect([identity.demoAccounts(), (await enter()).ok]).toEqual([[], false]);
    // As left by an exercise in a database that somebody now runs for real.
    const { hashPassword } = await import('../../src/identity/password.ts');
    const { Accounts } = await import('../../src/identity/accounts.ts');
    const left = { email: 'lead@demo.example', name: 'Demo', organisation: 'lead', seat: 'demo-lead' };
    await new Accounts(application).addHashed([left], await hashPassword(DEMO_PASSWORD));
    expect((await enter()).ok).toBe(false);
    await application.setExerciseClock(new Date('2020-02-01T00:00:00Z'));
    await identity.ensureDemoAccounts(demo);
    await identity.ensureDemoAccounts(demo);
    expect(identity.demoAccounts()).toEqual(demo);
    expect((await enter()).ok).toBe(true);
  });

  it('shows neither name nor e-mail in any fact', async () => {
    await application.execute({ organisation: 'lead', seat: 'demo-lead' }, 'incident.declare', {
      name: { zh: '演练', en: 'Drill' },
      type: 'natural',
      area: '420100',
      legalBasis: '通知',
      exercise: true,
    });
    const rows = await application.database.sql.selectFrom('fact').select('body').execute();
    const all = rows.map(({ body }) => body).join('\n');
    expect(all).toContain('"seat":"demo-lead"');
    expect(all).not.toMatch(/Chen|@example\.org|@demo\.example/);
  });
});
