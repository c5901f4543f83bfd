import { availableIn, unreconciledRows } from '@tongzhou/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  allocate,
  dispatch,
  hubei,
  INCIDENT,
  lose,
  need,
  receive,
  SEATS,
  type World,
} from '../../../test/support/world.ts';
import { noticesOfShipments } from './notices.ts';
import { deliveryRows } from './view.ts';

let world: World;
let lot: string;
let wanted: string;
let shipment: string;

const NOTHING = { code: 'input-invalid', parameters: { rule: 'part-says-something' } };

beforeEach(() => {
  world = hubei();
  lot = receive(world, 600, { packHolds: 20 }).lot.id;
  wanted = need(world, 'union', 500);
  shipment = dispatch(world, allocate(world, [{ need: wanted, lot, amount: 500 }]).orders[0] as string);
});

const say = (line: object, more: object = {}) =>
  world.act(SEATS.union, 'delivery.confirm', {
    incident: INCIDENT,
    shipment,
    lines: [{ lot, ...line }],
    ...more,
  });
const why = (outcome: ReturnType<World['act']>) => (outcome.ok ? null : outcome.refusals[0]);
const held = (kind: string) =>
  availableIn(
    world.state.ledger,
    {
      transit: `transit:red-cross:-:${lot}:none`,
      facility: `facility:union:-:${lot}:none`,
      loss: `loss:red-cross:-:${lot}:none`,
      stock: `stock:red-cross:hall-a:${lot}:free`,
    }[kind] ?? '',
  );
const status = () => world.incident.shipments.get(shipment)?.status;
const row = () => deliveryRows(world.view, INCIDENT)[0];
const SURPLUS = 'more-than-shipped:lines.0.received=';

describe('what arrives on several days', () => {
  it('is signed for in parts: 480 of 500 today, 20 the day after', () => {
    expect(say({ received: 480 }, { moreToCome: true }).ok).toBe(true);
    expect([status(), held('transit'), held('facility')]).toEqual(['partial', 20, 480]);
    expect(world.incident.needs.get(wanted)).toMatchObject({ inTransit: 20, delivered: 480 });
    expect(unreconciledRows(world.view, INCIDENT)).toMatchObject([
      { kind: 'delivery-unconfirmed', amount: 20, mustAct: { id: 'union' } },
    ]);
    world.pass(24);
    expect(say({ received: 20 }, { moreToCome: true }).ok).toBe(true);
    expect([status(), held('transit'), held('facility')]).toEqual(['delivered', 0, 500]);
    expect(world.incident.shipments.get(shipment)).toMatchObject({ confirmedAt: world.now });
    expect(row()).toMatchObject({ received: 500, damaged: 0, shortage: null });
    world.audit();
  });

  it('and comes late after all is said by the receiver, though it had been called short', () => {
    say({ received: 480, shortage: 'lost-in-transit' });
    expect(status()).toBe('short');
    expect(say({ received: 15 }).ok).toBe(true);
    expect([status(), held('transit'), held('facility')]).toEqual(['short', 5, 495]);
    expect(world.incident.needs.get(wanted)).toMatchObject({ inTransit: 0, delivered: 495 });
    expect(say({ received: 5 }).ok).toBe(true);
    expect([status(), held('transit')]).toEqual(['delivered', 0]);
    expect(why(say({ received: 0 }))?.code).toBe('wrong-state');
    world.audit();
  });

  it('has to say something each time', () => {
    expect(why(say({ received: 0 }, { moreToCome: true }))).toMatchObject(NOTHING);
    say({ received: 480, shortage: 'lost-in-transit' });
    expect(why(say({ received: 0 }))).toMatchObject(NOTHING);
  });

  it('is counted in cartons or in pieces, and both are kept as they were said', () => {
    expect(why(say({ packs: { count: 24, holds: 25 } }))).toMatchObject({
      code: 'pack-unknown',
      field: 'lines.0.packs.holds',
    });
    expect(say({ packs: { count: 24, holds: 20 } }, { moreToCome: true }).ok).toBe(true);
    expect(world.incident.shipments.get(shipment)?.parts).toMatchObject([
      { packs: [{ lot, count: 24, holds: 20 }], lines: [{ received: 480 }] },
    ]);
    expect(say({ received: 20 }).ok).toBe(true);
    world.audit();
  });

  it('of two lots leaves neither unsaid at the end', () => {
    const other = receive(world, 10).lot.id;
    const lines = [
      { need: wanted, lot, amount: 50 },
      { need: wanted, lot: other, amount: 10 },
    ];
    shipment = dispatch(world, allocate(world, lines).orders[0] as string);
    expect(why(say({ received: 50 }))).toMatchObject({
      code: 'lot-unsaid',
      parameters: { lot: other, missing: 10 },
    });
    expect(say({ received: 50 }, { moreToCome: true }).ok).toBe(true);
    expect(say({ lot: other, received: 10 }).ok).toBe(true);
    expect(status()).toBe('delivered');
    world.audit();
  });

  it('of one lot for two wards fills the one and then the other', () => {
    const fever = need(world, 'union', 60, 'fever-clinic');
    const broken = receive(world, 40).lot.id;
    const lines = [
      { need: fever, lot, amount: 60 },
      { need: wanted, lot: broken, amount: 40 },
    ];
    const changes = [{ need: wanted, lot: broken, instead: lot, reason: 'damaged' }];
    shipment = world.done(SEATS.gate, 'shipment.dispatch', {
      ...{ incident: INCIDENT, order: allocate(world, lines).orders[0], carrier: '中国邮政', changes },
    }).shipment as string;
    const at = (id: string) => world.incident.needs.get(id)?.delivered;
    const before = at(wanted) as number;
    expect(say({ received: 70 }, { moreToCome: true }).ok).toBe(true);
    expect([at(fever), at(wanted)]).toEqual([60, before + 10]);
    expect(say({ received: 30 }).ok).toBe(true);
    expect([at(fever), at(wanted), status()]).toEqual([60, before + 40, 'delivered']);
    world.audit();
  });
});

describe('what arrives and is of no use', () => {
  it('is lost, visible apart from what is missing', () => {
    expect(say({ received: 450, damaged: 30, shortage: 'short-packed' }).ok).toBe(true);
    expect([held('facility'), held('loss'), held('transit')]).toEqual([450, 30, 20]);
    expect(row()).toMatchObject({ received: 450, damaged: 30, shortage: 'short-packed', status: 'short' });
    world.done(SEATS.inspection, 'shortage.settle', {
      ...{ incident: INCIDENT, shipment, lot, amount: 20, outcome: 'returned-to-stock', reason: '装箱漏放' },
    });
    expect([status(), held('stock')]).toEqual(['settled', 120]);
    world.audit();
  });
});

describe('who let the goods go', () => {
  it('does not say what became of those that are missing', () => {
    say({ received: 480, shortage: 'lost-in-transit' });
    const settle = { incident: INCIDENT, shipment, lot, amount: 20, outcome: 'lost', reason: '核查' };
    expect(world.refused(SEATS.gate, 'shortage.settle', settle)).toMatchObject([{ code: 'four-eyes' }]);
    world.audit();
  });
});

describe('more than was sent', () => {
  const tooMuch = () => say({ received: 520 }, { confirmed: [`${SURPLUS}520`] });
  const surplus = () => [...world.incident.surplusesOpen][0] as string;
  const settle = (more: object, actor = SEATS.inspection) =>
    world.act(actor, 'surplus.settle', { incident: INCIDENT, surplus: surplus(), reason: '核查', ...more });

  it('is asked back, and then opens a case for the sender', () => {
    expect(why(say({ received: 520 }))).toMatchObject({
      code: 'more-than-shipped',
      confirm: `${SURPLUS}520`,
      parameters: { shipped: 500, received: 520 },
    });
    expect(tooMuch().ok).toBe(true);
    expect([status(), held('facility'), row()?.surplusOpen]).toEqual(['delivered', 500, 20]);
    const fact = world.facts.at(-1);
    if (fact?.type !== 'delivery.confirmed') throw new Error('no delivery');
    expect(fact.data.confirmed).toEqual([`${SURPLUS}520`]);
    expect(noticesOfShipments['delivery.confirmed'](world.state, fact)).toMatchObject([
      { kind: 'delivery.confirmed' },
      { kind: 'delivery.surplus', urgency: 'urgent', organisations: ['red-cross'] },
    ]);
    expect(unreconciledRows(world.view, INCIDENT)).toMatchObject([
      { kind: 'delivery-surplus', amount: 20, mustAct: { id: 'red-cross' } },
    ]);
    world.audit();
  });

  it('stands in the facility’s account once the sender has found where it came from', () => {
    tooMuch();
    expect(why(settle({ outcome: 'from-stock', amount: 21 }))?.code).toBe('more-than-missing');
    expect(why(settle({ outcome: 'from-loss' }))).toMatchObject({
      code: 'stock-insufficient',
      field: 'amount',
    });
    expect(why(settle({ outcome: 'from-stock' }, SEATS.gate))?.code).toBe('four-eyes');
    expect(settle({ outcome: 'from-stock', amount: 12 }).ok).toBe(true);
    expect([row()?.surplusOpen, held('facility'), held('stock')]).toEqual([8, 512, 88]);
    lose(world, lot, 8);
    expect(settle({ outcome: 'from-loss' }).ok).toBe(true);
    expect([world.incident.surplusesOpen.size, held('facility'), held('loss')]).toEqual([0, 520, 0]);
    expect(world.incident.needs.get(wanted)?.delivered).toBe(520);
    world.audit();
  });

  it('may have been of another lot, of the same goods and the same sender', () => {
    tooMuch();
    const [same, strange] = [
      receive(world, 30).lot.id,
      receive(world, 30, { item: 'goggles', standard: null }).lot.id,
    ];
    const other = { outcome: 'from-other-lot' };
    expect(why(settle(other))).toMatchObject({ parameters: { rule: 'other-lot-named' } });
    expect(why(settle({ outcome: 'from-stock', lot: same }))).toMatchObject({ field: 'lot' });
    expect(why(settle({ ...other, lot: strange }))?.code).toBe('substitute-differs');
    expect(why(settle({ ...other, lot: 'lot-nowhere' }))?.code).toBe('not-found');
    const id = surplus();
    expect(settle({ ...other, lot: same }).ok).toBe(true);
    expect(availableIn(world.state.ledger, `facility:union:-:${same}:none`)).toBe(20);
    const again = { incident: INCIDENT, surplus: id, outcome: 'from-stock', reason: '核查' };
    expect(world.refused(SEATS.inspection, 'surplus.settle', again)).toMatchObject([{ code: 'wrong-state' }]);
    world.audit();
  });

  it('was a slip of the pen only where the receiver says so', () => {
    tooMuch();
    const withdraw = (actor: typeof SEATS.union) =>
      world.act(actor, 'surplus.recount', { incident: INCIDENT, surplus: surplus(), reason: '重新清点' });
    for (const actor of [SEATS.inspection, SEATS.lead])
      expect(why(withdraw(actor))?.code).toBe('signature-not-due');
    const id = surplus();
    expect(withdraw(SEATS.union).ok).toBe(true);
    expect([row()?.surplusOpen, world.incident.surpluses.get(id)?.status]).toEqual([0, 'recounted']);
    const again = { incident: INCIDENT, surplus: id, reason: '重新清点' };
    expect(world.refused(SEATS.union, 'surplus.recount', again)).toMatchObject([{ code: 'wrong-state' }]);
    world.audit();
  });
});
