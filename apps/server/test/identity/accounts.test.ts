import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SEAT_FUNCTIONS, type SeatFunction } from '@tongzhou/domain';
import { getMigrations } from 'better-auth/db/migration';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Application } from '../../src/application/application.ts';
import { networkOf, shortened } from '../../src/http/door/network.ts';
import { openAuth } from '../../src/identity/auth.ts';
import { Delays } from '../../src/identity/delays.ts';
import { Identity, type SignedIn, type Visitor } from '../../src/identity/index.ts';
import { PasswordGate } from '../../src/identity/password-gate.ts';
import { passwordFault } from '../../src/identity/password-rule.ts';
import { peopleInText } from '../../src/identity/people.ts';
import { isUserVerified } from '../../src/identity/user-verified.ts';
import { checkRecords } from '../../src/integrity/records.ts';
import { postgresPrograms, startPostgres, type TemporaryPostgres } from '../support/databases.ts';
import { openSmallWorld } from '../support/small-world.ts';

const PASSWORD = 'seven grey herons ashore';
const OTHER = 'nine copper kettles abroad';
const SITE = 'http://127.0.0.1:8020';
const programs = postgresPrograms();

const codeOf = (link: string | null): string => link?.split('/').at(-1) ?? '';
const asked = (cookies: readonly string[] = []) =>
  new Headers({
    host: '127.0.0.1:8020',
    'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/140.0',
    cookie: cookies.map((each) => each.split(';')[0]).join('; '),
  });

describe.each([
  ['PGlite', false],
  ['PostgreSQL', true],
] as const)('accounts, on %s', (_name, server) => {
  const run = server && !programs ? it.skip : it;
  let postgres: TemporaryPostgres | undefined;
  let application: Application;
  let identity: Identity;
  let people = 0;

  beforeAll(async () => {
    if (server && !programs) return;
    if (server) postgres = await startPostgres(programs as string);
    application = await openSmallWorld(postgres?.url);
    identity = await Identity.open(application);
    await open({ functions: SEAT_FUNCTIONS });
  });
  afterAll(async () => {
    await application?.close();
    await postgres?.stop();
  });

  const open = async (more: { organisation?: string; functions?: readonly SeatFunction[] } = {}) => {
    people += 1;
    const email = `person-${people}@example.org`;
    const seat = await identity.createAccount({
      ...{ email, name: `P${people}`, password: PASSWORD, organisation: 'union' },
      functions: ['state-need', 'represent'],
      ...more,
    });
    return { email, seat };
  };
  const signIn = (email: string, password = PASSWORD, headers = asked()) =>
    identity.signIn({ email, password, headers });
  const entered = (done: SignedIn): { headers: Headers; visitor: Visitor } => {
    if (!done.ok) throw new Error(`not signed in: ${done.reason}`);
    return { headers: asked(done.setCookie), visitor: done.visitor };
  };
  const enter = async (email: string, password = PASSWORD) => entered(await signIn(email, password));
  const everySession = (set: string) =>
    sql`update sign_in_session set ${sql.raw(set)}`.execute(application.database.sql);
  /** Another process, or the same one a moment later: nothing is remembered. */
  const again = () => Identity.open(application);

  run('the tables that our migration makes are those that better-auth wants', async () => {
    const lacking = async () => {
      const { toBeCreated, toBeAdded } = await getMigrations(
        openAuth(application.database, 'x'.repeat(43)).options,
      );
      return [...toBeCreated, ...toBeAdded].map(({ table }) => table);
    };
    expect(await lacking()).toEqual([]);
    const rename = (from: string, to: string) =>
      sql.raw(`alter table sign_in_totp rename column ${from} to ${to}`).execute(application.database.sql);
    await rename('locked_until', 'other');
    expect(await lacking()).toEqual(['sign_in_totp']);
    await rename('other', 'locked_until');
  });

  run('a session in use goes on, an idle one ends, and none outlasts its day', async () => {
    const { email } = await open();
    const { headers } = await enter(email);
    await everySession(
      `expires_at = now() + interval '1 minute', updated_at = now() - interval '59 minutes'`,
    );
    expect(await (await again()).actorOf(headers)).not.toBeNull();
    const [row] = await application.database.sql.selectFrom('sign_in_session').select('expires_at').execute();
    expect(row?.expires_at.getTime()).toBeGreaterThan(Date.now() + 50 * 60_000);
    await everySession(`created_at = now() - interval '13 hours'`);
    expect(await (await again()).actorOf(headers)).toBeNull();
    await everySession(`created_at = now(), expires_at = now() - interval '1 second'`);
    expect(await (await again()).actorOf(headers)).toBeNull();
  });

  run('one’s sessions are listed, ended one by one, and all at once', async () => {
    const { email } = await open();
    const first = await enter(email);
    const second = await enter(email);
    const third = await enter(email);
    const list = await identity.sessions(first.visitor);
    expect(list).toHaveLength(3);
    expect(list.filter(({ isThis }) => isThis)).toHaveLength(1);
    expect(list[0]).toMatchObject({ device: 'Chrome · Android' });
    const other = (await open()).email;
    const stranger = await enter(other);
    expect(await identity.endSession(stranger.visitor, second.visitor.session?.id ?? '')).toBe(false);
    expect(await identity.endSession(first.visitor, second.visitor.session?.id ?? '')).toBe(true);
    expect(await identity.actorOf(second.headers)).toBeNull();
    expect(await identity.actorOf(third.headers)).not.toBeNull();
    await identity.signOutEverywhere(first.visitor, first.headers);
    expect(await identity.actorOf(first.headers)).toBeNull();
    expect(await identity.actorOf(third.headers)).toBeNull();
    expect(await identity.actorOf(stranger.headers)).not.toBeNull();
  });

  run('an account that is ended is out in the same moment, browser, program and link', async () => {
    const manager = await enter((await open({ functions: ['administer'] })).email);
    const { email, seat } = await open();
    const { headers, visitor } = await enter(email);
    const made = await identity.makeToken(visitor, { label: 'p', days: 5, functions: ['state-need'] });
    if (!made.ok) throw new Error(made.reason);
    const program = new Headers({ authorization: `Bearer ${made.token}` });
    expect(await identity.actorOf(headers)).not.toBeNull();
    expect(await identity.actorOf(program)).toMatchObject({ seat });
    expect(await identity.people.end(visitor, manager.visitor.seat, '')).toMatchObject({
      reason: 'not-manager',
    });
    expect(await identity.people.end(manager.visitor, manager.visitor.seat, '')).toMatchObject({
      reason: 'oneself',
    });
    expect(await identity.people.end(manager.visitor, seat, '调离')).toEqual({ ok: true });
    expect(application.state.seats.get(seat)?.closed).toMatchObject({
      by: manager.visitor.seat,
      reason: '调离',
    });
    expect(await identity.actorOf(headers)).toBeNull();
    expect(await identity.actorOf(program)).toBeNull();
    expect(await signIn(email)).toMatchObject({ ok: false, reason: 'wrong' });
    // Opened again it is another seat, and a link: what opened it before, the password too, does no more.
    const opened = await identity.people.openAgain(manager.visitor, seat, where);
    if (!opened.ok) throw new Error(opened.reason);
    expect(application.state.seats.get(opened.seat)).toMatchObject({
      functions: new Set(['state-need', 'represent']),
      openedBy: manager.visitor.seat,
    });
    expect(await signIn(email)).toMatchObject({ ok: false, reason: 'wrong' });
    expect(await identity.reset(codeOf(opened.link), OTHER)).toEqual({ ok: true });
    expect((await enter(email, OTHER)).visitor.seat).toBe(opened.seat);
    expect(await identity.actorOf(program)).toBeNull();
    expect(await identity.actorOf(headers)).toBeNull();
    const seen = (await identity.people.of(manager.visitor))?.accounts;
    expect(seen?.find((each) => each.seat === opened.seat)).toMatchObject({ seatsBefore: [seat] });
    expect(await identity.people.openAgain(manager.visitor, opened.seat, where)).toMatchObject({
      reason: 'not-found',
    });
    expect(await checkRecords(application.database, application.state)).toEqual([]);
  });

  run('whose seat is closed is out in that moment, whichever way it was closed', async () => {
    const manager = await enter((await open({ functions: ['administer'] })).email);
    const { email, seat } = await open();
    const { headers } = await enter(email);
    expect(await identity.actorOf(headers)).not.toBeNull();
    await application.execute(manager.visitor, 'seat.close', { seat, reason: '离岗' });
    expect(await identity.actorOf(headers)).toBeNull();
    expect(await signIn(email)).toMatchObject({ ok: false, reason: 'wrong' });
  });

  run('who administers is what the log says of the seat, asked at every act, of a person alone', async () => {
    const manager = await enter((await open({ functions: ['administer'] })).email);
    const colleague = await open();
    const { visitor } = await enter(colleague.email);
    const appoint = (by: Visitor, seat: string, functions: readonly SeatFunction[]) =>
      identity.people.appoint(by, seat, { functions, reason: '换岗' });
    expect(await appoint(visitor, visitor.seat, ['administer'])).toMatchObject({ reason: 'not-manager' });
    expect(await appoint(manager.visitor, visitor.seat, ['administer'])).toEqual({ ok: true });
    expect(await identity.people.of(visitor)).toMatchObject({ administers: true });
    expect(await appoint(visitor, manager.visitor.seat, ['represent'])).toEqual({ ok: true });
    expect(await identity.people.reset(manager.visitor, visitor.seat, where)).toMatchObject({
      reason: 'not-manager',
    });
    // Whoever does not administer sees who does what, and no more of a colleague.
    const seen = await identity.people.of(manager.visitor);
    expect(seen).toMatchObject({ administers: false, invitations: [] });
    expect(seen?.accounts.find((each) => each.seat === visitor.seat)).toMatchObject({
      ...{ functions: ['administer'], email: '', hasPassword: false },
    });
    const { session: _, ...program } = { ...visitor, token: { functions: null } };
    expect(await identity.people.of(program)).toBeNull();
    expect(await appoint(program, colleague.seat, ['transport'])).toMatchObject({ reason: 'not-manager' });
    for (const command of ['seat.create', 'seat.appoint', 'seat.close'])
      expect(identity.whyNotHandedIn(program, command)).toBe('person-needed');
  });

  run('the last who administers is ended by nobody, the operator of the machine neither', async () => {
    const only = await open({ organisation: 'renai', functions: ['administer', 'keep-stock'] });
    await expect(identity.end(only.email)).rejects.toThrow(/last who administers renai/);
    const { visitor } = await enter(only.email);
    expect(
      await identity.people.appoint(visitor, only.seat, { functions: ['keep-stock'], reason: '换岗' }),
    ).toMatchObject({ reason: 'refused', refusals: [{ code: 'seat-last-administrator' }] });
    const next = await open({ organisation: 'renai', functions: ['administer'] });
    expect(await identity.end(only.email)).toBe(true);
    expect(application.state.seats.get(only.seat)?.closed).toMatchObject({ by: 'machine' });
    expect(await signIn(only.email)).toMatchObject({ ok: false });
    const again = await identity.openAgain(only.email);
    expect(await identity.reset(again?.path.split('/')[1] as string, OTHER)).toEqual({ ok: true });
    const { visitor: back } = await enter(only.email, OTHER);
    expect(application.state.seats.get(back.seat)?.functions).toEqual(new Set(['keep-stock', 'administer']));
    expect(await identity.openAgain(next.email)).toBeNull();
    await expect(open({ organisation: 'red-cross', functions: ['keep-stock'] })).rejects.toThrow(
      /nobody administers the people of red-cross/,
    );
  });

  run(
    'a code is wanted beside the password once there is a second factor; codes on paper hold once',
    async () => {
      const { email } = await open();
      const { headers, visitor } = await enter(email);
      expect(await identity.factors.beginTotp(visitor, headers, 'not the password')).toMatchObject({
        ok: false,
      });
      const begun = await identity.factors.beginTotp(visitor, headers, PASSWORD);
      if (!begun.ok) throw new Error(begun.reason);
      const { secret, backupCodes, qr } = begun.begun;
      expect(qr.path).toMatch(/^M\d+ \d+h1v1h-1z/);
      // Until a code was shown, nobody is locked out by an application that was never set up.
      expect((await signIn(email)).ok).toBe(true);
      expect(await identity.factors.confirmTotp(headers, '000000')).toMatchObject({ ok: false });
      const confirmed = await identity.factors.confirmTotp(headers, totp(secret));
      if (!confirmed.ok) throw new Error('not confirmed');

      const half = await signIn(email);
      if (half.ok || half.reason !== 'code-needed') throw new Error('no code was wanted');
      const waiting = asked(half.setCookie);
      expect(await identity.actorOf(waiting)).toBeNull();
      expect(await identity.signInWithCode({ code: '123', headers: waiting })).toMatchObject({ ok: false });
      expect(await identity.signInWithCode({ code: totp(secret), headers: asked() })).toMatchObject({
        ok: false,
      });
      const { visitor: whole } = entered(
        await identity.signInWithCode({ code: totp(secret), headers: waiting }),
      );
      expect(whole.seat).toBe(visitor.seat);

      const onPaper = backupCodes[0] as string;
      const withPaper = async () => {
        const next = await signIn(email);
        if (next.ok || next.reason !== 'code-needed') throw new Error('no code was wanted');
        return identity.signInWithCode({ code: onPaper, headers: asked(next.setCookie) });
      };
      expect((await withPaper()).ok).toBe(true);
      expect((await withPaper()).ok).toBe(false);
      const kept = await application.database.sql.selectFrom('sign_in_totp').selectAll().execute();
      expect(JSON.stringify(kept)).not.toContain(onPaper);
      expect(JSON.stringify(kept)).not.toContain(secret);
    },
  );

  run('a manager hands over a link, not a password; it works once and frees a lost telephone', async () => {
    const manager = await enter((await open({ functions: ['administer'] })).email);
    const { email, seat } = await open();
    const { headers, visitor } = await enter(email);
    const begun = await identity.factors.beginTotp(visitor, headers, PASSWORD);
    if (!begun.ok) throw new Error(begun.reason);
    await identity.factors.confirmTotp(headers, totp(begun.begun.secret));

    expect(await identity.people.reset(visitor, seat, where)).toMatchObject({ reason: 'not-manager' });
    const elsewhere = await enter((await open({ organisation: 'renai', functions: ['administer'] })).email);
    expect(await identity.people.reset(elsewhere.visitor, seat, where)).toMatchObject({
      reason: 'not-found',
    });
    const lost = await identity.people.reset(manager.visitor, seat, where);
    const made = await identity.people.reset(manager.visitor, seat, where);
    if (!lost.ok || !made.ok) throw new Error('no link');
    expect(await identity.actorOf(headers)).toBeNull();
    const code = codeOf(made.link);
    // A newer link ends the one before it.
    expect(await identity.reset(codeOf(lost.link), OTHER)).toMatchObject({
      reason: 'ended',
    });
    expect(await identity.reset(code, 'password1234')).toMatchObject({ reason: 'password', fault: 'easy' });
    expect(await identity.reset(code, OTHER)).toEqual({ ok: true });
    expect(await identity.reset(code, PASSWORD)).toMatchObject({ reason: 'ended' });
    expect(await signIn(email)).toMatchObject({ ok: false, reason: 'wrong' });
    expect((await signIn(email, OTHER)).ok).toBe(true);
    // By whose hand is in the log, and he is no second person beside it for a while.
    expect(application.state.seats.get(seat)?.keyed).toMatchObject({ by: manager.visitor.seat });
    const rows = await application.database.sql.selectFrom('sign_in_reset').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  run(
    'a colleague’s account is reset or ended by who has proved a moment ago who he is, and never one’s own',
    async () => {
      const manager = await enter((await open({ functions: ['administer'] })).email);
      const { seat } = await open();
      const session = { id: manager.visitor.session?.id ?? '', provedAt: Date.now() - 16 * 60_000 };
      const stale = { ...manager.visitor, session };
      expect(await identity.people.reset(stale, seat, where)).toMatchObject({ reason: 'step-up-needed' });
      expect(await identity.people.end(stale, seat, '')).toMatchObject({ reason: 'step-up-needed' });
      expect(await identity.people.reset(manager.visitor, manager.visitor.seat, where)).toMatchObject({
        reason: 'oneself',
      });
      expect(application.state.seats.get(seat)).toMatchObject({ closed: null, keyed: null });
    },
  );

  run('a link that was not used runs out', async () => {
    const manager = await enter((await open({ functions: ['administer'] })).email);
    const { seat } = await open();
    const made = await identity.people.reset(manager.visitor, seat, where);
    if (!made.ok) throw new Error(made.reason);
    const code = codeOf(made.link);
    expect(await identity.isResetOpen(code)).toBe(true);
    await sql`update sign_in_reset set expires_at = now() - interval '1 second'`.execute(
      application.database.sql,
    );
    expect(await identity.isResetOpen(code)).toBe(false);
    expect(await identity.reset(code, OTHER)).toMatchObject({ reason: 'ended' });
  });

  run('changing the password ends the other sessions and keeps this one', async () => {
    const { email } = await open();
    const mine = await enter(email);
    const other = await enter(email);
    const change = (before: string, after: string) =>
      identity.changePassword(mine.visitor, { before, after });
    expect(await change('wrong', OTHER)).toMatchObject({ ok: false, reason: 'wrong' });
    expect(await change(PASSWORD, email)).toMatchObject({ reason: 'password', fault: 'easy' });
    expect(await change(PASSWORD, OTHER)).toEqual({ ok: true });
    expect(await identity.actorOf(mine.headers)).not.toBeNull();
    expect(await identity.actorOf(other.headers)).toBeNull();
  });

  run('an invitation brings one person, once, in the seat that it says', async () => {
    const manager = await enter((await open({ functions: ['administer'] })).email);
    const invite = (to: object) =>
      identity.people.invite(
        manager.visitor,
        [{ name: '李', email: null, organisation: 'union', functions: ['state-need'] as const, ...to }],
        where,
      );
    expect(await invite({ organisation: 'renai' })).toMatchObject({ reason: 'organisation-unfit' });
    expect(await invite({ organisation: null })).toMatchObject({ reason: 'organisation-unfit' });
    expect(await invite({ functions: [] })).toMatchObject({ reason: 'functions-unsaid', line: 1 });
    expect(await invite({ email: 'nobody' })).toMatchObject({ reason: 'email-unfit', line: 1 });
    const made = await invite({});
    if (!made.ok) throw new Error(made.reason);
    const [invited] = made.invited;
    const code = invited?.code as string;
    // The place is in the public record before anybody comes, by the inviter's own act.
    const place = application.state.seats.get(invited?.seat as string);
    expect(place).toMatchObject({ openedBy: manager.visitor.seat, functions: new Set(['state-need']) });
    expect(invited?.link).toBe(`${SITE}/zh/join/${code}`);
    expect(await identity.invitation(code)).toMatchObject({
      organisation: 'union',
      functions: ['state-need'],
    });
    const join = (email: string, password: string | null = PASSWORD) =>
      identity.joinByInvitation({ code, email, name: '李', password, headers: asked() });
    expect(await join('not an address')).toMatchObject({ reason: 'email' });
    expect(await join('li@example.org', 'qwertyuiop')).toMatchObject({ reason: 'password' });
    expect(await join((await open()).email)).toMatchObject({ reason: 'taken' });
    const both = await Promise.all([join(`li-${server}@example.org`), join(`li2-${server}@example.org`)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => ok)).toMatchObject({ visitor: { organisation: 'union', seat: place?.id } });
    expect(await join('third@example.org')).toMatchObject({ reason: 'ended' });
    const seen = await identity.people.of(manager.visitor);
    expect(seen?.invitations.find(({ id }) => id === invited?.id)).toMatchObject({ state: 'used' });
    expect(seen?.accounts.find(({ name }) => name === '李')).toMatchObject({ functions: ['state-need'] });
  });

  run('an invitation without a password opens an account that only a passkey will open again', async () => {
    const manager = await enter((await open({ functions: ['administer'] })).email);
    const wanted = { name: 'K', email: null, organisation: 'union', functions: ['keep-stock'] as const };
    const made = await identity.people.invite(manager.visitor, [wanted], where);
    if (!made.ok) throw new Error(made.reason);
    const code = made.invited[0]?.code as string;
    const email = `key-${server}@example.org`;
    const joined = await identity.joinByInvitation({
      code,
      email,
      name: 'K',
      password: null,
      headers: asked(),
    });
    if (!joined.ok) throw new Error(joined.reason);
    const list = (await identity.people.of(manager.visitor))?.accounts ?? [];
    expect(list.find((each) => each.email === email)).toMatchObject({ hasPassword: false, passkeys: 0 });
    const asking = await identity.factors.newPasskey(joined.visitor, asked(joined.setCookie));
    expect(asking?.options).toMatchObject({ rp: { id: '127.0.0.1' } });
  });

  run(
    'sent again, an invitation has another link and the old one opens nothing; those taken back neither',
    async () => {
      const manager = await enter((await open({ functions: ['administer'] })).email);
      const wanted = { name: 'A', email: null, organisation: 'union', functions: ['keep-stock'] as const };
      const made = await identity.people.invite(manager.visitor, [wanted], where);
      if (!made.ok) throw new Error(made.reason);
      const [first] = made.invited;
      const next = await identity.people.inviteAgain(manager.visitor, first?.id as string, where);
      if (!next.ok) throw new Error(next.reason);
      expect(await identity.invitation(first?.code as string)).toBeNull();
      expect(await identity.invitation(next.invited[0]?.code as string)).not.toBeNull();
      const elsewhere = await enter((await open({ organisation: 'renai', functions: ['administer'] })).email);
      const id = next.invited[0]?.id as string;
      expect(await identity.people.endInvitation(elsewhere.visitor, id)).toMatchObject({
        reason: 'not-found',
      });
      const { seat } = next.invited[0] as { seat: string };
      expect(seat).toBe(first?.seat);
      expect(await identity.people.endInvitation(manager.visitor, id)).toEqual({ ok: true });
      expect(application.state.seats.get(seat)?.closed).toMatchObject({ by: manager.visitor.seat });
      expect(await identity.invitation(next.invited[0]?.code as string)).toBeNull();
    },
  );

  run('an invitation that ends unused closes its seat: run out, or ended with whoever made it', async () => {
    const manager = await enter((await open({ functions: ['administer'] })).email);
    const other = await open({ functions: ['administer'] });
    const inviter = await enter(other.email);
    const wanted = { name: 'B', email: null, organisation: 'union', functions: ['keep-stock'] as const };
    const invite = async (by: Visitor) => {
      const made = await identity.people.invite(by, [wanted], where);
      if (!made.ok) throw new Error(made.reason);
      return made.invited[0] as { id: string; code: string; seat: string };
    };
    const closed = (seat: string) => application.state.seats.get(seat)?.closed ?? null;
    const [old, waits] = [await invite(manager.visitor), await invite(manager.visitor)];
    await sql`update invitation set expires_at = now() - interval '1 second' where id = ${old.id}`.execute(
      application.database.sql,
    );
    await identity.prune();
    expect(closed(old.seat)).toMatchObject({ by: 'machine', reason: expect.stringContaining('ran out') });
    expect(closed(waits.seat)).toBeNull();
    // Sent again, it is another place.
    const again = await identity.people.inviteAgain(manager.visitor, old.id, where);
    if (!again.ok) throw new Error(again.reason);
    expect(closed(again.invited[0]?.seat as string)).toBeNull();
    const lost = await invite(inviter.visitor);
    expect(await identity.people.end(manager.visitor, other.seat, '')).toEqual({ ok: true });
    expect(closed(lost.seat)).toMatchObject({ by: manager.visitor.seat });
    expect(await identity.invitation(lost.code)).toBeNull();
    // A place that was closed behind the invitation takes nobody.
    await application.execute(manager.visitor, 'seat.close', { seat: waits.seat, reason: '取消' });
    expect(await identity.invitation(waits.code)).toBeNull();
    const joined = await identity.joinByInvitation({
      ...{ code: waits.code, email: 'late@example.org', name: 'B', password: PASSWORD, headers: asked() },
    });
    expect(joined).toMatchObject({ ok: false, reason: 'ended' });
  });

  run('the lead brings the first person of a registered organisation, and of one that is not', async () => {
    const lead = await enter((await open({ organisation: 'lead', functions: ['administer'] })).email);
    const invite = (organisation: string | null) =>
      identity.people.invite(
        lead.visitor,
        [{ name: 'N', email: null, organisation, functions: null }],
        where,
      );
    expect(await invite('red-cross')).toMatchObject({ ok: true });
    expect(await invite('union')).toMatchObject({ ok: false, reason: 'organisation-unfit' });
    const made = await invite(null);
    if (!made.ok) throw new Error(made.reason);
    const joined = await identity.joinByInvitation({
      ...{ code: made.invited[0]?.code as string, email: `new-${server}@example.org`, name: 'N' },
      ...{ password: PASSWORD, headers: asked() },
    });
    if (!joined.ok) throw new Error(joined.reason);
    expect(application.state.organisations.has(joined.visitor.organisation)).toBe(false);
    // Nobody administers there yet: the machine's first seat does everything.
    expect(identity.people.administers(joined.visitor)).toBe(true);
  });

  run(
    'a token is a person’s to make, for named functions and ninety days; its last use is seen',
    async () => {
      const { visitor } = await enter((await open()).email);
      const make = (by: Visitor, days = 400, functions: readonly string[] = ['state-need']) =>
        identity.makeToken(by, { label: 'stock', days, functions });
      expect(await make(visitor, 5, [])).toMatchObject({ reason: 'functions-unsaid' });
      expect(await make(visitor, 5, ['state-need', 'allocate'])).toMatchObject({
        reason: 'functions-beyond',
      });
      expect(identity.tokenFunctions(visitor)).toEqual(['state-need', 'own-right']);
      const made = await make(visitor);
      if (!made.ok) throw new Error(made.reason);
      expect(made.expiresAt.getTime()).toBeLessThan(Date.now() + 91 * 86_400_000);
      const program = (await identity.actorOf(
        new Headers({ authorization: `Bearer ${made.token}` }),
      )) as Visitor;
      expect(await make(program)).toMatchObject({ reason: 'person-needed' });
      expect(identity.whyNotHandedIn(program, 'need.state')).toBeNull();
      expect(identity.whyNotHandedIn(program, 'use.report')).toBe('token-scope');
      expect(identity.whyNotHandedIn(program, 'payment.approve')).toBe('person-needed');
      const [listed] = await identity.tokens(visitor);
      expect(listed).toMatchObject({ label: 'stock', functions: ['state-need'] });
      expect(listed?.lastUsedAt).not.toBeNull();
      expect(await identity.revokeTokenById(visitor, 'no such')).toBe(false);
      expect(await identity.revokeTokenById(visitor, listed?.id as string)).toBe(true);
      expect(await identity.actorOf(new Headers({ authorization: `Bearer ${made.token}` }))).toBeNull();
      for (let count = 0; count < 20; count += 1) await make(visitor, 1);
      expect(await make(visitor, 1)).toMatchObject({ reason: 'too-many-tokens' });
    },
  );

  run('what cannot be undone takes a proof of the last quarter of an hour', async () => {
    const { email } = await open();
    const { headers, visitor } = await enter(email);
    expect(identity.whyNotHandedIn(visitor, 'payment.approve')).toBeNull();
    await everySession(`created_at = now() - interval '16 minutes'`);
    const later = (await (await again()).actorOf(headers)) as Visitor;
    expect(identity.whyNotHandedIn(later, 'payment.approve')).toBe('step-up-needed');
    expect(identity.whyNotHandedIn(later, 'need.state')).toBeNull();
    expect(identity.whyNotHandedIn(later, 'incident.change-level')).toBeNull();
    expect(await identity.factors.newPasskey(later, headers)).toBeNull();
    const anew = entered(await signIn(email, PASSWORD, headers));
    expect(identity.whyNotHandedIn(anew.visitor, 'payment.approve')).toBeNull();
    // The one before it has ended.
    expect(await identity.actorOf(headers)).toBeNull();
  });

  run('a form is kept sealed, for the seat that typed it, and given back once', async () => {
    const { email, seat } = await open();
    const { headers } = await enter(email);
    await everySession(`expires_at = now() - interval '1 second'`);
    expect(await identity.seatOfEnded(headers)).toBe(seat);
    const form = { path: '/zh/work/needs', fields: [['text:note', '缺口很大']] } as const;
    const cookie = (await identity.keptForms.keep(form, seat, headers)) as string;
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    const rows = await application.database.sql.selectFrom('kept_form').selectAll().execute();
    expect(rows.map(({ sealed }) => Buffer.from(sealed).toString()).join()).not.toContain('缺口');
    const back = asked([cookie]);
    expect(await identity.keptForms.take(back, form.path, 'another seat')).toBeNull();
    expect(await identity.keptForms.take(back, '/zh/work/stock', seat)).toBeNull();
    expect((await identity.keptForms.take(back, form.path, seat))?.form).toEqual(form);
    expect(await identity.keptForms.take(back, form.path, seat)).toBeNull();
    const large = { path: form.path, fields: [['a', 'x'.repeat(300_000)]] } as const;
    expect(await identity.keptForms.keep(large, seat, headers)).toBeNull();
  });

  run('what has run out is taken away', async () => {
    const count = async () => {
      const sizes = [];
      for (const table of [
        'sign_in_session',
        'sign_in_reset',
        'sign_in_proof',
        'invitation',
        'kept_form',
      ] as const) {
        const { n } = await application.database.sql
          .selectFrom(table)
          .select((select) => select.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow();
        sizes.push(Number(n));
      }
      return sizes;
    };
    await enter((await open()).email);
    expect((await count()).some((size) => size > 0)).toBe(true);
    await identity.prune(new Date(Date.now() + 200 * 86_400_000));
    expect(await count()).toEqual([0, 0, 0, 0, 0]);
  });

  run('nothing of who signed in, failed or was ended is said by name', async () => {
    const said: string[] = [];
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => said.push(String(line)) > 0);
    const { email } = await open();
    await identity.signIn({ email, password: 'wrong wrong', headers: asked(), address: '203.0.113.77' });
    await identity.signIn({ email, password: PASSWORD, headers: asked(), address: '203.0.113.77' });
    write.mockRestore();
    const events = said.map((line) => JSON.parse(line) as { event: string; address: string });
    expect(events.map(({ event }) => event)).toEqual(['sign-in-failed', 'signed-in']);
    expect(events[0]?.address).toBe('203.0.113.0/24');
    expect(said.join()).not.toMatch(/example\.org|wrong wrong|203\.0\.113\.77/);
  });
});

describe('a new password by e-mail', () => {
  it('comes by a link to whoever has an account, and asking tells nobody who has', async () => {
    const letters: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, callback) {
        let text = '';
        stream.on('data', (chunk) => {
          text += chunk;
        });
        stream.on('end', () => {
          letters.push(text);
          callback();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    vi.stubEnv('TONGZHOU_SMTP_URL', `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
    const application = await openSmallWorld();
    // No request says where the link leads.
    application.listensAt = 'http://127.0.0.1:8020';
    const identity = await Identity.open(application);
    await identity.createAccount({
      email: 'a@example.org',
      name: 'A',
      password: PASSWORD,
      organisation: 'union',
    });
    expect(await identity.askReset('nobody@example.org', 'en')).toBeUndefined();
    expect(await identity.askReset('A@example.org', 'en')).toBeUndefined();
    await vi.waitFor(() => expect(letters).toHaveLength(1), { timeout: 10_000 });
    // Quoted-printable breaks lines with "=".
    const text = (letters[0] as string).replace(/=\r?\n/g, '').replace(/=3D/g, '=');
    const code = /127\.0\.0\.1:8020\/en\/reset\/([\w-]{43})/.exec(text)?.[1] as string;
    expect(await identity.reset(code, OTHER)).toEqual({ ok: true });
    expect((await identity.signIn({ email: 'a@example.org', password: OTHER, headers: asked() })).ok).toBe(
      true,
    );
    // What a colleague makes anew goes to the person alone; the person and the others who administer are told.
    const add = (name: string, functions: readonly SeatFunction[]) =>
      identity.createAccount({
        ...{ email: `${name}@example.org`, name, password: PASSWORD, organisation: 'union', functions },
      });
    const seat = await add('b', ['state-need']);
    await add('c', ['administer']);
    const entered = await identity.signIn({ email: 'a@example.org', password: OTHER, headers: asked() });
    if (!entered.ok) throw new Error(entered.reason);
    letters.length = 0;
    const where = { site: SITE, language: 'en' } as const;
    expect(await identity.people.reset(entered.visitor, seat, where)).toMatchObject({
      ...{ ok: true, link: null, qr: null },
    });
    await vi.waitFor(() => expect(letters).toHaveLength(2), { timeout: 10_000 });
    const to = (email: string) => letters.filter((letter) => letter.includes(`To: ${email}`));
    expect(to('b@example.org')).toMatchObject([expect.stringContaining('/reset/')]);
    expect(to('c@example.org')).toMatchObject([expect.not.stringContaining('/reset/')]);
    expect(await identity.people.end(entered.visitor, seat, '')).toEqual({ ok: true });
    await vi.waitFor(() => expect(letters).toHaveLength(4), { timeout: 10_000 });
    vi.unstubAllEnvs();
    await application.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
});

describe('a password', () => {
  it.each([
    'short',
    '1234567890',
    'qwertyuiop',
    'password123',
    'iloveyou1314',
    '1qaz2wsx3edc',
    'aaaaaaaaaaaa',
    'tongzhou123',
    'wuhanjiayou',
    'tongzhou2020',
  ])('that is guessed is refused: %s', (password) => expect(passwordFault(password)).not.toBeNull());

  it('may be made of several words', () => expect(passwordFault(PASSWORD)).toBeNull());

  it('is not made of who somebody is', () => {
    expect(passwordFault('xiaomingchen7', ['xiaomingchen@hospital.example'])).toBe('easy');
    expect(passwordFault('xiaomingchen7')).toBeNull();
  });
});

describe('whoever guesses', () => {
  it('waits twice as long each time, five minutes at most, and is forgiven after a quarter of an hour', () => {
    const delays = new Delays(2);
    const after = (failures: number) => {
      for (let count = 0; count < failures; count += 1) delays.failed('key', 0);
      return delays.waitSeconds('key', 0);
    };
    expect([after(1), after(1), after(1), after(1)]).toEqual([0, 1, 2, 4]);
    expect(after(30)).toBe(300);
    expect(delays.waitSeconds('key', 15 * 60_000 + 1)).toBe(0);
  });

  it('does not lock out others at the same address: they are slowed, not refused', async () => {
    const waits: number[] = [];
    const gate = new PasswordGate(async (ms) => waits.push(ms));
    const from = (email: string, ok: boolean) =>
      gate.check({ email, address: '192.0.2.1' }, async () => (ok ? true : null));
    for (let count = 0; count < 70; count += 1) await from(`victim-${count}@example.org`, false);
    expect(await from('duty@example.org', true)).toEqual({ ok: true, value: true });
    const slowed = waits.filter((ms) => ms > 0);
    expect([waits.length - slowed.length, slowed[0], slowed[1], slowed.at(-1)]).toEqual([
      31, 100, 200, 3_000,
    ]);
  });

  it('is one network, however many addresses of it there are', async () => {
    expect(networkOf('2001:db8:1:2:aaaa::1')).toBe(networkOf('2001:db8:1:2:bbbb::2'));
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
    expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
    expect(shortened('192.0.2.7')).toBe('192.0.2.0/24');
    expect(shortened('2001:db8:1:2::1')).toBe('2001:db8:1::/48');
    const gate = new PasswordGate();
    const from = (last: number) =>
      gate.check({ email: 'a@example.org', address: `2001:db8::${last.toString(16)}` }, async () => null);
    for (let count = 1; count < 7; count += 1) await from(count);
    expect(await from(99)).toMatchObject({ ok: false, waitSeconds: expect.any(Number) });
    expect(((await from(99)) as { waitSeconds: number }).waitSeconds).toBeGreaterThan(0);
  });
});

describe('a passkey', () => {
  it('is taken where its person was known by finger, face or number, not where somebody only touched it', () => {
    const answer = (flags: number) => ({
      response: {
        authenticatorData: Buffer.concat([Buffer.alloc(32), Buffer.from([flags])]).toString('base64url'),
      },
    });
    expect([0b101, 0b001, 0b100, 0].map((flags) => isUserVerified(answer(flags)))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    for (const odd of [null, {}, { response: {} }, { response: { authenticatorData: 7 } }])
      expect(isUserVerified(odd)).toBe(false);
  });
});

describe('a pasted list', () => {
  it('is read as it comes out of sheets and letters', () =>
    expect(
      peopleInText('陈医生, chen@example.org\n\n李\tli@example.org\nWang <wang@example.org>\n赵护士'),
    ).toEqual([
      { name: '陈医生', email: 'chen@example.org' },
      { name: '李', email: 'li@example.org' },
      { name: 'wang@example.org', email: 'wang@example.org' },
      { name: '赵护士', email: null },
    ]));
});

const where = { site: SITE, language: 'zh' } as const;

/** RFC 6238, of a secret in base 32 (RFC 4648), for this half minute. */
function totp(secret: string): string {
  const bits = [...secret].map((each) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(each).toString(2).padStart(5, '0'),
  );
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
  const at = (mac.at(-1) as number) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
