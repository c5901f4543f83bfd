import {
  accountsOfUnit,
  ageBandsHours,
  balance,
  deliveryOrigin,
  lotTrace,
  must,
  parseAccountId,
  publishedViews,
  runDifferences,
  type Viewpoint,
} from '@tongzhou/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/index.ts';
import { Application } from '../../src/application/application.ts';
import { viewpointOf } from '../../src/application/viewpoint.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { servicesOf } from '../../src/services.ts';
import { dataFolder } from '../support/databases.ts';

const INCIDENT = 'hubei-2020';
let application: Application;
let api: ReturnType<typeof createApi>;
let view: Viewpoint;
beforeAll(async () => {
  application = await Application.open({ folder: dataFolder() });
  await loadScenario(application, INCIDENT);
  api = createApi(await servicesOf(application));
  view = viewpointOf(application);
});
afterAll(() => application.close());

const incidentState = () =>
  view.state.incidents.get(INCIDENT) as NonNullable<ReturnType<typeof view.state.incidents.get>>;
const ask = async (path: string, headers?: Record<string, string>) => {
  const response = await api.request(`/api/v1${path}`, headers ? { headers } : undefined);
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text.startsWith('{') ? JSON.parse(text) : null,
  };
};

describe('a lot both ways', () => {
  it('its shares add up to what was given, and each delivery that it went into has it behind it', () => {
    const { lots, shipments } = incidentState();
    let delivered = 0;
    for (const lot of lots.values()) {
      const trace = lotTrace(view, INCIDENT, lot.id);
      expect(trace.lot.shares.reduce((sum, share) => sum + share.amount, 0)).toBe(lot.amount);
      expect(trace.gift.receiptCode).toMatch(/^TZ-/);
      for (const { shipment } of trace.deliveries.filter((row) => row.shipment !== null)) {
        const origin = deliveryOrigin(view, INCIDENT, shipment as string);
        expect(origin.lines.some((line) => line.lot === lot.id)).toBe(true);
        delivered += 1;
      }
    }
    const lines = [...shipments.values()].flatMap((shipment) => shipment.lines);
    expect(delivered).toBe(lines.length);
    expect(delivered).toBeGreaterThan(3);
  });

  it('every delivery says which gift, which evidence, which decision by whom under which charter', () => {
    for (const { id } of incidentState().shipments.values()) {
      const { decision, lines } = deliveryOrigin(view, INCIDENT, id);
      expect(decision?.decidedBy?.name.zh).toBeTruthy();
      expect(decision?.charterVersion).toBeGreaterThan(0);
      for (const line of lines) expect(line.gift.receiptCode).toMatch(/^TZ-/);
    }
  });
});

describe('ageing and what is not reconciled', () => {
  it('counts each unit on a shelf once, the oldest first, in its band', () => {
    const rows = publishedViews.ageing(view, INCIDENT);
    const ends = ageBandsHours(must(view.state.incidents, INCIDENT, 'incident'));
    const onShelves = [...view.state.ledger.accounts.values()]
      .filter(({ id }) => parseAccountId(id).kind === 'stock')
      .reduce((sum, account) => sum + balance(account), 0);
    expect(rows.reduce((sum, row) => sum + row.amount, 0)).toBe(onShelves);
    expect(rows.map(({ ageHours }) => ageHours)).toEqual(
      rows.map(({ ageHours }) => ageHours).sort((a, b) => b - a),
    );
    for (const { ageHours, band } of rows) {
      expect(ageHours).toBeGreaterThanOrEqual(band === 0 ? 0 : (ends[band - 1] as number));
      if (band < ends.length) expect(ageHours).toBeLessThan(ends[band] as number);
    }
  });

  it('names everything that waits for somebody, and nothing else', () => {
    const rows = publishedViews.unreconciled(view, INCIDENT);
    const { orders, lots, payments, shipments, counts } = incidentState();
    const waiting = {
      'order-waiting': [...orders.values()].filter(({ status }) => status === 'issued').length,
      'lot-uninspected': [...lots.values()].filter(({ status }) => status === 'quarantine').length,
      'payment-undecided': [...payments.values()].filter(({ status }) => status === 'requested').length,
      'delivery-unconfirmed': [...shipments.values()].filter(({ status }) => status === 'in-transit').length,
      'delivery-short': [...shipments.values()].filter(({ status }) => status === 'short').length,
      'count-open': [...counts.values()].filter(({ status }) => status === 'open').length,
    };
    for (const [kind, expected] of Object.entries(waiting))
      expect([kind, rows.filter((row) => row.kind === kind).length]).toEqual([kind, expected]);
    expect(rows.length).toBeGreaterThan(0);
    // What is promised in the ledger is exactly what orders, payments and holds are waiting with.
    const promised = [...view.state.ledger.pending.values()].reduce((sum, { amount }) => sum + amount, 0);
    const told = rows
      .filter(({ kind }) => ['order-waiting', 'payment-undecided', 'hold-open'].includes(kind))
      .reduce((sum, { amount }) => sum + amount, 0);
    expect(told).toBe(promised);
  });
});

describe('a run against the one before', () => {
  it('names each need that is answered differently, and what bound it each time', () => {
    const runs = [...incidentState().runs.values()];
    const [first] = runs;
    expect(runDifferences(view, INCIDENT, first?.id as string)).toBeNull();
    const last = runs.at(-1);
    const differences = runDifferences(view, INCIDENT, last?.id as string);
    expect(differences?.previous.charterVersion).toBe(1);
    expect(differences?.rows.length).toBeGreaterThan(10);
    for (const row of differences?.rows ?? []) {
      const own = last?.lines.filter(({ need }) => need === row.need) ?? [];
      expect(row.after.amount).toBe(own.reduce((sum, { amount }) => sum + amount, 0));
      expect(row.after.amount).not.toBe(row.before.amount);
    }
  });
});

describe('over the API', () => {
  it('the trial balance of now and of any moment is zero', async () => {
    const now = await ask('/ledger/trial-balance');
    expect(now.body).toMatchObject({ position: view.state.position, data: { balanced: true } });
    const then = await ask('/ledger/trial-balance?at=2020-02-01T00:00:00Z');
    expect(then.body.data.balanced).toBe(true);
    expect(then.body.position).toBeLessThan(now.body.position);
  });

  it('an account has a balance now and then, and a statement by pages, in JSON and CSV', async () => {
    const lot = [...incidentState().lots.values()].find(({ firstDispatchAt }) => firstDispatchAt !== null);
    const [account] = accountsOfUnit(view.state.ledger, lot?.id as string).filter(
      ({ id, out }) => out > 0 && parseAccountId(id).kind === 'stock',
    );
    const id = account?.id as string;
    const now = await ask(`/ledger/accounts/${id}`);
    expect(now.body.data).toMatchObject({ id, postedIn: account?.in, postedOut: account?.out });
    const before = await ask(`/ledger/accounts/${id}?at=2020-01-01T00:00:00Z`);
    expect(before.body).toMatchObject({ position: 0, at: null, data: { balance: 0 } });
    const first = await ask(`/ledger/accounts/${id}/statement?limit=1`);
    expect(first.body.data.lines.length).toBe(1);
    const second = await ask(`/ledger/accounts/${id}/statement?limit=1&cursor=${first.body.next}`);
    expect(second.body.data.opening.balance).toBe(first.body.data.lines[0].balance);
    const from = first.body.data.lines[0].at;
    const since = await ask(`/ledger/accounts/${id}/statement?from=${from}`);
    expect(since.body.data.lines[0]).toEqual(first.body.data.lines[0]);
    const csv = await ask(`/ledger/accounts/${id}/statement.csv`);
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(csv.text.split('\r\n')[0]).toBe(
      'position,at,fact,transfer,phase,counterpart,in,out,balance,reserved',
    );
  });

  it('lot, origin and ageing are there, and what is not there is said to be missing', async () => {
    const [lot] = incidentState().lots.keys();
    const [shipment] = incidentState().shipments.keys();
    expect((await ask(`/incidents/${INCIDENT}/lots/${lot}`)).body.data.lot.id).toBe(lot);
    const way = `/incidents/${INCIDENT}/lots/${lot}/way`;
    const { steps, count } = (await ask(way)).body.data;
    expect(steps[0].type).toBe('donation.received');
    const [last] = (await ask(`${way}?before=${steps.length - 1}`)).body.data.steps;
    expect(last).toEqual(steps.at(-1));
    expect((await ask(`${way}?facility=nobody`)).body.data.count).toBeLessThanOrEqual(count);
    expect((await ask(`/incidents/${INCIDENT}/shipments/${shipment}/origin`)).body.data.shipment.id).toBe(
      shipment,
    );
    expect((await ask(`/incidents/${INCIDENT}/ageing.csv`)).text).toContain('receipt_code');
    for (const [path, status, field] of [
      [`/incidents/${INCIDENT}/lots/lot-none`, 404, 'lot'],
      [`/incidents/${INCIDENT}/lots/lot-none/way`, 404, 'lot'],
      [`/incidents/${INCIDENT}/shipments/none/origin`, 404, 'shipment'],
      ['/incidents/none/ageing.csv', 404, 'incident'],
      ['/ledger/accounts/stock:nobody:-:lot-x:free', 404, 'account'],
      ['/ledger/accounts/nonsense', 422, 'account'],
      ['/ledger/trial-balance?at=yesterday', 422, 'at'],
      ['/ledger/trial-balance?at=2999-01-01T00:00:00Z', 422, 'at'],
      [`/ledger/accounts/stock:nobody:-:lot-x:free/statement?cursor=';drop`, 422, 'cursor'],
    ] as const) {
      const answer = await ask(path, { 'accept-language': 'zh' });
      expect([path, answer.status, answer.body.field]).toEqual([path, status, field]);
      // In the caller's language, not in the schema's.
      expect(answer.body.detail).not.toMatch(/[a-z]{4,} [a-z]{2,} [a-z]{2,}/);
    }
  });
});
