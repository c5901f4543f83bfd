import { canonicalJson, type Fact, parseFact, Replay } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, ITEMS, SEATS, type World } from '../../../test/support/world.ts';

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

/** The log of a world, changed by somebody who can sign it. */
function audited(world: World, change: (fact: Fact) => Fact): () => void {
  const facts = world.log.map((text) => change(parseFact(JSON.parse(text))));
  return () => {
    const replay = world.replay();
    for (const fact of facts) replay.take(canonicalJson(fact));
  };
}
const changed =
  (mandate: string, data: object, actor: object = {}) =>
  (fact: Fact): Fact =>
    fact.type === 'mandate.granted' && fact.data.mandate === mandate
      ? ({ ...fact, actor: { ...fact.actor, ...actor }, data: { ...fact.data, ...data } } as Fact)
      : fact;

describe('an auditor finds', () => {
  it('nothing in an honest log', () => {
    expect(audited(passedOn(), (fact) => fact)).not.toThrow();
  });

  it.each([
    [
      'a delegation wider than what was held',
      changed('mandate-depot', { area: '420000' }),
      /wider .* in area/,
    ],
    ['one without the limits', changed('mandate-depot', { limits: undefined }), /wider .* in limits/],
    [
      'one that comes back to its giver',
      changed('mandate-depot', { holder: 'lead' }),
      /gives a mandate back/,
    ],
    ['one of what may not be passed on', changed('mandate-carrier', { delegable: false }), /not delegable/],
    [
      'one that descends from nothing',
      changed('mandate-depot', { grantedUnder: 'x' }),
      /descends from no mandate/,
    ],
    [
      'one of another’s mandate',
      changed('mandate-depot', {}, { organisation: 'red-cross', mandate: 'mandate-red-cross' }),
      /what red-cross does not hold/,
    ],
    [
      'a fact stated under a mandate that does not give its function',
      (fact: Fact) =>
        fact.type === 'organisation.registered' && fact.data.organisation === 'depot'
          ? ({
              ...fact,
              actor: { ...fact.actor, organisation: 'red-cross', mandate: 'mandate-red-cross' },
            } as Fact)
          : fact,
      /acts under mandate-red-cross, which does not give register/,
    ],
  ])('%s', (_what, change, fault) => {
    const strip = (fact: Fact): Fact => JSON.parse(JSON.stringify(change(fact))) as Fact;
    expect(audited(passedOn(), strip)).toThrow(fault);
  });

  it('an act under a mandate whose giver had lost its own', () => {
    const world = passedOn();
    world.done(SEATS.lead, 'mandate.suspend', { mandate: 'mandate-carrier', reason: '待查' });
    world.done(SEATS.lead, 'mandate.resume', { mandate: 'mandate-carrier', reason: '已查清' });
    world.done(DEPOT, 'donation.receive', {
      incident: INCIDENT,
      donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' },
      receiver: 'red-cross',
      place: 'hall-a',
      mode: 'discretionary',
      lots: [{ claimedItem: 'mask-medical-protective', amount: 500, evidence: [] }],
    });
    expect(audited(world, (fact) => fact)).not.toThrow();
    // The same log without the moment at which the mandate was given back.
    const list = world.log.map((text) => parseFact(JSON.parse(text)));
    const replay = world.replay();
    expect(() => {
      for (const fact of list.filter((each) => each.type !== 'mandate.resumed'))
        replay.take(canonicalJson(fact));
    }).toThrow(/mandate-depot, which was not in force because of mandate-carrier \(suspended\)/);
  });

  it('an act beyond the limit of its mandate, and one that cites no mandate at all', () => {
    const world = passedOn();
    world.done(DEPOT, 'donation.receive', {
      incident: INCIDENT,
      donor: { kind: 'organisation', donor: 'donor-1', name: '某企业' },
      receiver: 'red-cross',
      place: 'hall-a',
      mode: 'discretionary',
      lots: [{ claimedItem: 'mask-medical-protective', amount: 500, evidence: [] }],
    });
    const lower = (fact: Fact): Fact =>
      fact.type === 'mandate.granted' && fact.data.limits
        ? { ...fact, data: { ...fact.data, limits: { ...fact.data.limits, goods: 499 } } }
        : fact;
    expect(audited(world, lower)).toThrow(/moves 500 of goods, where mandate-depot allows 499/);
    const nobody = (fact: Fact): Fact =>
      fact.type === 'donation.received' ? { ...fact, actor: { ...fact.actor, mandate: null } } : fact;
    expect(audited(world, nobody)).toThrow(/cites no mandate/);
  });

  it('an acceptance by somebody else, and a credential checked by its holder', () => {
    const world = passedOn();
    world.done(CARRIER, 'mandate.accept', { mandate: 'mandate-carrier' });
    const other = (fact: Fact): Fact =>
      fact.type === 'mandate.accepted' ? { ...fact, actor: { ...fact.actor, organisation: 'depot' } } : fact;
    expect(audited(world, other)).toThrow(/cites no mandate/);

    const paper = { organisation: 'carrier', credential: 'licence', kind: 'transport', issuer: '交通运输局' };
    world.done(CARRIER, 'credential.present', paper);
    world.done(SEATS.lead, 'credential.check', { credential: 'licence', outcome: 'confirmed', note: '已查' });
    // It even has a mandate to check credentials; its own it may not.
    const own = (fact: Fact): Fact => {
      if (fact.type === 'credential.checked')
        return { ...fact, actor: { ...CARRIER, mandate: 'mandate-carrier' } };
      return fact.type === 'mandate.granted' && fact.data.mandate === 'mandate-carrier'
        ? { ...fact, data: { ...fact.data, functions: [...fact.data.functions, 'check-credentials'] } }
        : fact;
    };
    expect(audited(world, own)).toThrow(/a credential of its own/);
  });
});
