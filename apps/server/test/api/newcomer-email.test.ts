import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { postgresPrograms, startPostgres, type TemporaryPostgres } from '../support/databases.ts';
import { mailServer } from '../support/mail-server.ts';
import { byTwo, done, INCIDENT, SEATS } from '../support/small-world.ts';
import { type Answer, openSite, type Site } from './support.ts';

const PASSWORD = 'seven grey herons ashore';
const NAMES = ['', '青山搬运队', '北斗无线电协会', '晴川洗衣店', '长江邻里互助社', '黄鹤楼厨师会'];
const programs = postgresPrograms();

describe.each(programs ? ['pglite', 'postgres'] : ['pglite'])('a newcomer’s e-mail on %s', (kind) => {
  let postgres: TemporaryPostgres | undefined;
  let site: Site;
  let mail: Awaited<ReturnType<typeof mailServer>>;

  beforeAll(async () => {
    postgres = kind === 'postgres' ? await startPostgres(programs as string) : undefined;
    site = await openSite(postgres?.url);
    await done(
      byTwo(site.application, SEATS.lead, 'admission-rule.adopt', {
        incident: INCIDENT,
        terms: {
          ...{ functions: ['receive-donation'], kinds: ['charity'], requires: [], days: 14 },
          ...{ limits: { goods: 1_000, money: null, level: null }, perDay: 10, legalBasis: '通知' },
        },
      }),
    );
    mail = await mailServer();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.useRealTimers();
  });
  afterAll(async () => {
    await site?.application.close();
    await postgres?.stop();
    await mail.close();
  });

  let newcomers = 0;
  const join = async () => {
    newcomers += 1;
    const joined = await site.ask('/api/v1/newcomers', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      body: JSON.stringify({ email: `new-${newcomers}@example.org`, name: 'N', password: PASSWORD }),
    });
    const cookie = joined.headers.get('set-cookie')?.split(';')[0] as string;
    let at = 0;
    const send = (path: string, input: object = {}, method = 'POST'): Promise<Answer> =>
      site.ask(`/api/v1${path}`, {
        method,
        headers: {
          'content-type': 'application/json',
          // Whom a cookie stands for is remembered for five seconds: each request asks anew.
          cookie: `${cookie}; n=${at++}`,
          'sec-fetch-site': 'same-origin',
          'accept-language': 'en',
        },
        ...(method === 'POST' && { body: JSON.stringify(input) }),
      });
    const apply = () =>
      send('/commands/organisation.apply', {
        incident: INCIDENT,
        profile: {
          name: { zh: NAMES[newcomers] },
          kind: 'charity',
          area: '420100',
        },
        ...{ functions: ['receive-donation'], area: '420100', note: '可接收捐赠', credentials: [] },
      });
    return { joined, send, apply, organisation: joined.body.organisation as string };
  };
  const codeOf = async (count: number): Promise<string> => {
    await vi.waitFor(() => expect(mail.letters).toHaveLength(count), { timeout: 10_000 });
    return /^(\d{6})\r?$/m.exec(mail.letters.at(-1)?.text ?? '')?.[1] as string;
  };
  const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  it('is confirmed by the code of a letter before anything is taken from the account', async () => {
    vi.stubEnv('TONGZHOU_SMTP_URL', mail.url);
    const position = site.application.state.position;
    const { joined, send, apply } = await join();
    expect(joined).toMatchObject({ status: 201, body: { emailToConfirm: true } });
    const code = await codeOf(1);
    expect(mail.letters[0]?.to).toEqual([`new-${newcomers}@example.org`]);
    expect(await send('/me', {}, 'GET')).toMatchObject({ status: 200, body: { emailToConfirm: true } });
    const refused = { status: 403, body: { code: 'email-unconfirmed' } };
    const said = await apply();
    expect(said).toMatchObject(refused);
    expect(said.body.detail).toContain('/en/confirm-email');
    // No way round: several at once, files, tokens, another command.
    expect(await send('/batches', { commands: [] })).toMatchObject(refused);
    expect(await send('/files')).toMatchObject(refused);
    expect(await send('/tokens', { label: 'x', functions: ['own-right'] })).toMatchObject(refused);
    expect(await send('/commands/incident.close', { incident: INCIDENT })).toMatchObject(refused);
    expect(site.application.state.position - position).toBeLessThanOrEqual(1);

    expect(await send('/email/confirm', { code: wrongFor(code) })).toMatchObject({
      status: 422,
      body: { code: 'email-code-wrong' },
    });
    expect(await send('/email/confirm', { code: ` ${code.slice(0, 3)} ${code.slice(3)}` })).toMatchObject({
      status: 204,
    });
    expect(await send('/me', {}, 'GET')).toMatchObject({ body: { emailToConfirm: false } });
    expect(await apply()).toMatchObject({ status: 201, body: { result: { waits: null } } });
    expect(await send('/email/confirm', { code })).toMatchObject({ status: 422 });
  });

  it('five wrong codes end the right one; another comes after a minute, the next after two', async () => {
    vi.stubEnv('TONGZHOU_SMTP_URL', mail.url);
    const { send, apply } = await join();
    const first = await codeOf(2);
    const tries = await Promise.all(
      Array.from({ length: 7 }, () => send('/email/confirm', { code: wrongFor(first) })),
    );
    expect(tries.map(({ status }) => status)).toEqual(Array(7).fill(422));
    expect(await send('/email/confirm', { code: first })).toMatchObject({ status: 422 });
    const soon = await send('/email/code');
    expect(soon).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect(Number(soon.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(mail.letters).toHaveLength(2);

    const later = async (minutes: number) => {
      await site.application.database.sql
        .updateTable('email_confirmation')
        .set({ sent_at: new Date(Date.now() - minutes * 60_000) })
        .execute();
    };
    await later(1.1);
    expect(await send('/email/code')).toMatchObject({ status: 202 });
    const second = await codeOf(3);
    if (second !== first)
      expect(await send('/email/confirm', { code: first })).toMatchObject({ status: 422 });
    await later(1.1);
    expect(await send('/email/code')).toMatchObject({ status: 429 });
    expect(await send('/email/confirm', { code: second })).toMatchObject({ status: 204 });
    expect(await apply()).toMatchObject({ status: 201 });
  });

  it('a code holds for ten minutes, and its row does not hold it', async () => {
    vi.stubEnv('TONGZHOU_SMTP_URL', mail.url);
    const { send } = await join();
    const code = await codeOf(4);
    const row = () =>
      site.application.database.sql.selectFrom('email_confirmation').selectAll().executeTakeFirstOrThrow();
    const { sent_at, expires_at } = await row();
    expect((expires_at?.getTime() ?? 0) - (sent_at?.getTime() ?? 0)).toBe(10 * 60_000);
    // Neither code nor e-mail stands in it.
    expect(JSON.stringify(await row())).not.toContain(code);
    await site.application.database.sql
      .updateTable('email_confirmation')
      .set({ expires_at: new Date(Date.now() - 1) })
      .execute();
    expect(await send('/email/confirm', { code })).toMatchObject({ status: 422 });
    expect(await send('/sign-out')).toMatchObject({ status: 204 });
  });

  it('where no letters are sent, a person’s approval stands in its place, and whoever checks is told', async () => {
    const { joined, apply, organisation, send } = await join();
    expect(joined).toMatchObject({ status: 201, body: { emailToConfirm: true } });
    const applied = await apply();
    expect(applied).toMatchObject({ status: 201 });
    expect(await site.identity.unconfirmedOrganisations()).toContain(organisation);
    // Letters are set up later: what nobody has looked at waits for them, what somebody has approved does not.
    vi.stubEnv('TONGZHOU_SMTP_URL', mail.url);
    const gift = {
      ...{ incident: INCIDENT, donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' } },
      ...{ receiver: organisation, mode: 'discretionary', lots: [{ claimedItem: 'goggles', amount: 5 }] },
    };
    expect(await send('/commands/donation.receive', gift)).toMatchObject({
      status: 403,
      body: { code: 'email-unconfirmed' },
    });
    const { application } = applied.body.result;
    const approval = { application, legalBasis: '通知', note: '已电话核实' };
    expect(await site.send('lead', 'application.approve', approval)).toMatchObject({ status: 201 });
    expect((await send('/commands/donation.receive', gift)).body.code).not.toBe('email-unconfirmed');
  });

  it('a link to a new password, which came to the same e-mail, confirms it too', async () => {
    vi.stubEnv('TONGZHOU_SMTP_URL', mail.url);
    const { organisation } = await join();
    await codeOf(5);
    expect(await site.identity.unconfirmedOrganisations()).toContain(organisation);
    await site.identity.askReset(`new-${newcomers}@example.org`, 'en');
    await vi.waitFor(() => expect(mail.letters).toHaveLength(6), { timeout: 10_000 });
    const link = /\/en\/reset\/([\w-]{43})/.exec(mail.letters[5]?.text ?? '')?.[1] as string;
    expect(await site.identity.reset(link, 'nine copper kettles abroad')).toEqual({ ok: true });
    expect(await site.identity.unconfirmedOrganisations()).not.toContain(organisation);
  });

  it('nobody learns from opening an account, or from signing in to it afterwards, whether the e-mail had one', async () => {
    vi.stubEnv('TONGZHOU_SMTP_URL', mail.url);
    const before = mail.letters.length;
    const send = (path: string, input: object, headers: Record<string, string> = {}) =>
      site.ask(`/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
        body: JSON.stringify(input),
      });
    // Another's account of some time ago, and an e-mail that nobody has opened one with.
    const [taken, free] = ['new-1@example.org', 'nobody-yet@example.org'];
    const tried = async (email: string) => {
      const joined = await send('/newcomers', { email, name: 'N', password: 'seven red kettles abroad' });
      const cookie = joined.headers.get('set-cookie')?.split(';')[0] as string;
      const own = { cookie, 'sec-fetch-site': 'same-origin' };
      const shape = ({ status, body, headers }: Answer) => [
        status,
        Object.keys(body ?? {}).sort(),
        (body as { title?: string } | null)?.title,
        headers
          .getSetCookie()
          .map((each) => each.split('=')[0])
          .sort(),
      ];
      return [
        shape(joined),
        shape(await send('/sign-in', { email, password: 'seven red kettles abroad' })),
        shape(await send('/sign-in', { email, password: 'seven blue kettles abroad' })),
        shape(await send('/email/code', {}, own)),
        shape(await send('/email/confirm', { code: '000000' }, own)),
        shape(await send('/sign-in', { email, password: 'seven red kettles abroad' })),
      ];
    };
    const [first, second] = [await tried(taken), await tried(free)];
    expect(first).toEqual(second);
    expect(second[1]?.[0]).toBe(401);
    // Each owner is told, in a letter of his own; nothing goes to an address that is nobody's.
    await vi.waitFor(() => expect(mail.letters).toHaveLength(before + 2), { timeout: 10_000 });
    expect(
      mail.letters
        .slice(before)
        .flatMap(({ to }) => to)
        .sort(),
    ).toEqual([taken, free].sort());
    // Who confirms by a link signs in like anybody.
    await site.identity.askReset(free, 'en');
    await vi.waitFor(() => expect(mail.letters).toHaveLength(before + 3), { timeout: 10_000 });
    const link = /\/en\/reset\/([\w-]{43})/.exec(mail.letters.at(-1)?.text ?? '')?.[1] as string;
    expect(await site.identity.reset(link, 'nine copper kettles abroad')).toEqual({ ok: true });
    expect(await send('/sign-in', { email: free, password: 'nine copper kettles abroad' })).toMatchObject({
      status: 200,
      body: { emailToConfirm: false },
    });
  });
});
