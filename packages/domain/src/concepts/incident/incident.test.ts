import { type Fact, incidentView, timelineRow } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { AREAS, hubei, INCIDENT, ITEMS, SEATS, type World } from '../../../test/support/world.ts';

const view = (world: World) => ({
  state: world.state,
  items: ITEMS,
  areas: AREAS,
  duties: world.duties,
  now: world.now,
});
const part = (over: object = {}) => ({
  incident: 'xiangyang-2020',
  name: { zh: '襄阳', en: 'Xiangyang' },
  type: 'public-health',
  area: '420600',
  within: INCIDENT,
  legalBasis: '突发事件应对法',
  ...over,
});

describe('an incident', () => {
  it('has parts in jurisdictions of their own, each with its own level, and closes after them', () => {
    const world = hubei();
    world.done(SEATS.lead, 'incident.declare', part({ responseLevel: 'II' }));
    expect(incidentView(view(world), INCIDENT).parts).toMatchObject([
      { id: 'xiangyang-2020', responseLevel: 'II', area: { code: '420600' } },
    ]);
    expect(incidentView(view(world), 'xiangyang-2020').within).toBe(INCIDENT);
    const close = (incident: string) => ({ incident, reason: '疫情结束' });
    expect(world.refused(SEATS.lead, 'incident.close', close(INCIDENT))).toMatchObject([
      { code: 'part-still-open', parameters: { incident: 'xiangyang-2020' } },
    ]);
    world.done(SEATS.lead, 'incident.close', close('xiangyang-2020'));
    world.done(SEATS.lead, 'incident.close', close(INCIDENT));
    expect(
      world.refused(SEATS.lead, 'incident.declare', part({ incident: 'late', area: '420700' })),
    ).toMatchObject([{ code: 'incident-closed', field: 'within' }]);
    world.audit();
  });

  it.each([
    ['area-outside', { area: '420000' }],
    ['exercise-mixed', { exercise: true }],
    ['not-found', { within: 'nothing' }],
    ['area-unknown', { area: '990000' }],
  ])('refuses a part with %s', (code, over) => {
    expect(hubei().refused(SEATS.lead, 'incident.declare', part(over))).toMatchObject([{ code }]);
  });

  it('keeps grade, colour and level apart, each changed with a reason, and none into what it is', () => {
    const world = hubei();
    const assess = { incident: INCIDENT, eventGrade: 'major', alertColour: 'orange', reason: '专家组评估' };
    world.done(SEATS.lead, 'incident.assess', assess);
    world.done(SEATS.lead, 'incident.change-level', {
      incident: INCIDENT,
      responseLevel: 'I',
      reason: '启动',
    });
    expect(incidentView(view(world), INCIDENT)).toMatchObject({
      eventGrade: 'major',
      alertColour: 'orange',
      responseLevel: 'I',
    });
    expect(world.refused(SEATS.lead, 'incident.assess', assess)).toMatchObject([{ code: 'unchanged' }]);
    expect(
      world.refused(SEATS.lead, 'incident.change-level', {
        incident: INCIDENT,
        responseLevel: 'I',
        reason: '再次',
      }),
    ).toMatchObject([{ code: 'unchanged' }]);
    expect(world.refused(SEATS.union, 'incident.assess', { ...assess, eventGrade: null })).toMatchObject([
      { code: 'mandate-missing' },
    ]);
    const told = world.facts.map((fact: Fact) => timelineRow(view(world), fact));
    expect(told.at(-1)).toMatchObject({ type: 'incident.level-changed', words: '启动' });
    expect(told.every(({ organisation }) => organisation.name.zh.length > 0)).toBe(true);
    world.audit();
  });
});
