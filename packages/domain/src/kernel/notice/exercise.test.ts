import { afterHours, mattersOfTime, noticesOf, noticesOfTime } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const DRILL = 'drill';

/** A drill beside a real response, on one system. */
function withDrill(): World {
  const world = hubei();
  world.done(SEATS.lead, 'incident.declare', {
    incident: DRILL,
    name: { zh: '防汛演练', en: 'Flood drill' },
    type: 'natural',
    area: '420000',
    exercise: true,
    eventGrade: 'major',
    legalBasis: '年度演练计划',
  });
  return world;
}
const marks = (world: World, from: number) =>
  world.facts
    .slice(from)
    .flatMap((fact) => noticesOf(world.state, fact))
    .map(({ kind, exercise }) => `${kind} ${exercise ? 'exercise' : 'real'}`);

describe('what is told of an exercise', () => {
  it.each([
    [DRILL, 'exercise'],
    [INCIDENT, 'real'],
  ])('of %s is marked %s, also where the register holds the fact', (incident, mark) => {
    const world = withDrill();
    const from = world.facts.length;
    world.done(SEATS.lead, 'incident.change-level', { incident, responseLevel: 'I', reason: 'test' });
    world.done(SEATS.lead, 'mandate.grant', {
      mandate: 'mandate-drill',
      holder: 'union',
      functions: ['state-need'],
      reach: 'own',
      area: '420102',
      incident,
      needsAcceptance: true,
      legalBasis: '通知',
    });
    world.done(SEATS.union, 'mandate.accept', { mandate: 'mandate-drill' });
    const told = marks(world, from);
    const kinds = new Set(told.map((each) => each.split(' ')[0]));
    expect(kinds).toEqual(
      new Set(['incident.level-changed', 'countersignature.asked', 'mandate.offered', 'mandate.accepted']),
    );
    expect(told.every((each) => each.endsWith(mark))).toBe(true);
  });

  it('by the clock alone is marked too', () => {
    const world = withDrill();
    const matters = mattersOfTime(world.state, world.duties, afterHours(world.now, 24 * 400), () => false);
    const told = noticesOfTime(matters);
    expect(told.map(({ incident }) => incident)).toContain(DRILL);
    for (const { incident, notice } of told)
      expect([incident, notice.exercise]).toEqual([incident, incident === DRILL]);
  });
});
