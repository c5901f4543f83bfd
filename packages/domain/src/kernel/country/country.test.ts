import { AuditFault, localDay, Replay } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { AREAS, COUNTRY, DUTIES, dutyRules, ENGLAND, ITEMS, World } from '../../../test/support/world.ts';

const LEAD = { organisation: 'county', seat: 'county.first' };
const SECOND = { organisation: 'county', seat: 'county.second' };
/** Half past eleven in the evening of 30 June by Greenwich, and already July in London. */
const SUMMER_NIGHT = '2027-06-30T23:30:00.000Z';

const profile = (organisation: string, area: string) => ({
  ...{ organisation, name: { zh: `机构${organisation}`, en: organisation }, kind: 'government', area },
  ...{ externalKeys: [], facilityClass: null, socialCreditCode: null, address: null, source: null },
});

function english(now = SUMMER_NIGHT): World {
  const world = new World(now, dutyRules('GB'), ENGLAND);
  world.deed(LEAD, 'authority.establish', {
    ...profile('county', '920000'),
    legalBasis: 'Civil Contingencies Act 2004',
  });
  return world;
}

describe('the country of a record', () => {
  it('is said by its first fact, with its clock, currency and language; who establishes it cannot say another', () => {
    const world = english();
    expect(world.facts[0]?.data).toMatchObject({ country: ENGLAND.country });
    expect(world.state.country).toEqual(ENGLAND.country);
    const other = new World(SUMMER_NIGHT, dutyRules('GB'), ENGLAND);
    const input = { ...profile('county', '920000'), legalBasis: 'Civil Contingencies Act 2004' };
    expect(() => other.deed(LEAD, 'authority.establish', { ...input, country: COUNTRY })).toThrow(/refused/);
    world.audit();
  });

  it('decides what day it is: a mandate to the end of June is over in July of London', () => {
    const world = english();
    expect(localDay(world.now, world.state.country.clock)).toBe('2027-07-01');
    world.done(LEAD, 'organisation.register', profile('district', '920100'));
    const grant = (until: string) =>
      world.act(LEAD, 'mandate.grant', {
        ...{ holder: 'district', functions: ['open-task'], reach: 'own', area: '920100', until },
        legalBasis: 'Civil Contingencies Act 2004',
      });
    expect(grant('2027-06-30')).toMatchObject({ ok: false, refusals: [{ code: 'date-impossible' }] });
    expect(grant('2027-07-01').ok).toBe(true);
    expect([...world.state.mandates.values()].at(-1)?.until).toBe('2027-07-01T22:59:59.999Z');
    world.audit();
  });

  it('has its own areas', () => {
    const world = english();
    expect(world.refused(LEAD, 'organisation.register', profile('wuhan', '420100'))).toMatchObject([
      { code: 'area-unknown' },
    ]);
  });

  it('a number in a register is that of the country; a Chinese one keeps its check character', () => {
    const world = english();
    const register = (organisation: string, socialCreditCode: string) =>
      world.act(SECOND, 'organisation.register', { ...profile(organisation, '920100'), socialCreditCode }).ok;
    expect(register('relief', 'GB-CHC-0000001')).toBe(true);
    expect(register('again', 'GB-CHC-0000001')).toBe(false);
    expect(register('china', '91350100M000100Y43')).toBe(true);
    expect(register('wrong', '91350100M000100Y44')).toBe(false);
    expect(register('words', 'charity no. 1')).toBe(false);
    expect(register('disguised', 'CN-USC-91350100')).toBe(false);
    world.audit();
  });

  it('a log is judged by the law of its country: by that of another its first fact is not what it should be', () => {
    const { log } = english();
    const chinese = new Replay({ items: ITEMS, country: COUNTRY, areas: AREAS, duties: DUTIES });
    expect(() => chinese.take(log[0] as string)).toThrow(AuditFault);
    const first = JSON.parse(log[0] as string) as { data: { country: object } };
    const forged = JSON.stringify({
      ...first,
      data: { ...first.data, country: { ...ENGLAND.country, clock: '+00:00' } },
    });
    const judge = { items: ITEMS, ...ENGLAND, duties: dutyRules('GB') };
    expect(() => new Replay(judge).take(forged)).toThrow(AuditFault);
    expect(() => new Replay(judge).take(log[0] as string)).not.toThrow();
  });
});
