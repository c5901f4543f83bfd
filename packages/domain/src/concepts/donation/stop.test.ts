import { beforeEach, expect, it } from 'vitest';
import { HALL, hubei, INCIDENT, paper, SEATS, type World } from '../../../test/support/world.ts';

let world: World;
beforeEach(() => {
  world = hubei();
  world.done(SEATS.union, 'facility.stop-receiving', {
    ...{ incident: INCIDENT, facility: 'union', item: 'mask-medical-protective', reason: '库房已满' },
  });
});

const KEY = 'facility-said-stop:earmarkedFor=mask-medical-protective';
const give = (more: object = {}) =>
  world.act(SEATS.receiving, 'donation.receive', {
    ...{ incident: INCIDENT, receiver: 'red-cross', place: HALL, mode: 'directed', earmarkedFor: 'union' },
    donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' },
    lots: [{ claimedItem: 'mask-medical-protective', amount: 10, evidence: [paper('GB 19083-2010')] }],
    ...more,
  });

it('a gift directed to a facility that said stop is asked back, and taken in where the giver insists', () => {
  const outcome = give();
  expect(!outcome.ok && outcome.refusals).toMatchObject([
    {
      code: 'facility-said-stop',
      field: 'earmarkedFor',
      rule: 'F12',
      confirm: KEY,
      parameters: { facility: 'union' },
    },
  ]);
  expect(give({ confirmed: [KEY] }).ok).toBe(true);
  const fact = world.facts.at(-1);
  expect(fact?.type === 'donation.received' && fact.data.confirmed).toEqual([KEY]);
  world.audit();
});

it('a gift for another facility, or of another item, is not', () => {
  expect(give({ earmarkedFor: 'renai' }).ok).toBe(true);
  const gloves = { claimedItem: 'gloves-nitrile', amount: 10, evidence: [paper('GB 10213-2006')] };
  expect(give({ lots: [gloves] }).ok).toBe(true);
});
