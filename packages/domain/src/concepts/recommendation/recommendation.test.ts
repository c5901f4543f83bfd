import { describe, expect, it } from 'vitest';
import { endResponse } from '../../../test/support/ending.ts';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const recommend = (world: World, more: object = {}, seat: (typeof SEATS)[keyof typeof SEATS] = SEATS.union) =>
  world.act(seat, 'recommendation.make', {
    ...{ incident: INCIDENT, plan: null, about: 'other', explanation: '应事先指定', ...more },
  });

describe('a recommendation', () => {
  it('is made by whoever has a mandate of this incident, or of all, that is in force; also when the response is over', () => {
    const world = hubei();
    world.done(SEATS.lead, 'incident.declare', {
      ...{ incident: 'part', name: { zh: '武汉', en: 'Wuhan' }, type: 'public-health', area: '420100' },
      ...{ within: INCIDENT, legalBasis: '通知' },
    });
    expect(recommend(world).ok).toBe(true);
    expect(world.facts.at(-1)?.actor.mandate).toBe('mandate-union');
    // Its mandate is of the whole, and of no other incident.
    expect(recommend(world, { incident: 'part' })).toMatchObject({ refusals: [{ code: 'mandate-missing' }] });
    expect(recommend(world, { incident: 'part' }, SEATS.lead).ok).toBe(true);
    world.done(SEATS.lead, 'mandate.suspend', { mandate: 'mandate-union', reason: 'x' });
    expect(recommend(world)).toMatchObject({ ok: false });
    for (const incident of ['part', INCIDENT]) endResponse(world, incident);
    expect(recommend(world, {}, SEATS.renai).ok).toBe(true);
    expect(recommend(world, { incident: 'nowhere' })).toMatchObject({ refusals: [{ code: 'not-found' }] });
    expect(recommend(world, { plan: 'no-plan' }, SEATS.renai)).toMatchObject({
      refusals: [{ code: 'not-found', field: 'plan', parameters: { kind: 'plan', id: 'no-plan' } }],
    });
    world.audit();
  });
});
