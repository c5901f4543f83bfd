import type { Lot } from '@tongzhou/domain';
import fc from 'fast-check';
import { endResponse } from './ending.ts';
import { allocate, dispatch, dutyRules, hubei, INCIDENT, need, receive, SEATS, World } from './world.ts';

/** One thing that bears on somebody's duties, after some hours in which nothing happened. */
export type DutyStep = {
  readonly kind: 'receive' | 'explain' | 'send' | 'reject' | 'report' | 'notice' | 'charter' | 'close';
  readonly pick: number;
  readonly hours: number;
};

export const dutySteps = (max: number) =>
  fc.array(
    fc.record({
      kind: fc.constantFrom<DutyStep['kind'][]>(
        ...(['receive', 'receive', 'receive', 'explain', 'send', 'reject', 'report', 'notice'] as const),
        ...(['receive', 'explain', 'send', 'reject', 'report', 'report', 'charter', 'close'] as const),
      ),
      pick: fc.nat(50),
      hours: fc.constantFrom(0, 0, 0, 0.5, 3, 3, 12, 24, 30),
    }),
    { maxLength: max, size: 'max' },
  ) as fc.Arbitrary<DutyStep[]>;

const TEXT = { zh: '通告', en: 'Notice' };

export function publish(world: World, kind: 'goods-report' | 'notice'): void {
  const words = kind === 'notice' ? { title: TEXT, body: TEXT } : {};
  const { release } = world.done(SEATS.lead, `release.draft-${kind}`, { incident: INCIDENT, ...words });
  world.done(SEATS.second, 'release.publish', { incident: INCIDENT, release });
}

/** A world in which these things have happened, in 2026 or in 2020. */
export function liveThrough(days: readonly DutyStep[], start = '2026-02-02T00:00:00.000Z'): World {
  const world = hubei({}, new World(start, dutyRules('CN')));
  for (const { kind, pick, hours } of days) {
    world.pass(hours);
    // Only a report is published when the response is over.
    if (world.incident.closedAt !== null && kind !== 'report') continue;
    const lots = [...world.incident.lots.values()];
    const lot = lots[pick % Math.max(lots.length, 1)];
    if (kind === 'receive') receive(world, 10, { expiresOn: '2036-01-01' });
    else if (kind === 'report') publish(world, 'goods-report');
    else if (kind === 'notice') publish(world, 'notice');
    else if (kind === 'close' && pick % 2 > 0) continue;
    else if (kind === 'close') endResponse(world);
    else if (kind === 'charter') adoptAnother(world, 6 + pick);
    else if (lot) about(world, kind, lot);
  }
  return world;
}

function about(world: World, kind: DutyStep['kind'], lot: Lot): void {
  if (kind === 'explain')
    world.done(SEATS.gate, 'lot.explain-idle', { incident: INCIDENT, lot: lot.id, explanation: '待检' });
  else if (kind === 'send' && lot.firstDispatchAt === null && lot.status === 'accepted') {
    const ward = need(world, 'union', 10);
    const { orders } = allocate(world, [{ need: ward, lot: lot.id, amount: lot.amount }]);
    dispatch(world, orders[0] as string);
  } else if (kind === 'reject' && lot.firstDispatchAt === null && lot.status === 'accepted') {
    world.done(SEATS.gate, 'lot.hold', { incident: INCIDENT, lot: lot.id, reason: '存疑' });
    const found = { outcome: 'rejected', item: lot.item, evidence: [], note: '不合格' };
    world.done(SEATS.inspection, 'lot.inspect', { incident: INCIDENT, lot: lot.id, ...found });
  }
}

function adoptAnother(world: World, hours: number): void {
  const [first] = world.incident.charters;
  if (!first) throw new Error('the world has no charter');
  const terms = { ...first.terms, idleLotHours: hours, publicationHours: hours };
  const agreed = { terms, agreement: '会议', participants: ['lead'] };
  world.done(SEATS.lead, 'charter.adopt', { incident: INCIDENT, ...agreed });
}
