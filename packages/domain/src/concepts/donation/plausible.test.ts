import type { Refusal } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { HALL, hubei, INCIDENT, paper, receive, SEATS, type World } from '../../../test/support/world.ts';

const MASK = 'mask-medical-protective';
/** A parcel like an earlier one would be asked back for that. */
let parcels = 0;
const gift = (amounts: readonly number[], confirmed: readonly string[] = []) => ({
  incident: INCIDENT,
  donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' },
  receiver: 'red-cross',
  place: HALL,
  mode: 'discretionary',
  lots: amounts.map((amount) => {
    parcels += 1;
    return { claimedItem: MASK, amount, batch: `B-${parcels}`, evidence: [paper('GB 19083')] };
  }),
  confirmed,
});
const asked = (world: World, amounts: readonly number[], confirmed?: readonly string[]) => {
  const outcome = world.act(SEATS.receiving, 'donation.receive', gift(amounts, confirmed));
  return outcome.ok ? [] : outcome.refusals;
};
const answers = (refusals: readonly Refusal[]) => refusals.flatMap(({ confirm }) => confirm ?? []);

describe('an amount that is possible and unlikely', () => {
  it('is asked back where it fills more lorries than come at once, taken when it is meant, and shown as confirmed', () => {
    const world = hubei();
    const [question, ...others] = asked(world, [36_000_000]);
    expect(others).toEqual([]);
    expect(question).toMatchObject({
      code: 'amount-implausible',
      field: 'lots.0.amount',
      parameters: { item: MASK, amount: 36_000_000, tonnes: 432, lorries: 15, usual: null },
    });
    const confirmed = answers([question as Refusal]);
    expect(confirmed).toEqual(['amount-implausible:lots.0.amount=36000000']);
    expect(asked(world, [360_000_000], confirmed)).toHaveLength(1);
    expect(asked(world, [36_000_000], confirmed)).toEqual([]);
    expect([...world.incident.donations.values()].map((each) => each.confirmed)).toEqual([confirmed]);
    world.audit();
  });

  it('is asked of the whole that comes at once, so that nobody makes 10¹² masks in small lots', () => {
    const world = hubei();
    expect(asked(world, [8_000_000])).toEqual([]);
    expect(answers(asked(world, [8_000_000, 8_000_000]))).toEqual([
      'amount-implausible:lots.0.amount=8000000',
      'amount-implausible:lots.1.amount=8000000',
    ]);
    expect(asked(world, [1_000_000_000_000])).toMatchObject([{ parameters: { lorries: 400_000 } }]);
  });

  it('is asked back where it is far from what others bring, once there are some', () => {
    const world = hubei();
    for (const amount of [100, 200, 300, 400]) receive(world, amount);
    expect(asked(world, [15_001])).toEqual([]);
    // The median of 100, 200, 300, 400 and 15,001.
    expect(asked(world, [15_000])).toEqual([]);
    expect(asked(world, [15_001])).toMatchObject([{ parameters: { lorries: 1, usual: 300 } }]);
    world.audit();
  });

  it('is asked of packs in the field where they are counted, and by the charter’s own terms', () => {
    const world = hubei({ askedBackAboveTonnes: 1 });
    const lots = [{ claimedItem: MASK, packs: { count: 900, holds: 100 }, evidence: [] }];
    expect(world.refused(SEATS.receiving, 'donation.receive', { ...gift([]), lots })).toMatchObject([
      { code: 'amount-implausible', field: 'lots.0.packs.count', parameters: { amount: 90_000 } },
    ]);
    const few = hubei({ askedBackAboveMedians: 2 });
    for (let count = 0; count < 5; count += 1) receive(few, 100);
    expect(asked(few, [200])).toEqual([]);
    expect(asked(few, [201])).toHaveLength(1);
  });

  it('is asked of a pledge as well', () => {
    const world = hubei();
    const pledge = { incident: INCIDENT, organisation: 'union', item: MASK, amount: 36_000_000 };
    const confirmed = answers(world.refused(SEATS.union, 'pledge.make', pledge));
    expect(confirmed).toEqual(['amount-implausible:amount=36000000']);
    world.done(SEATS.union, 'pledge.make', { ...pledge, confirmed });
    world.audit();
  });
});
