import { type Fact, incidentView, timelineRow } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { endResponse, handOver } from '../../../test/support/ending.ts';
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
    world.done(SEATS.lead, 'incident.begin-closing', close(INCIDENT));
    expect(world.refused(SEATS.lead, 'incident.close', close(INCIDENT))).toMatchObject([
      { code: 'part-still-open', parameters: { incident: 'xiangyang-2020' } },
    ]);
    endResponse(world, 'xiangyang-2020');
    expect(
      world.refused(SEATS.lead, 'incident.declare', part({ incident: 'late', area: '420700' })),
    ).toMatchObject([{ code: 'incident-closing', field: 'within' }]);
    handOver(world);
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

  it('bears a name of its own, which is neither taken nor that of the register', () => {
    const world = hubei();
    const { within: _within, incident: _incident, ...terms } = part({ type: 'natural' });
    for (const incident of [INCIDENT, 'register'])
      expect(world.refused(SEATS.lead, 'incident.declare', { ...terms, incident })).toMatchObject([
        { code: 'already-exists', field: 'incident', parameters: { kind: 'incident', id: incident } },
      ]);
    const { incident } = world.done(SEATS.lead, 'incident.declare', terms);
    expect(incident).toMatch(/^incident-[0-9a-z]{16}$/);
    expect(world.state.incidents.get(incident as string)).toMatchObject({
      beganAt: world.now,
      closedAt: null,
    });
    expect(world.state.incidents.get(incident as string)).not.toHaveProperty('within');
  });

  it('began when it is said to have begun, and not in the time to come', () => {
    const world = hubei();
    const { within: _within, ...terms } = part({ type: 'natural' });
    const began = (beganAt: string) =>
      world.act(SEATS.lead, 'incident.declare', {
        ...terms,
        incident: 'began',
        beganAt,
      });
    expect(began('2020-01-27T00:00:00Z')).toMatchObject({ ok: false, refusals: [{ field: 'beganAt' }] });
    expect(began('2020-01-20T08:00:00+08:00')).toMatchObject({ ok: true });
    expect(world.state.incidents.get('began')?.beganAt).toBe('2020-01-20T00:00:00.000Z');
  });

  it('is assessed again where either the grade or the colour is another', () => {
    const world = hubei();
    const assess = (eventGrade: string | null, alertColour: string | null) =>
      world.act(SEATS.lead, 'incident.assess', { incident: INCIDENT, eventGrade, alertColour, reason: 'x' })
        .ok;
    expect(assess(null, null)).toBe(false);
    expect(assess('major', null)).toBe(true);
    expect(assess('major', 'orange')).toBe(true);
    expect(assess('major', 'orange')).toBe(false);
    expect(assess('larger', 'orange')).toBe(true);
    expect(world.incident).toMatchObject({ eventGrade: 'larger', alertColour: 'orange' });
  });

  it('outlives the parts of others: what is closed, or no part of it, keeps it open no longer', () => {
    const world = hubei();
    const { within: _within, ...alone } = part({ incident: 'alone', type: 'natural' });
    world.done(SEATS.lead, 'incident.declare', alone);
    world.done(SEATS.lead, 'incident.declare', part());
    endResponse(world, 'xiangyang-2020');
    endResponse(world);
    expect(world.state.incidents.get('alone')?.closedAt).toBeNull();
    expect(world.incident.closedAt).toBe(world.now);
  });
});
