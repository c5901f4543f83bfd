import { randomBytes } from 'node:crypto';
import { availableIn, breakGlassRows, commitToCode, writeCode } from '@tongzhou/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { allocate, hubei, INCIDENT, need, receive, SCAN, SEATS, type World } from '../support/world.ts';

/**
 * F9: goods that donors had directed to Union Hospital were not handed to its staff, who had full papers; impostors claimed
 * others; and a lorry drove off with 38 cartons. Here the papers are sixteen letters that only the hospital has.
 */
describe('F9: goods that the receiver comes for', () => {
  let world: World;
  let lot: string;
  let order: string;
  let code: string;

  beforeEach(() => {
    world = hubei();
    lot = receive(world, 100, { earmarkedFor: 'union' }).lot.id;
    const wanted = need(world, 'union', 100);
    order = allocate(world, [{ need: wanted, lot, amount: 100 }]).orders[0] as string;
    code = writeCode(randomBytes(16));
    world.done(SEATS.union, 'signature-codes.issue', {
      incident: INCIDENT,
      facility: 'union',
      commitments: [commitToCode('union', code)],
    });
  });

  const fetch = (more: object) =>
    world.act(SEATS.gate, 'shipment.dispatch', {
      ...{ incident: INCIDENT, order, carrier: '协和医院自提', handedTo: 'receiver', ...more },
    });
  const why = (outcome: ReturnType<World['act']>) => (outcome.ok ? null : outcome.refusals[0]);
  const inStock = () => availableIn(world.state.ledger, `stock:red-cross:hall-a:${lot}:earmarked`);

  it('an impostor without the code, or with another one, gets nothing', () => {
    for (const said of [{}, { code: writeCode(randomBytes(16)) }])
      expect(why(fetch(said))).toMatchObject({ code: 'signature-code-wrong', field: 'code', rule: 'F9' });
    expect(world.incident.orders.get(order)?.status).toBe('issued');
    expect(world.incident.shipments.size).toBe(0);
    world.audit();
  });

  it('directed goods are handed to whoever brings the hospital’s code, at once, and the code is spent', () => {
    const outcome = fetch({ code });
    expect(outcome.ok).toBe(true);
    expect(inStock()).toBe(0);
    const [shipment] = world.incident.shipments.values();
    expect(shipment).toMatchObject({ handedTo: 'receiver', facility: 'union' });
    const lines = [{ lot, received: 100 }];
    const again = { incident: INCIDENT, shipment: shipment?.id, lines, code };
    expect(world.refused(SEATS.receiving, 'delivery.confirm', again)).toMatchObject([
      { code: 'wrong-state', parameters: { kind: 'signature-code', state: 'used' } },
    ]);
    world.done(SEATS.union, 'delivery.confirm', { ...again, code: undefined });
    world.audit();
  });

  it('a code is not spent on goods that a carrier takes', () => {
    expect(why(fetch({ code, handedTo: 'carrier' }))).toMatchObject({
      code: 'input-invalid',
      parameters: { rule: 'code-is-receivers' },
    });
    expect(fetch({ code }).ok).toBe(true);
  });
});

/** What cannot wait for an order leaves all the same, and leaves more behind than a gap on a shelf. */
describe('F9: goods that cannot wait for an order', () => {
  it('leave by break-glass with stock debited, reason and photograph in public, and are reconciled within a day', () => {
    const world = hubei();
    const { id: lot } = receive(world, 1_000).lot;
    const { shipment } = world.done(SEATS.gate, 'goods.break-glass', {
      ...{ incident: INCIDENT, lot, amount: 400, facility: 'union', setting: 'isolation' },
      ...{ carrier: '协和医院自提', reason: 'life-at-risk', note: '手术室断供', photo: SCAN },
    });
    expect(availableIn(world.state.ledger, `stock:red-cross:hall-a:${lot}:free`)).toBe(600);
    expect(breakGlassRows(world.view, INCIDENT)).toMatchObject([
      { shipment, amount: 400, reason: 'life-at-risk', note: '手术室断供', photo: SCAN, status: 'open' },
    ]);
    const lorry = { incident: INCIDENT, lot, amount: 101, facility: 'union', setting: 'isolation' };
    const said = { ...lorry, carrier: '某车', reason: 'lorry-waits', photo: 'e'.repeat(64) };
    expect(world.refused(SEATS.gate, 'goods.break-glass', said)).toMatchObject([
      { code: 'break-glass-cap', rule: 'F9' },
    ]);
    world.pass(23);
    world.done(SEATS.second, 'break-glass.reconcile', { incident: INCIDENT, shipment, outcome: 'approved' });
    expect(breakGlassRows(world.view, INCIDENT)).toMatchObject([{ status: 'approved', late: false }]);
    world.audit();
  });
});
