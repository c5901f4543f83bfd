import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/index.ts';
import type { Application } from '../../src/application/application.ts';
import { Identity } from '../../src/identity/index.ts';
import { servicesOf } from '../../src/services.ts';
import { INCIDENT, openSmallWorld, receiveMasks, SEATS } from '../support/small-world.ts';

type Problem = {
  status: number;
  code: string;
  field: string | null;
  title: string;
  errors: { code: string; field: string | null }[];
  messages: { zh: string; en: string };
};

let application: Application;
let api: ReturnType<typeof createApi>;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  application = await openSmallWorld();
  const identity = await Identity.open(application);
  api = createApi(await servicesOf(application, { identity }));
  for (const [name, actor] of Object.entries(SEATS)) tokens[name] = await identity.createToken(actor, name);
});
afterAll(() => application.close());

async function post(
  seat: keyof typeof SEATS,
  name: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const response = await api.request(`/api/v1/commands/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens[seat]}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: (await response.json()) as Problem & { result: Record<string, unknown>; replayed: boolean },
  };
}

const need = (change: object = {}) => ({
  incident: INCIDENT,
  facility: 'union',
  item: 'goggles',
  setting: 'isolation',
  quantity: { kind: 'exact', amount: 10 },
  ...change,
});

describe('bad input gets a clear answer and has no effect', () => {
  const cases: [string, keyof typeof SEATS, string, unknown, number, string, string | null][] = [
    ['an unknown item', 'union', 'need.state', need({ item: 'mask-of-zorro' }), 422, 'item-unknown', 'item'],
    [
      'a negative amount',
      'union',
      'need.state',
      need({ quantity: { kind: 'exact', amount: -5 } }),
      422,
      'amount-not-positive',
      'quantity.amount',
    ],
    [
      'an absurd amount',
      'union',
      'need.state',
      need({ quantity: { kind: 'exact', amount: 1e15 } }),
      422,
      'amount-absurd',
      'quantity.amount',
    ],
    [
      'half a mask',
      'union',
      'need.state',
      need({ quantity: { kind: 'exact', amount: 0.5 } }),
      422,
      'input-invalid',
      'quantity.amount',
    ],
    [
      'a range upside down',
      'union',
      'need.state',
      need({ quantity: { kind: 'range', least: 9, most: 3 } }),
      422,
      'input-invalid',
      'quantity.most',
    ],
    [
      'a field that does not exist',
      'union',
      'need.state',
      need({ administrator: true }),
      422,
      'input-invalid',
      null,
    ],
    [
      'another hospital’s need',
      'union',
      'need.state',
      need({ facility: 'renai' }),
      403,
      'mandate-missing',
      null,
    ],
    [
      'a function that nobody gave',
      'union',
      'donation.receive',
      {
        incident: INCIDENT,
        donor: { kind: 'anonymous', donor: 'd' },
        receiver: 'union',
        mode: 'discretionary',
        money: { currency: 'CNY', amount: 1 },
      },
      403,
      'mandate-missing',
      null,
    ],
    [
      'an incident that does not exist',
      'union',
      'need.state',
      need({ incident: 'nowhere' }),
      404,
      'not-found',
      'incident',
    ],
    ['a command that does not exist', 'union', 'need.delete', {}, 404, 'not-found', null],
    ['what is not JSON', 'union', 'need.state', '{"incident":', 400, 'not-json', null],
    [
      'a body over the limit',
      'union',
      'need.state',
      `"${'x'.repeat(1_100_000)}"`,
      413,
      'body-too-large',
      null,
    ],
    ['a prototype in disguise', 'union', 'need.state', '{"__proto__":{"x":1}}', 422, 'input-invalid', null],
  ];
  it.each(cases)('%s', async (_what, seat, name, body, status, code, field) => {
    const before = application.state.position;
    const answer = await post(seat, name, body, { 'accept-language': 'en' });
    expect(answer.type).toContain('application/problem+json');
    expect(answer).toMatchObject({ status, body: { status, code } });
    if (field !== null) expect(answer.body.errors.map((each) => each.field)).toContain(field);
    expect(answer.body.messages.zh).toMatch(/[一-鿿]/);
    expect(answer.body.messages.en).not.toMatch(/undefined|\[object/);
    expect(application.state.position).toBe(before);
  });

  it('answers in the language that was asked for', async () => {
    const chinese = await post('union', 'need.state', need({ item: 'x' }), {
      'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5',
    });
    const english = await post('union', 'need.state', need({ item: 'x' }), { 'accept-language': 'en-GB' });
    expect(chinese.body.title).toMatch(/[一-鿿]/);
    expect(english.body.title).not.toMatch(/[一-鿿]/);
  });

  it('without a token, or with a wrong one, nothing is done', async () => {
    for (const authorization of ['', 'Bearer tz_wrongwrongwrongwrongwrong']) {
      const answer = await post('union', 'need.state', need(), { authorization });
      expect(answer).toMatchObject({ status: 401, body: { code: 'sign-in-required' } });
    }
  });

  it('a lot without evidence, and an expired one, wait in quarantine and cannot leave', async () => {
    for (const [options, why] of [
      [{ item: 'goggles', standard: null }, 'no-evidence'],
      [{ expiresOn: '2019-06-30' }, 'expired'],
    ] as const) {
      const { lot, quarantined } = await receiveMasks(application, 100, options);
      expect(quarantined).toBe(why);
      const answer = await post('inspector', 'lot.inspect', {
        incident: INCIDENT,
        lot,
        outcome: 'accepted',
        item: 'item' in options ? options.item : 'mask-medical-protective',
      });
      expect([answer.status, answer.body.code]).toEqual([
        422,
        why === 'expired' ? 'lot-expired' : 'standard-unproven',
      ]);
    }
  });

  it('a second use of a key with another body is refused; with the same body it is answered again', async () => {
    const key = { 'idempotency-key': 'key-1' };
    const first = await post('union', 'need.state', need(), key);
    const again = await post('union', 'need.state', need(), key);
    const other = await post('union', 'need.state', need({ quantity: { kind: 'exact', amount: 11 } }), key);
    expect(first).toMatchObject({ status: 201, body: { replayed: false } });
    expect(again).toMatchObject({ status: 201, body: { replayed: true, result: first.body.result } });
    expect(other).toMatchObject({ status: 409, body: { code: 'idempotency-key-reused' } });
  });

  it('HTML and formulas in names are words, nothing more', async () => {
    const name = { zh: '<script>alert(1)</script>', en: '=cmd|calc' };
    const { body } = await post('lead', 'organisation.register', { name, kind: 'other', area: '420100' });
    expect(application.state.organisations.get(String(body.result.organisation))?.name).toEqual(name);
  });
});

describe('the documents', () => {
  it('describe every command and every published view in OpenAPI 3.1', async () => {
    const { commands, PUBLISHED_VIEWS } = await import('@tongzhou/domain');
    const document = (await (await api.request('/api/v1/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, object>;
    };
    expect(document.openapi).toBe('3.1.0');
    for (const name of commands.keys()) expect(document.paths).toHaveProperty([`/api/v1/commands/${name}`]);
    for (const view of PUBLISHED_VIEWS)
      expect((await api.request(`/api/v1/incidents/${INCIDENT}/${view}`)).status).toBe(200);
    expect(await (await api.request('/api/v1/')).text()).toContain('/api/v1/commands/need.state');
  });

  it('health says how it is', async () => {
    const response = await api.request('/healthz');
    expect([200, 503]).toContain(response.status);
    expect(await response.json()).toMatchObject({ position: application.state.position, database: 'pglite' });
  });
});
