import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS } from '../../../test/support/world.ts';
import { isInForce } from './force.ts';

const asked = { mandate: 'mandate-union', reason: '待查' };
const standing = (world: ReturnType<typeof hubei>) => {
  const mandate = world.state.mandates.get('mandate-union');
  return mandate && isInForce(world.state, mandate, world.now);
};

describe('one person of those who coordinate', () => {
  it('revokes no mandate: a second one signs, as for giving it', () => {
    const world = hubei();
    const outcome = world.alone(SEATS.lead, 'mandate.revoke', asked);
    expect(outcome).toMatchObject({ ok: true, value: { facts: [{ type: 'countersignature.asked' }] } });
    expect(standing(world)).toBe(true);
    const sign = outcome.ok ? outcome.value.result : {};
    expect(world.alone(SEATS.lead, 'countersignature.give', sign)).toMatchObject({
      refusals: [{ code: 'four-eyes' }],
    });
    world.done(SEATS.second, 'countersignature.give', sign);
    expect(standing(world)).toBe(false);
    world.audit();
  });

  it('suspends one at once, for as many hours as the charter of its incident gives a second to stand by it', () => {
    const world = hubei({ secondPersonHours: 12 });
    const mine = { ...asked, mandate: 'mandate-here' };
    world.done(SEATS.lead, 'mandate.grant', {
      ...{ mandate: mine.mandate, holder: 'renai', functions: ['transport'], reach: 'area' },
      ...{ area: '420100', incident: INCIDENT, legalBasis: '通知' },
    });
    world.done(SEATS.lead, 'mandate.suspend', mine);
    expect(world.state.mandates.get(mine.mandate)?.suspended?.until).toBe('2020-01-26T12:00:00.000Z');
    world.done(SEATS.lead, 'mandate.suspend', asked);
    const ofAll = world.state.mandates.get(asked.mandate);
    const hours = ofAll?.incident === null ? '2020-01-27T00' : '2020-01-26T12';
    expect(ofAll?.suspended?.until).toBe(`${hours}:00:00.000Z`);
    world.audit();
  });

  it('has it go on where nobody stood by it, and does not suspend it again alone', () => {
    const world = hubei();
    world.done(SEATS.lead, 'mandate.suspend', asked);
    expect(standing(world)).toBe(false);
    expect(world.refused(SEATS.lead, 'mandate.suspend', asked)).toMatchObject([{ code: 'four-eyes' }]);
    world.pass(23);
    expect(standing(world)).toBe(false);
    world.pass(1);
    expect(standing(world)).toBe(true);
    expect(world.refused(SEATS.lead, 'mandate.resume', asked)).toMatchObject([
      { code: 'mandate-not-suspended' },
    ]);
    world.pass(1);
    expect(world.refused(SEATS.lead, 'mandate.suspend', asked)).toMatchObject([
      { code: 'lapsed-of-your-own' },
    ]);
    world.done(SEATS.second, 'mandate.suspend', asked);
    world.done(SEATS.lead, 'mandate.suspend', asked);
    world.pass(1_000);
    expect(standing(world)).toBe(false);
    expect(world.refused(SEATS.second, 'mandate.suspend', asked)).toMatchObject([
      { code: 'mandate-not-active' },
    ]);
    world.audit();
  });

  it('does not begin the hours anew by letting it go on and suspending it again', () => {
    const world = hubei();
    world.done(SEATS.lead, 'mandate.suspend', asked);
    world.pass(20);
    world.done(SEATS.lead, 'mandate.resume', asked);
    expect(world.refused(SEATS.lead, 'mandate.suspend', asked)).toMatchObject([
      { code: 'lapsed-of-your-own' },
    ]);
    world.pass(24);
    world.done(SEATS.lead, 'mandate.suspend', asked);
    world.audit();
  });
});
