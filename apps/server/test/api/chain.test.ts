import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INCIDENT } from '../support/small-world.ts';
import { openSite, type Site } from './support.ts';

const MASK = 'mask-medical-protective';
let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.application.close());

/** What each step leaves for the next. */
const made: Record<string, string> = {};

describe('from the donor to the ward, over the API', () => {
  it('a gift is received, with a receipt', async () => {
    const answer = await site.send('receiver', 'donation.receive', {
      incident: INCIDENT,
      donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' },
      receiver: 'red-cross',
      place: 'hall-a',
      mode: 'discretionary',
      lots: [
        {
          claimedItem: MASK,
          amount: 1_000,
          evidence: [{ kind: 'test-report', standard: 'GB 19083-2010', reference: 'R-1' }],
        },
        {
          claimedItem: 'respirator-n95',
          amount: 500,
          evidence: [{ kind: 'certificate', standard: 'GB 19083-2010', reference: 'R-2' }],
        },
      ],
    });
    expect(answer.status).toBe(201);
    expect(answer.body.result.receiptCode).toMatch(/^TZ-/);
    expect(answer.body.result.lots.map((lot: { quarantined: string | null }) => lot.quarantined)).toEqual([
      null,
      'evidence-differs-from-claim',
    ]);
    [made.lot, made.doubtful] = answer.body.result.lots.map((lot: { lot: string }) => lot.lot);
  });

  it('who took a lot in does not inspect it; another seat does, by its papers', async () => {
    const input = { incident: INCIDENT, lot: made.doubtful, outcome: 'accepted', item: MASK };
    const own = await site.send('receiver', 'lot.inspect', input);
    expect(own).toMatchObject({ status: 403, body: { code: 'four-eyes', rule: 'I12' } });
    const without = await site.send('inspector', 'lot.inspect', { ...input, item: 'respirator-n95' });
    expect(without).toMatchObject({ status: 422, body: { code: 'standard-unproven', field: 'item' } });
    const done = await site.send('inspector', 'lot.inspect', input);
    expect(done).toMatchObject({ status: 201, body: { result: { item: MASK, amount: 500 } } });
  });

  it('a hospital states its need; an allocation is proposed by one seat and approved by another', async () => {
    const need = await site.send('union', 'need.state', {
      incident: INCIDENT,
      facility: 'union',
      item: MASK,
      setting: 'isolation',
      quantity: { kind: 'exact', amount: 1_200 },
      usePerDay: 200,
    });
    expect(need.status).toBe(201);
    const proposed = await site.send('lead', 'allocation.propose', { incident: INCIDENT });
    expect(proposed.status).toBe(201);
    made.run = proposed.body.result.run;
    const input = { incident: INCIDENT, run: made.run };
    expect(await site.send('lead', 'allocation.approve', input)).toMatchObject({
      status: 403,
      body: { code: 'four-eyes' },
    });
    const approved = await site.send('approver', 'allocation.approve', input);
    expect(approved.status).toBe(201);
    made.order = approved.body.result.orders[0];
    expect(await site.send('approver', 'allocation.approve', input)).toMatchObject({
      status: 409,
      body: { code: 'wrong-state', field: 'run' },
    });
  });

  it('goods leave on the order, arrive short, and the shortage has a reason and an end', async () => {
    const dispatched = await site.send('gate', 'shipment.dispatch', {
      incident: INCIDENT,
      order: made.order,
      carrier: '九州通',
    });
    expect(dispatched.status).toBe(201);
    const { shipment } = dispatched.body.result;
    const sent = site.application.state.incidents.get(INCIDENT)?.shipments.get(shipment)?.lines ?? [];
    const line = (received: number, shortage: string | null) => ({
      incident: INCIDENT,
      shipment,
      lines: sent.map((each, index) =>
        index === 0 ? { lot: each.lot, received, shortage } : { lot: each.lot, received: each.sent },
      ),
    });
    const all = sent[0]?.sent ?? 0;
    expect(await site.send('union', 'delivery.confirm', line(all + 1, null))).toMatchObject({
      status: 422,
      body: { code: 'more-than-shipped', field: 'lines.0.received' },
    });
    expect(await site.send('union', 'delivery.confirm', line(all - 5, null))).toMatchObject({
      status: 422,
      body: { code: 'shortage-unexplained', field: 'lines.0.shortage' },
    });
    expect((await site.send('union', 'delivery.confirm', line(all - 5, 'damaged-in-transit'))).status).toBe(
      201,
    );
    const settled = await site.send('inspector', 'shortage.settle', {
      incident: INCIDENT,
      shipment,
      lot: sent[0]?.lot,
      amount: 5,
      outcome: 'lost',
      reason: '受潮',
    });
    expect(settled.status).toBe(201);
  });

  it('what is published adds up, is signed by two, and every fact of it can be read back', async () => {
    const drafted = await site.send('lead', 'release.draft-goods-report', { incident: INCIDENT });
    const input = { incident: INCIDENT, release: drafted.body.result.release };
    expect((await site.send('lead', 'release.publish', input)).status).toBe(403);
    expect(await site.send('approver', 'release.publish', input)).toMatchObject({
      status: 201,
      body: { result: { number: 1 } },
    });
    const { body } = await site.ask(`/api/v1/incidents/${INCIDENT}/goods`);
    expect(body.data).toEqual([
      expect.objectContaining({ item: MASK, received: 1_500, delivered: 1_195, lost: 5, stock: 300 }),
    ]);
    const facts = await site.ask('/api/v1/facts?limit=1000');
    const { position } = site.application.state;
    expect(facts.body.data.at(-1).position).toBe(position);
    expect(JSON.parse(facts.body.data.at(-1).text)).toMatchObject({ type: 'release.published', position });
  });
});
