import type { Fact, FactType } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { judged, readingAltered } from '../../../test/support/forger.ts';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const CARRIER = { organisation: 'carrier', seat: 'carrier.desk' };
const DEPOT = { organisation: 'depot', seat: 'depot.desk' };

/** A carrier that may pass its mandate on, and has. */
function passedOn(): World {
  const world = hubei();
  for (const organisation of ['carrier', 'depot'])
    world.done(SEATS.lead, 'organisation.register', {
      organisation,
      name: { zh: `机构 ${organisation}`, en: organisation },
      kind: 'enterprise',
      area: '420100',
    });
  world.done(SEATS.lead, 'mandate.grant', {
    mandate: 'mandate-carrier',
    holder: 'carrier',
    functions: ['transport', 'receive-donation'],
    reach: 'area',
    area: '420100',
    incident: INCIDENT,
    delegable: true,
    limits: { goods: 500 },
    legalBasis: '物流协议',
  });
  const further = { under: 'mandate-carrier', mandate: 'mandate-depot', holder: 'depot', legalBasis: '分包' };
  world.done(CARRIER, 'mandate.delegate', further);
  return world;
}

const DEPOT_GIVEN = (fact: Fact) => fact.type === 'mandate.granted' && fact.data.mandate === 'mandate-depot';
/** Two people pass a mandate on: what was asked for stands where the first asked. */
const DEPOT_ASKED = (fact: Fact) =>
  fact.type === 'countersignature.asked' && fact.data.command === 'mandate.delegate';
const gift = {
  incident: INCIDENT,
  donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' },
  receiver: 'red-cross',
  place: 'hall-a',
  mode: 'discretionary',
  lots: [{ claimedItem: 'mask-medical-protective', amount: 500, evidence: [] }],
};

describe('an auditor finds', () => {
  it.each([
    ['nothing in an honest log', DEPOT_GIVEN, {}, null],
    [
      'a delegation wider than what was held',
      DEPOT_ASKED,
      { input: { area: '420000' } },
      /mandate.delegate is refused there: mandate-wider-than-own .*area/,
    ],
    [
      'one without the limits, which the command hands on',
      DEPOT_GIVEN,
      { data: { limits: undefined } },
      /is not what countersignature.give gives: data\.limits/,
    ],
    [
      'one that comes back to its giver',
      DEPOT_ASKED,
      { input: { holder: 'lead' } },
      /mandate.delegate is refused there: /,
    ],
    [
      'one of what may not be passed on',
      DEPOT_ASKED,
      { input: { under: 'mandate-red-cross' } },
      /mandate.delegate is refused there: not-own-matter/,
    ],
    [
      'one that descends from nothing',
      DEPOT_ASKED,
      { input: { under: 'x' } },
      /mandate.delegate is refused there: not-found {"kind":"mandate","id":"x"}/,
    ],
    [
      'one of another’s mandate',
      DEPOT_ASKED,
      { actor: { organisation: 'red-cross', mandate: 'mandate-red-cross' } },
      /mandate.delegate is refused there: not-own-matter/,
    ],
  ] as const)('%s', (_what, isIt, change, fault) => {
    const type = isIt === DEPOT_ASKED ? 'countersignature.asked' : 'mandate.granted';
    const reading = readingAltered(passedOn(), type, change, isIt);
    if (fault) expect(reading).toThrow(fault);
    else expect(reading).not.toThrow();
  });

  it('a fact stated under a mandate that does not give its function', () => {
    const actor = { ...SEATS.receiving, mandate: 'mandate-red-cross' };
    const isDepot = (fact: Fact) =>
      fact.type === 'organisation.registered' && fact.data.organisation === 'depot';
    expect(readingAltered(passedOn(), 'organisation.registered', { actor }, isDepot)).toThrow(
      /organisation.register is refused there: mandate-missing {"function":"register"/,
    );
  });

  it('one that cites another mandate than it is under, or none', () => {
    const world = passedOn();
    world.done(DEPOT, 'donation.receive', gift);
    for (const mandate of ['mandate-carrier', 'mandate-dream', null])
      expect(readingAltered(world, 'donation.received', { actor: { mandate } })).toThrow(
        `actor.mandate: published ${JSON.stringify(mandate)}, computed "mandate-depot"`,
      );
  });

  it('an act while the mandate from which its own comes stands still', () => {
    const world = passedOn();
    world.done(SEATS.lead, 'mandate.suspend', { mandate: 'mandate-carrier', reason: '待查' });
    const claim: [FactType, object] = ['incident.closed', { incident: INCIDENT, reason: 'x' }];
    expect(judged(world, DEPOT, 'donation.receive', gift, claim)).toMatch(
      /donation.receive is refused there: mandate-stands-still/,
    );
    world.done(SEATS.lead, 'mandate.resume', { mandate: 'mandate-carrier', reason: '已查清' });
    expect(world.act(DEPOT, 'donation.receive', gift).ok).toBe(true);
    world.audit();
  });

  it('an act beyond the limit of its mandate', () => {
    const world = passedOn();
    const [lot] = gift.lots;
    const more = { ...gift, lots: [{ ...lot, amount: 501 }] };
    const claim: [FactType, object] = ['incident.closed', { incident: INCIDENT, reason: 'x' }];
    expect(judged(world, DEPOT, 'donation.receive', more, claim)).toMatch(
      /donation.receive is refused there: mandate-limit/,
    );
  });

  it('an acceptance by somebody else, and a credential checked by its holder', () => {
    const world = passedOn();
    const mandate = { mandate: 'mandate-carrier' };
    expect(
      judged(world, DEPOT, 'mandate.accept', mandate, ['mandate.accepted', mandate, 'register']),
    ).toMatch(/mandate.accept is refused there: not-own-matter/);
    world.done(CARRIER, 'credential.present', {
      ...{ organisation: 'carrier', credential: 'licence', kind: 'transport', issuer: '交通运输局' },
    });
    // It even has a mandate to check credentials; its own it may not.
    world.done(SEATS.lead, 'mandate.grant', {
      ...{ holder: 'carrier', functions: ['check-credentials'], reach: 'area', area: '420100' },
      ...{ incident: INCIDENT, legalBasis: '通知' },
    });
    world.done(SEATS.lead, 'mandate.grant', {
      ...{ holder: 'carrier', functions: ['check-credentials'], reach: 'area', area: '420100' },
      ...{ legalBasis: '通知' },
    });
    const checked = { credential: 'licence', outcome: 'confirmed', note: '已查' };
    expect(
      judged(world, CARRIER, 'credential.check', checked, ['credential.checked', checked, 'register']),
    ).toMatch(/credential.check is refused there: checker-is-holder/);
  });
});
