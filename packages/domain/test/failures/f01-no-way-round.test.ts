import { describe, expect, it } from 'vitest';
import { indexesAreTheirDefinitions } from '../support/indexes.ts';
import { goodsAreConserved } from '../support/invariants.ts';
import {
  allocate,
  confirm,
  dispatch,
  hubei,
  INCIDENT,
  lose,
  need,
  receive,
  SCAN,
  SEATS,
  type World,
} from '../support/world.ts';

const here = { incident: INCIDENT };
type Seat = (typeof SEATS)['gate'];
const NURSE = { organisation: 'union', seat: 'union.ward' };

const codes = (world: World, name: string, actor: Seat, input: object) =>
  world.refused(actor, name, { ...here, ...input }).map(({ code }) => code);

function sent(world: World, amount: number, stock = 10_000) {
  const { lot, receiptCode } = receive(world, stock);
  const wanted = need(world, 'union', amount, 'isolation');
  const [order] = allocate(world, [{ need: wanted, lot: lot.id, amount }]).orders;
  return { lot: lot.id, donation: lot.donation, receiptCode, shipment: dispatch(world, order as string) };
}

const allHolds = (world: World) => {
  goodsAreConserved(world);
  indexesAreTheirDefinitions(world.state, world.incident);
  world.audit();
};

/** A mandate for the whole province. */
const grant = (world: World, holder: string, ...functions: string[]) =>
  world.done(SEATS.lead, 'mandate.grant', {
    ...{ ...here, mandate: `more-${holder}`, holder, functions, reach: 'area', area: '420000' },
    legalBasis: '通知',
  });

it('F1: two people of one hospital do not call damaged, afterwards, what they had signed for as in order', () => {
  const world = hubei();
  const { lot, shipment } = sent(world, 5_000);
  confirm(world, shipment);
  const slip = (damaged: number, more: object = {}) => ({
    ...{ shipment, reason: '受潮', lines: [{ lot, received: 5_000 - damaged, damaged }] },
    ...more,
  });
  expect(codes(world, 'delivery.correct', SEATS.union, slip(5_000))).toEqual([
    'photo-required',
    'damage-seen-first',
  ]);
  expect(codes(world, 'delivery.correct', SEATS.union, slip(300))).toEqual(['photo-required']);
  const { correction } = world.done(SEATS.union, 'delivery.correct', {
    ...{ ...here, ...slip(1_500), photo: SCAN },
  });
  // What is lost meanwhile counts with it.
  lose(world, lot, 600);
  expect(codes(world, 'delivery-correction.confirm', NURSE, { correction })).toEqual(['damage-seen-first']);
  allHolds(world);
});

it('F1: whoever was to have the goods is no third in what became of them, though it inspects goods there', () => {
  const world = hubei();
  const { lot, shipment } = sent(world, 5_000);
  confirm(world, shipment, { [lot]: 4_000 });
  grant(world, 'union', 'inspect-goods');
  grant(world, 'tianyou', 'inspect-goods');
  const settle = { shipment, lot, amount: 4_000, outcome: 'lost', reason: '遗失', photo: SCAN };
  expect(codes(world, 'shortage.settle', SEATS.union, settle)).toEqual(['mandate-missing']);
  world.done(SEATS.tianyou, 'shortage.settle', { ...here, ...settle });
  allHolds(world);
});

it('F1: what is lost and what is said never to have come are one sum, whichever is said first', () => {
  const world = hubei();
  const less = (lot: { id: string; donation: string }, amount: number) =>
    world.done(SEATS.receiving, 'correction.propose', {
      ...{ ...here, donation: lot.donation, lot: lot.id, to: { amount }, reason: '看错' },
    }).correction as string;
  const { lot } = receive(world, 10_000);
  lose(world, lot.id, 1_900);
  const much = { correction: less(lot, 9_900) };
  expect(codes(world, 'correction.confirm', SEATS.gate, much)).toEqual(['third-party-required']);
  world.done(SEATS.lead, 'correction.confirm', { ...here, ...much });
  const other = receive(world, 10_000).lot;
  world.done(SEATS.gate, 'correction.confirm', { ...here, correction: less(other, 8_100) });
  const { loss } = world.done(SEATS.gate, 'loss.report', {
    ...{ ...here, lot: other.id, amount: 100, reason: 'wet', photo: SCAN },
  });
  expect(codes(world, 'loss.confirm', SEATS.inspection, { loss })).toEqual(['third-party-required']);
  // What had come after all is not lost.
  world.done(SEATS.inspection, 'loss.refuse', { ...here, loss, reason: '还在架上' });
  world.done(SEATS.gate, 'correction.confirm', { ...here, correction: less(other, 10_000) });
  const again = world.done(SEATS.gate, 'loss.report', { ...here, lot: other.id, amount: 100, reason: 'wet' });
  world.done(SEATS.inspection, 'loss.confirm', { ...here, loss: again.loss });
  allHolds(world);
});

describe('F1: what came more than was sent, in ways round its limit', () => {
  const here = { incident: INCIDENT };
  const road = (world: World, amount = 10) => {
    const { lot } = receive(world, 10_000);
    const wanted = need(world, 'union', amount, 'isolation');
    const [order] = allocate(world, [{ need: wanted, lot: lot.id, amount }]).orders;
    return { lot: lot.id, shipment: dispatch(world, order as string) };
  };
  const more = (world: World, { lot, shipment }: { lot: string; shipment: string }, received: number) => {
    const { surplus } = world.done(SEATS.union, 'delivery.confirm', {
      ...{
        ...here,
        shipment,
        lines: [{ lot, received }],
        confirmed: [`more-than-shipped:lines.0.received=${received}`],
      },
    });
    return (surplus as string[])[0] as string;
  };
  const settle = (surplus: string) => ({ ...here, surplus, outcome: 'from-stock', reason: '多装' });
  const why = (world: World, actor: (typeof SEATS)['gate'], surplus: string) =>
    world.refused(actor, 'surplus.settle', settle(surplus)).map(({ code }) => code);

  it('is one sum for a shipment, however many slips it is written on', () => {
    const world = hubei();
    const sent = road(world);
    world.done(SEATS.receiving, 'surplus.settle', settle(more(world, sent, 110)));
    const second = more(world, sent, 100);
    expect(why(world, SEATS.receiving, second)).toEqual(['surplus-unapproved']);
    world.done(SEATS.lead, 'surplus.settle', settle(second));
    world.audit();
  });

  it('is never the receiver’s to settle, and never round a cap: what left by break-glass takes an approval for any more', () => {
    const world = hubei();
    const { lot } = receive(world, 10_000);
    const { shipment } = world.done(SEATS.gate, 'goods.break-glass', {
      ...{ ...here, lot: lot.id, amount: 500, facility: 'union', setting: 'isolation', carrier: '自提' },
      ...{ reason: 'life-at-risk', photo: SCAN },
    });
    const surplus = more(world, { lot: lot.id, shipment: shipment as string }, 501);
    expect(why(world, SEATS.receiving, surplus)).toEqual(['surplus-unapproved']);
    expect(why(world, { ...SEATS.union, seat: 'union.ward' } as never, surplus)).toEqual(['mandate-missing']);
    world.done(SEATS.lead, 'surplus.settle', settle(surplus));
    world.audit();
  });

  it('does not go to a facility that said stop', () => {
    const world = hubei();
    const surplus = more(world, road(world), 20);
    world.done(SEATS.union, 'facility.stop-receiving', { ...here, facility: 'union', reason: '已满' });
    expect(why(world, SEATS.receiving, surplus)).toEqual(['facility-stopped-receiving']);
    world.done(SEATS.union, 'facility.resume-receiving', { ...here, facility: 'union' });
    world.done(SEATS.receiving, 'surplus.settle', settle(surplus));
    world.audit();
  });
});

it('F1: what comes back of goods that were rejected meanwhile waits to be looked at again', () => {
  const here = { incident: INCIDENT };
  const world = hubei();
  const { lot } = receive(world, 1_000);
  const wanted = need(world, 'union', 400, 'isolation');
  const [order] = allocate(world, [{ need: wanted, lot: lot.id, amount: 400 }]).orders;
  const shipment = dispatch(world, order as string);
  world.done(SEATS.inspection, 'lot.hold', { ...here, lot: lot.id, reason: '存疑' });
  world.done(SEATS.inspection, 'lot.inspect', {
    ...{ ...here, lot: lot.id, outcome: 'rejected', item: lot.item, note: '受潮' },
  });
  const finding = world.incident.lots.get(lot.id)?.finding;
  if (finding)
    world.done(SEATS.secondInspection, 'lot.confirm-finding', {
      ...here,
      lot: lot.id,
      item: lot.item,
      outcome: 'rejected',
      note: '受潮',
    });
  expect(world.incident.lots.get(lot.id)?.status).toBe('rejected');
  world.done(SEATS.union, 'delivery.confirm', {
    ...{ ...here, shipment, lines: [{ lot: lot.id, received: 300, shortage: 'lost-in-transit' }] },
  });
  world.done(SEATS.inspection, 'shortage.settle', {
    ...{ ...here, shipment, lot: lot.id, amount: 100, outcome: 'returned-to-stock', reason: '找回' },
  });
  expect(world.incident.lots.get(lot.id)).toMatchObject({ status: 'quarantine', quarantined: 'held' });
  world.audit();
});
