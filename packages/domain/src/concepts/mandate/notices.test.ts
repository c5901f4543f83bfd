import { type Fact, type Notice, noticesOf } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const CARRIER = { organisation: 'carrier', seat: 'carrier.desk' };
const RULE = {
  functions: ['receive-donation'],
  kinds: ['charity'],
  requires: ['registration'],
  days: 14,
  limits: null,
  perDay: 2,
  legalBasis: '指挥部通告',
};

/** What an act is worth telling: kind, urgency, whom. */
function tells(world: World, actor: { organisation: string; seat: string }, name: string, input: object) {
  const before = world.facts.length;
  world.done(actor, name, input);
  const notices = world.facts
    .slice(before)
    // That a second person has to look is told beside it.
    .filter(({ type }) => type !== 'countersignature.asked')
    .flatMap((fact: Fact): readonly Notice[] => noticesOf(world.state, fact));
  for (const { title, path } of notices) {
    expect(title.zh).toMatch(/\p{Script=Han}/u);
    expect(path).toMatch(/^\/work\/(mandates|standing)$/);
  }
  return notices.map(({ kind, urgency, organisations }) => [kind, urgency, ...organisations].join(' '));
}

function withCarrier(): World {
  const world = hubei();
  const name = { zh: '承运单位', en: 'Carrier' };
  world.done(SEATS.lead, 'organisation.register', {
    organisation: 'carrier',
    name,
    kind: 'enterprise',
    area: '420100',
  });
  return world;
}
const offer = (mandate: string, more: object = {}) => ({
  mandate,
  holder: 'carrier',
  functions: ['transport'],
  reach: 'area',
  area: '420100',
  incident: INCIDENT,
  legalBasis: '协议',
  ...more,
});

describe('of a mandate', () => {
  it('the holder hears what others do to it, the giver what the holder does', () => {
    const world = withCarrier();
    const lead = (name: string, input: object) => tells(world, SEATS.lead, name, input);
    const carrier = (name: string, input: object) => tells(world, CARRIER, name, input);
    expect(lead('mandate.grant', offer('m-1', { needsAcceptance: true }))).toEqual([
      'mandate.offered normal carrier',
    ]);
    expect(carrier('mandate.decline', { mandate: 'm-1', reason: '无车' })).toEqual([
      'mandate.declined urgent lead',
    ]);
    expect(lead('mandate.offer', offer('m-2', { answerWithinHours: 6 }))).toEqual([
      'mandate.offered urgent carrier',
    ]);
    expect(carrier('mandate.accept', { mandate: 'm-2' })).toEqual(['mandate.accepted normal lead']);
    const why = { mandate: 'm-2', reason: '检修' };
    expect(lead('mandate.suspend', why)).toEqual([
      'mandate.suspended urgent carrier',
      // A colleague stands by it in time, or it goes on.
      'mandate.suspended urgent lead',
    ]);
    expect(lead('mandate.resume', why)).toEqual(['mandate.resumed normal carrier']);
    expect(carrier('mandate.decline', why)).toEqual(['mandate.laid-down urgent lead']);
    expect(lead('mandate.grant', offer('m-3'))).toEqual(['mandate.granted normal carrier']);
  });
});

describe('of a newcomer and its papers', () => {
  it('whoever decides hears of the application, the applicant of the answers', () => {
    const world = hubei();
    world.done(SEATS.lead, 'admission-rule.adopt', { incident: INCIDENT, terms: RULE });
    const actor = { organisation: 'org-new', seat: 'seat-new' };
    const applied = tells(world, actor, 'organisation.apply', {
      incident: INCIDENT,
      profile: { name: { zh: '某车队', en: 'A motorcade' }, kind: 'charity', area: '420100' },
      functions: ['receive-donation'],
      area: '420100',
      note: '冷链车 6 辆',
      credentials: [{ kind: 'registration', reference: 'HB-1', issuer: '民政局' }],
    });
    expect(applied).toContain('application.to-decide normal lead');
    const [credential] = world.state.credentialsOf.get('org-new') ?? [];
    const [application] = world.state.applicationsOf.get('org-new') ?? [];
    const check = (outcome: string) =>
      tells(world, SEATS.lead, 'credential.check', { credential, outcome, note: '已查' });
    expect(check('refused')).toEqual(['credential.refused urgent org-new']);
    expect(check('confirmed')).toEqual(['credential.confirmed normal org-new']);
    expect(tells(world, SEATS.lead, 'application.decline', { application, note: '不符' })).toContain(
      'application.decided normal org-new',
    );
    expect(tells(world, SEATS.lead, 'credential.revoke', { credential, reason: '注销' })).toEqual([
      'credential.revoked urgent org-new',
    ]);
  });
});
