import { dutyStatuses, giftByCode } from '@tongzhou/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  allocate,
  confirm,
  dispatch,
  HALL,
  hubei,
  INCIDENT,
  need,
  paper,
  receive,
  SEATS,
  type World,
} from '../../../test/support/world.ts';

const here = { incident: INCIDENT };
/** Ten to midnight of the 27th in Beijing; entered at eight in the morning of the 28th. */
const NIGHT = '2020-01-27T15:50:00.000Z';
let world: World;
beforeEach(() => {
  world = hubei();
  world.pass(48);
});

const gift = (happenedAt: string, more: object = {}) => ({
  ...here,
  donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' },
  ...{ receiver: 'red-cross', place: HALL, mode: 'discretionary', happenedAt },
  lots: [{ claimedItem: 'mask-medical-protective', amount: 100, evidence: [paper('GB 19083-2010')] }],
  ...more,
});
const why = (actor: (typeof SEATS)[keyof typeof SEATS], command: string, input: object) =>
  world
    .refused(actor, command, input)
    .map(({ code, parameters }) => [code, (parameters as { why: string }).why]);

describe('what happened on paper at ten to midnight, and is entered at eight', () => {
  it('counts as of when it happened, and says both moments', () => {
    const { receiptCode, lots } = world.done(
      SEATS.receiving,
      'donation.receive',
      gift('2020-01-27T23:50:00+08:00'),
    );
    const found = giftByCode(world.view, receiptCode as string);
    expect(found).toMatchObject({ receivedAt: NIGHT, enteredAt: world.now, happenedAt: NIGHT });
    const [{ lot }] = lots as [{ lot: string }];
    expect(world.incident.lots.get(lot)?.receivedAt).toBe(NIGHT);
    const duty = dutyStatuses(world.view, INCIDENT).find(({ subject }) => subject === lot);
    expect(duty?.since).toBe(NIGHT);
    world.audit();
  });

  it('is said only within what the charter allows, of the incident, and not of tomorrow', () => {
    const of = (moment: string) => why(SEATS.receiving, 'donation.receive', gift(moment));
    expect(of('2020-01-28T00:00:00.001Z')).toEqual([['date-impossible', 'future']]);
    expect(of('2020-01-25T23:00:00Z')).toEqual([['date-impossible', 'before-start']]);
    world.pass(72);
    expect(of('2020-01-27T00:00:00Z')).toEqual([['date-impossible', 'too-long-ago']]);
  });

  it('cannot have been inspected, lost or counted before it came', () => {
    const { lot } = receive(world, 100, { item: 'goggles', standard: null });
    const early = { ...here, lot: lot.id, happenedAt: NIGHT };
    const refused = [['date-impossible', 'before-receipt']];
    expect(
      why(SEATS.inspection, 'lot.inspect', { ...early, outcome: 'rejected', item: lot.item, note: '受潮' }),
    ).toEqual(refused);
    expect(why(SEATS.gate, 'loss.report', { ...early, amount: 1, reason: 'damaged' })).toEqual(refused);
    expect(why(SEATS.gate, 'count.record', { ...early, counted: 1 })).toEqual(refused);
    world.pass(4);
    const happenedAt = new Date(Date.parse(world.now) - 3_600_000).toISOString();
    const since = { ...here, lot: lot.id, happenedAt };
    world.done(SEATS.gate, 'loss.report', { ...since, amount: 1, reason: 'damaged' });
    world.done(SEATS.inspection, 'lot.inspect', {
      ...since,
      outcome: 'rejected',
      item: lot.item,
      note: '受潮',
    });
    expect(world.incident.lots.get(lot.id)?.inspection?.at).toBe(happenedAt);
    world.audit();
  });

  it('a count is of its moment, while nothing has moved since', () => {
    const { lot } = receive(world, 100);
    world.pass(2);
    const happenedAt = new Date(Date.parse(world.now) - 3_600_000).toISOString();
    const count = { ...here, lot: lot.id, counted: 99, happenedAt };
    const { count: id } = world.done(SEATS.gate, 'count.record', count);
    expect(world.incident.counts.get(id as string)?.at).toBe(happenedAt);
    const lines = [{ need: need(world, 'union', 50), lot: lot.id, amount: 50 }];
    const sent = dispatch(world, allocate(world, lines).orders[0] as string);
    expect(why(SEATS.gate, 'count.record', count)).toEqual([['date-impossible', 'moved-since']]);
    confirm(world, sent);
    world.pass(1);
    const use = { ...here, facility: 'union', item: lot.item, amount: 5, happenedAt };
    world.done(SEATS.union, 'use.report', use);
    world.audit();
  });
});
