import { describe, expect, it } from 'vitest';
import {
  allocate,
  dispatch,
  HALL,
  hubei,
  INCIDENT,
  need,
  paper,
  receive,
  SEATS,
  type World,
} from '../../test/support/world.ts';
import type { Fact } from '../kernel/fact/fact.ts';
import { noticesOf } from './notices.ts';

const here = { incident: INCIDENT };
const told = (world: World) =>
  noticesOf(world.state, world.facts.at(-1) as Fact).map(({ kind, organisations }) => [
    kind,
    [...organisations].sort(),
  ]);
const give = (world: World, donor: string, name: string, more: object = {}) =>
  world.done(SEATS.receiving, 'donation.receive', {
    ...{ ...here, donor: { kind: 'organisation', donor, name }, receiver: 'red-cross', place: HALL },
    ...{ mode: 'discretionary', ...more },
    lots: [{ claimedItem: 'mask-medical-protective', amount: 100, evidence: [paper('GB 19083-2010')] }],
  }) as { donation: string };

describe('who hears of what is put right', () => {
  it('of a gift: colleagues while it waits; then whom it was meant for, who shall have it, and a donor in the register', () => {
    const world = hubei();
    const { donation } = give(world, 'tianyou', '武汉天佑医院', { mode: 'directed', earmarkedFor: 'union' });
    const to = { earmarkedFor: 'renai' };
    const { correction } = world.done(SEATS.receiving, 'correction.propose', {
      ...{ ...here, donation, lot: null, to, reason: '写错医院' },
    });
    expect(told(world)).toEqual([['correction.to-confirm', ['red-cross', 'tianyou']]]);
    world.done(SEATS.gate, 'correction.confirm', { ...here, correction });
    expect(told(world)).toEqual([['correction.made', ['red-cross', 'renai', 'tianyou', 'union']]]);
  });

  it('of a donor: whoever entered it', () => {
    const world = hubei();
    give(world, 'donor-1', '某企');
    give(world, 'donor-2', '某企业集团');
    world.done(SEATS.receiving, 'donor.rename', {
      ...here,
      donor: 'donor-1',
      name: '某企业',
      reason: '漏字',
    });
    expect(told(world)).toEqual([['donor.changed', ['red-cross']]]);
    const { merge } = world.done(SEATS.receiving, 'donor.merge', {
      ...{ ...here, donor: 'donor-1', into: 'donor-2', reason: '同一家' },
    });
    expect(told(world)).toEqual([['donor-merge.to-confirm', ['red-cross']]]);
    world.done(SEATS.gate, 'donor-merge.confirm', { ...here, merge });
    expect(told(world)).toEqual([['donor.changed', ['red-cross']]]);
    world.done(SEATS.receiving, 'donor.separate', { ...here, merge, reason: '两家' });
    expect(told(world)).toEqual([['donor.changed', ['red-cross']]]);
  });

  it('of a delivery: the second person at the facility, again when it waits too long, then whoever sent the goods', () => {
    const world = hubei();
    const { lot } = receive(world, 100);
    const wanted = need(world, 'union', 100);
    const shipment = dispatch(
      world,
      allocate(world, [{ need: wanted, lot: lot.id, amount: 100 }]).orders[0] as string,
    );
    const line = (received: number, shortage: string | null = null) => ({ lot: lot.id, received, shortage });
    world.done(SEATS.union, 'delivery.confirm', { ...here, shipment, lines: [line(10, 'lost-in-transit')] });
    const { correction } = world.done(SEATS.union, 'delivery.correct', {
      ...{ ...here, shipment, lines: [line(100)], reason: '少写一个零' },
    });
    expect(told(world)).toEqual([['delivery-correction.to-confirm', ['union']]]);
    world.done({ ...SEATS.union, seat: 'union.ward' }, 'delivery-correction.confirm', {
      ...here,
      correction,
    });
    expect(told(world)).toEqual([['delivery.corrected', ['red-cross', 'union']]]);
  });

  it('of a name in the register: whoever bears it, before it is another', () => {
    const world = hubei();
    const { rename } = world.done(SEATS.lead, 'organisation.rename', {
      ...{ organisation: 'renai', name: { zh: '仁爱医院本部', en: 'Ren’ai' }, reason: '名称有误' },
    });
    expect(told(world)).toEqual([['organisation-rename.proposed', ['lead', 'renai']]]);
    world.done(SEATS.second, 'organisation-rename.confirm', { rename });
    expect(told(world)).toEqual([['organisation.renamed', ['renai']]]);
  });
});
