import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INCIDENT } from '../support/small-world.ts';
import { type Answer, openSite, type Site } from './support.ts';

let site: Site;
const person = (email: string, password = 'a long passphrase') => ({ email, name: '负责人', password });
const join = (body: object) =>
  site.ask('/api/v1/newcomers', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const RULE = {
  functions: ['receive-donation'],
  kinds: ['charity'],
  requires: ['registration'],
  days: 14,
  limits: { goods: 1_000, money: null, level: null },
  perDay: 10,
  legalBasis: '通知',
};

describe('an organisation that nobody knows', () => {
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.application.close());

  it('opens no account while no incident takes newcomers', async () => {
    expect(await join(person('early@example.org'))).toMatchObject({
      status: 403,
      body: { code: 'joining-closed' },
    });
  });

  it('joins, applies with its papers, and does its first act; each step over HTTP', async () => {
    await site.send('lead', 'admission-rule.adopt', {
      incident: INCIDENT,
      terms: RULE,
    });
    const joined = await join(person('help@example.org'));
    expect(joined.status).toBe(201);
    const { organisation } = joined.body as { organisation: string };
    const cookie = joined.headers.get('set-cookie')?.split(';')[0] as string;
    const send = (name: string, input: object) =>
      site.ask(`/api/v1/commands/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie, 'sec-fetch-site': 'same-origin' },
        body: JSON.stringify(input),
      });
    // Before it has applied, it may do nothing at all.
    const gift = {
      incident: INCIDENT,
      donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' },
      receiver: organisation,
      place: null,
      mode: 'discretionary',
      money: { currency: 'CNY', amount: 100_000 },
    };
    expect((await send('donation.receive', gift)).status).toBeGreaterThanOrEqual(400);
    const paper = await site.ask('/api/v1/files', {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      body: '%PDF-1.7 the registration',
    });
    expect(paper.status).toBe(201);
    const applied = await send('organisation.apply', {
      incident: INCIDENT,
      profile: { name: { zh: '某志愿服务中心', en: 'volunteers' }, kind: 'charity', area: '420100' },
      functions: ['receive-donation'],
      area: '420100',
      note: '可接收并登记捐赠',
      credentials: [
        {
          kind: 'registration',
          reference: 'HB-2016-014',
          issuer: '武汉市民政局',
          evidence: { name: 'paper.pdf', sha256: paper.body.hash },
        },
      ],
    });
    expect(applied).toMatchObject({ status: 201, body: { result: { organisation, waits: null } } });
    expect(await send('donation.receive', gift)).toMatchObject({ status: 201 });
    const { body } = await site.ask(`/api/v1/organisations/${organisation}/autonomy`);
    expect(body.data).toMatchObject({
      organisation: { id: organisation },
      functions: [{ function: 'receive-donation', under: [{ provisional: true }] }],
    });
  });

  it('is refused a known password and a flood', async () => {
    expect(await join(person('weak@example.org', 'short'))).toMatchObject({
      status: 422,
      body: { code: 'password-unfit' },
    });
    const taken = await join(person('Help@example.org', 'another long passphrase'));
    expect(taken.status).toBe(201);
    const statuses = [];
    for (let index = 0; index < 12; index += 1)
      statuses.push((await join(person(`flood-${index}@example.org`))).status);
    expect(statuses).toContain(429);
  });
});

describe('whoever asks with somebody else’s e-mail', () => {
  beforeAll(async () => {
    site = await openSite();
    await site.send('lead', 'admission-rule.adopt', { incident: INCIDENT, terms: RULE });
  });
  afterAll(() => site.application.close());

  it('is not told that there is an account, and gets into none', async () => {
    const first = await join(person('owner@example.org'));
    const again = await join(person('owner@example.org', 'another long passphrase'));
    const fresh = await join(person('nobody@example.org', 'another long passphrase'));
    const shape = ({ status, body, headers }: Answer) => ({
      status,
      fields: Object.keys(body).sort(),
      cookies: headers
        .getSetCookie()
        .map((each) => each.split('=')[0])
        .sort(),
    });
    expect(shape(again)).toEqual(shape(fresh));
    expect(again.body.organisation).not.toBe(first.body.organisation);
    const signIn = (password: string) =>
      site.ask('/api/v1/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'owner@example.org', password }),
      });
    expect((await signIn('another long passphrase')).status).toBe(401);
    expect((await signIn('a long passphrase')).body.seat).toBe(first.body.seat);
  });
});

describe('the matrix over HTTP', () => {
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.application.close());

  it('names gaps and who can fill them; an offer that is accepted closes one', async () => {
    const read = async () =>
      (await site.ask(`/api/v1/incidents/${INCIDENT}/mandates`)).body.data as {
        gaps: number;
        cells: { function: string; area: { code: string }; status: string; couldAssign: { id: string }[] }[];
      };
    const before = await read();
    const cell = before.cells.find((each) => each.function === 'transport' && each.area.code === '420000');
    expect(cell).toMatchObject({ status: 'founding', couldAssign: [{ id: 'lead' }] });
    const offer = {
      holder: 'red-cross',
      functions: ['transport'],
      reach: 'area',
      area: '420000',
      incident: INCIDENT,
      legalBasis: '通知',
    };
    const offered = await site.send('lead', 'mandate.offer', offer);
    const { mandate } = offered.body.result as { mandate: string };
    expect(await site.send('union', 'mandate.accept', { mandate })).toMatchObject({
      status: 403,
      body: { code: 'not-own-matter' },
    });
    expect(await site.send('gate', 'mandate.accept', { mandate })).toMatchObject({ status: 201 });
    const after = await read();
    const now = after.cells.find((each) => each.function === 'transport' && each.area.code === '420000');
    expect(now?.status).toBe('held');
  });
});
