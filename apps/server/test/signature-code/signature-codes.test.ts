import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../src/application/application.ts';
import { done, INCIDENT, openSmallWorld, receiveMasks, SEATS, stateNeed } from '../support/small-world.ts';

let application: Application;
let shipment: string;
let lot: string;

beforeAll(async () => {
  application = await openSmallWorld();
  ({ lot } = await receiveMasks(application, 100));
  const { need } = await done(stateNeed(application, SEATS.union, 100));
  const act = (seat: keyof typeof SEATS, name: string, input: object) =>
    done(application.execute(SEATS[seat], name, { incident: INCIDENT, ...input }));
  const lines = [{ need, lot, amount: 100 }];
  const { run } = await act('lead', 'allocation.propose-by-hand', { reason: '协调', lines });
  const { orders } = await act('approver', 'allocation.approve', { run });
  const sent = { order: (orders as string[])[0], carrier: '中国邮政' };
  shipment = (await act('gate', 'shipment.dispatch', sent)).shipment as string;
});
afterAll(() => application.close());

const issue = (idempotencyKey?: string) =>
  application.execute(
    SEATS.union,
    'signature-codes.issue',
    { incident: INCIDENT, facility: 'union', count: 5 },
    idempotencyKey === undefined ? {} : { idempotencyKey },
  );
const sign = (code: string, seat: (typeof SEATS)[keyof typeof SEATS] = SEATS.receiver) =>
  application.execute(seat, 'delivery.confirm', {
    ...{ incident: INCIDENT, shipment, code, lines: [{ lot, received: 100 }] },
  });

describe('codes that the server draws', () => {
  it('are answered once, and stand in no table', async () => {
    const { codes } = (await done(issue())) as { codes: string[] };
    expect(codes).toHaveLength(5);
    expect(new Set(codes).size).toBe(5);
    for (const code of codes) expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const rows = [
      ...(await application.database.sql.selectFrom('fact').selectAll().execute()),
      ...(await application.database.sql.selectFrom('command').selectAll().execute()),
    ];
    const kept = JSON.stringify(rows);
    for (const code of codes) expect(kept).not.toContain(code);
  });

  it('are not told again to whoever repeats the request, and are not drawn twice for it', async () => {
    const first = await issue('sheet-of-monday');
    const again = await issue('sheet-of-monday');
    expect(first).toMatchObject({ ok: true, replayed: false, result: { codes: expect.any(Array) } });
    expect(again).toMatchObject({ ok: true, replayed: true });
    expect(again.ok && again.result.codes).toBeUndefined();
    expect(first.ok && again.ok && first.result.sheet === again.result.sheet).toBe(true);
  });

  it('are drawn for nobody but the facility, and not without number', async () => {
    const input = { incident: INCIDENT, facility: 'union', count: 5 };
    expect(await application.execute(SEATS.lead, 'signature-codes.issue', input)).toMatchObject({
      refusals: [{ code: 'not-own-matter' }],
    });
    const many = { ...input, count: 51 };
    expect(await application.execute(SEATS.union, 'signature-codes.issue', many)).toMatchObject({
      ok: false,
    });
  });

  it('are guessed by nobody: ten wrong ones stop the seat, and no other', async () => {
    const { codes } = (await done(issue())) as { codes: string[] };
    for (let guess = 0; guess < 10; guess += 1)
      expect(await sign('0000-0000-0000-0000')).toMatchObject({
        refusals: [{ code: 'signature-code-wrong' }],
      });
    expect(await sign(codes[0] as string)).toMatchObject({
      refusals: [
        { code: 'too-many-attempts', field: 'code', parameters: { waitSeconds: expect.any(Number) } },
      ],
    });
    expect(await sign(codes[0] as string, SEATS.inspector)).toMatchObject({ ok: true });
  });
});
