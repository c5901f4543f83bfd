import { beforeEach, describe, expect, it } from 'vitest';
import { hubei, INCIDENT, receive, SEATS, type World } from '../../../test/support/world.ts';

let world: World;
let lot: string;
beforeEach(() => {
  world = hubei();
  lot = receive(world, 1_000, { packHolds: 20 }).lot.id;
});

describe('an amount that is said in boxes', () => {
  const count = (more: object) => ({ incident: INCIDENT, lot, ...more });

  it('is said in boxes of a kind that the lot came in', () => {
    expect(
      world.refused(SEATS.gate, 'count.record', count({ packs: { count: 50, holds: 21 } })),
    ).toMatchObject([{ code: 'pack-unknown', field: 'packs.holds', parameters: { holds: 21 } }]);
    const { difference } = world.done(SEATS.gate, 'count.record', count({ packs: { count: 49, holds: 20 } }));
    expect(difference).toBe(-20);
  });

  it('and in pieces as well is the same amount', () => {
    const packs = { count: 50, holds: 20 };
    expect(world.refused(SEATS.gate, 'count.record', count({ packs, counted: 999 }))).toMatchObject([
      { code: 'amount-not-whole-packs', field: 'counted', parameters: { pack: 20 } },
    ]);
    world.done(SEATS.gate, 'count.record', count({ packs, counted: 1_000 }));
  });
});

describe('another reason than those of the list', () => {
  it('is said in words, for a loss and for what became of a count', () => {
    const loss = { incident: INCIDENT, lot, amount: 5, reason: 'other' };
    const refused = [{ code: 'reason-required', field: 'note' }];
    expect(world.refused(SEATS.gate, 'loss.report', loss)).toMatchObject(refused);
    const { count } = world.done(SEATS.gate, 'count.record', { incident: INCIDENT, lot, counted: 990 });
    const settle = { incident: INCIDENT, count, reason: 'other' };
    expect(world.refused(SEATS.receiving, 'count.settle', settle)).toMatchObject(refused);
    world.done(SEATS.gate, 'loss.report', { ...loss, note: '库房渗水' });
    world.done(SEATS.receiving, 'count.settle', { ...settle, note: '同上' });
    world.audit();
  });
});
