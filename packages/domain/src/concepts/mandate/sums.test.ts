import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, paper, SEATS, type World } from '../../../test/support/world.ts';

const DEPOT = { organisation: 'depot', seat: 'depot.gate' };
const HELPER = { organisation: 'helper', seat: 'helper.gate' };
const gift = (world: World, amount: number) => ({
  ...{ incident: INCIDENT, receiver: 'depot', place: 'store', mode: 'discretionary', earmarkedFor: null },
  donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' },
  lots: [
    {
      ...{
        claimedItem: 'mask-medical-protective',
        amount,
        expiresOn: null,
        bin: null,
        batch: `B-${world.log.length}`,
      },
      evidence: [paper('GB 19083-2010')],
    },
  ],
});

/** A small depot that may take in 100 at a time, 150 a day and 200 in all. */
function limited(limits: object): World {
  const world = hubei();
  for (const organisation of ['depot', 'helper'])
    world.done(SEATS.lead, 'organisation.register', {
      ...{
        organisation,
        name: { zh: `机构 ${organisation}`, en: organisation },
        kind: 'enterprise',
        area: '420100',
      },
    });
  world.done(SEATS.lead, 'place.register', {
    ...{ place: 'store', owner: 'depot', name: { zh: '库', en: 'Store' }, area: '420105' },
  });
  world.done(SEATS.lead, 'mandate.grant', {
    ...{
      mandate: 'mandate-depot',
      holder: 'depot',
      functions: ['receive-donation'],
      reach: 'own',
      delegable: true,
    },
    ...{ area: '420000', incident: INCIDENT, legalBasis: '协议', limits },
  });
  return world;
}

describe('limits that bind sums', () => {
  const limits = { goods: 100, aDay: { goods: 150, money: null }, inAll: { goods: 200, money: null } };

  it('hold for a day and in all, not for one act only; at midnight of the place the day is new', () => {
    const world = limited(limits);
    const take = (amount: number) => world.act(DEPOT, 'donation.receive', gift(world, amount));
    expect(take(101)).toMatchObject({
      refusals: [{ code: 'mandate-limit', parameters: { limit: 100, asked: 101 } }],
    });
    expect(take(100).ok).toBe(true);
    expect(take(51)).toMatchObject({
      refusals: [{ code: 'mandate-limit', parameters: { limit: 150, asked: 151, over: 'aDay' } }],
    });
    expect(take(50).ok).toBe(true);
    // 2020-01-26T16:00Z is midnight in China.
    world.now = '2020-01-26T15:59:00.000Z';
    expect(take(1).ok).toBe(false);
    world.now = '2020-01-26T16:00:00.000Z';
    expect(take(50).ok).toBe(true);
    expect(take(1)).toMatchObject({
      refusals: [{ code: 'mandate-limit', parameters: { limit: 200, asked: 201, over: 'inAll' } }],
    });
    world.audit();
  });

  it('bind what was passed on as well: many small mandates are no way round', () => {
    const world = limited(limits);
    for (const mandate of ['one', 'two', 'three'])
      world.done(DEPOT, 'mandate.delegate', {
        ...{ under: 'mandate-depot', mandate, holder: 'helper', legalBasis: '分包协议' },
      });
    const take = (amount: number) => world.act(HELPER, 'donation.receive', gift(world, amount));
    expect(take(100).ok).toBe(true);
    expect(take(100)).toMatchObject({ refusals: [{ parameters: { over: 'aDay', asked: 200 } }] });
    expect(take(50).ok).toBe(true);
    expect(world.act(DEPOT, 'donation.receive', gift(world, 1)).ok).toBe(false);
    world.audit();
  });

  it('are never wider than the giver’s', () => {
    const world = limited(limits);
    const wider = { ...limits, level: null, aDay: { goods: 151, money: null } };
    const given = {
      under: 'mandate-depot',
      mandate: 'wide',
      holder: 'helper',
      legalBasis: '分包协议',
      limits: wider,
    };
    expect(world.refused(DEPOT, 'mandate.delegate', given)).toMatchObject([
      { code: 'mandate-wider-than-own', parameters: { breadth: 'limits' } },
    ]);
  });
});
