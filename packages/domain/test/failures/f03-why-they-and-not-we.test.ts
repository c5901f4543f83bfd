import { type DeliveryRow, deliveryRows } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import {
  AREAS,
  allocate,
  buying,
  deliver,
  hubei,
  INCIDENT,
  ITEMS,
  need,
  purposeFor,
  receive,
  SEATS,
} from '../support/world.ts';

/**
 * Union 3,000, Ren'ai 16,000: true, and a scandal, because the table did not say that one was a donor's directed gift
 * of medical masks and the other a coordinated gift of KN95 that Union's wards could not have used.
 */
describe('F3: the row itself answers “why did they get more than we?”', () => {
  const world = hubei();
  const kn95 = receive(world, 36_000, { item: 'respirator-kn95', standard: 'GB 2626-2006' }).lot;
  const medical = receive(world, 3_000, { earmarkedFor: 'union' }).lot;
  const union = need(world, 'union', 30_000, 'isolation', { onHand: 0, usePerDay: 5_000 });
  const renai = need(world, 'renai', 16_000, 'general-ward', { item: 'respirator-kn95' });
  const { run } = allocate(world);
  const rows = deliveryRows(world.view, INCIDENT);
  const rowOf = (facility: string) => rows.find((row) => row.facility.id === facility) as DeliveryRow;

  it('every row carries mode, donor, item and its class, recipient’s class, decider, charter and rule', () => {
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expect(row).toMatchObject({
        mode: expect.stringMatching(/^(directed|discretionary)$/),
        donor: { zh: '某企业' },
        facility: { facilityClass: expect.stringMatching(/^(designated|general)$/) },
        decider: { id: 'lead', name: { zh: '湖北省疫情防控指挥部' } },
        run,
        charterVersion: 1,
        method: 'computed',
        rule: expect.any(String),
        bound: expect.any(String),
      });
      expect(ITEMS.byId.get(row.item.id)?.standards).toHaveLength(1);
      expect(row.receiptCode).toMatch(/^TZ-/);
    }
  });

  it('Union’s 3,000 say: directed by the donor, medical masks, designated hospital, isolation', () => {
    expect(rowOf('union')).toMatchObject({
      amount: 3_000,
      mode: 'directed',
      item: { id: 'mask-medical-protective' },
      facility: { facilityClass: 'designated' },
      setting: 'isolation',
      rule: 'donor-directed',
      bound: 'stock-exhausted',
    });
  });

  it('Ren’ai’s 16,000 say: discretionary, KN95, general hospital, general ward', () => {
    expect(rowOf('renai')).toMatchObject({
      amount: 16_000,
      mode: 'discretionary',
      item: { id: 'respirator-kn95' },
      facility: { facilityClass: 'general' },
      setting: 'general-ward',
      rule: 'priority-then-run-out',
      bound: 'asked-for-less',
    });
  });

  it('the KN95 that Union did not get: refused by rule, not forgotten', () => {
    const line = { need: union, lot: kn95.id, amount: 1 };
    expect(
      world.refused(SEATS.lead, 'allocation.propose-by-hand', {
        incident: INCIDENT,
        reason: '协和告急',
        lines: [line],
      }),
    ).toMatchObject([{ code: 'item-not-permitted-in-setting', rule: 'GB 2626' }]);
  });

  it('a directed gift goes to nobody else, whoever asks and whatever the reason', () => {
    const other = need(world, 'tianyou', 3_000);
    expect(
      world.refused(SEATS.lead, 'allocation.propose-by-hand', {
        incident: INCIDENT,
        reason: '更急需',
        lines: [{ need: other, lot: medical.id, amount: 1 }],
      }),
    ).toMatchObject([
      { code: 'earmark-broken', parameters: { earmarkedFor: 'union' } },
      { code: 'stock-insufficient' },
    ]);
  });

  it('a line by hand says that it is one, who signed it, and the reason in words', () => {
    deliver(world, [{ need: renai, lot: kn95.id, amount: 100 }]);
    expect(deliveryRows(world.view, INCIDENT).find((row) => row.method === 'by-hand')).toMatchObject({
      reason: '协调',
      rule: 'by-hand',
      decider: { id: 'lead' },
      mode: 'discretionary',
    });
  });

  it('the rows follow from the public log alone', () => {
    const { state, duties } = world.audit();
    expect(deliveryRows({ state, duties, items: ITEMS, areas: AREAS, now: world.now }, INCIDENT)).toEqual(
      deliveryRows(world.view, INCIDENT),
    );
  });

  it('each hospital’s row sums what came to it by every channel', () => {
    const received = rows
      .filter((row) => row.facility.id === 'union')
      .reduce((sum, row) => sum + row.amount, 0);
    expect(received).toBe(3_000);
  });
});

describe('F3: a purpose is kept', () => {
  const world = hubei();
  const gift = {
    incident: INCIDENT,
    donor: { kind: 'anonymous', donor: 'donor-2' },
    receiver: 'red-cross',
    mode: 'directed',
  };
  const goods = { place: 'hall-a', lots: [{ claimedItem: 'alcohol-75', amount: 10 }] };
  const money = { money: { currency: 'CNY', amount: 20_000 } };

  it('directed goods name the facility that shall have them; words alone would bind nobody', () => {
    expect(
      world.refused(SEATS.receiving, 'donation.receive', { ...gift, ...goods, purpose: purposeFor(world) }),
    ).toMatchObject([{ code: 'input-invalid', field: 'earmarkedFor' }]);
  });

  it('directed money names its purpose, and is paid for nothing else', () => {
    expect(
      world.refused(SEATS.receiving, 'donation.receive', { ...gift, ...money, earmarkedFor: 'union' }),
    ).toMatchObject([{ code: 'input-invalid', field: 'purpose' }]);
    const [purpose, another] = [purposeFor(world), purposeFor(world)];
    const { donation } = world.done(SEATS.receiving, 'donation.receive', { ...gift, ...money, purpose });
    const request = { incident: INCIDENT, donation, ...buying(100) };
    for (const other of [null, another])
      expect(world.refused(SEATS.gate, 'payment.request', { ...request, purpose: other })).toMatchObject([
        { code: 'purpose-differs', field: 'purpose', rule: '慈善法（2016）55, I3' },
      ]);
    world.done(SEATS.gate, 'payment.request', { ...request, purpose });
  });

  it('no desks from a gift for masks, whatever the request calls them', () => {
    const purpose = purposeFor(world);
    const donor = { kind: 'anonymous', donor: 'donor-3' };
    const { donation } = world.done(SEATS.receiving, 'donation.receive', {
      ...gift,
      ...money,
      donor,
      purpose,
    });
    const desks = { item: null, kind: 'office', quantity: 10, amount: 500 };
    const request = { incident: INCIDENT, donation, purpose, ...buying(100, { goal: '口罩' }) };
    const broken = (lines: object[]) => world.refused(SEATS.gate, 'payment.request', { ...request, lines });
    expect(broken([...request.lines, desks])).toMatchObject([
      {
        ...{ code: 'purpose-broken', field: 'lines.1.kind', rule: '慈善法（2016）55, I3' },
        parameters: { words: { zh: '购买口罩' }, kind: 'office' },
      },
    ]);
    expect(broken([{ item: 'goggles', quantity: 1, amount: 500 }])).toMatchObject([
      { code: 'purpose-broken', field: 'lines.0.item', parameters: { item: 'goggles' } },
    ]);
    world.done(SEATS.gate, 'payment.request', request);
    world.audit();
  });
});
