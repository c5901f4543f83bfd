import { beforeEach, describe, expect, it } from 'vitest';
import { endResponse } from '../../../test/support/ending.ts';
import { hubei, INCIDENT, need, SEATS, type World } from '../../../test/support/world.ts';

const TWIN = 'hubei-2020-again';
const declaration = (more: object = {}) => ({
  ...{
    incident: TWIN,
    name: { zh: '湖北疫情', en: 'Outbreak in Hubei' },
    type: 'public-health',
    area: '420000',
  },
  ...{ legalBasis: '突发事件应对法', ...more },
});
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code);
let world: World;
beforeEach(() => {
  world = hubei();
});
/** As meant, where it is asked back. */
const declare = (more: object = {}) => {
  const input = declaration(more);
  const made = world.act(SEATS.lead, 'incident.declare', input);
  if (made.ok) return made.value;
  const confirmed = made.refusals.flatMap(({ confirm }) => confirm ?? []);
  const again = world.act(SEATS.lead, 'incident.declare', { ...input, confirmed });
  if (!again.ok) throw new Error(JSON.stringify(again.refusals));
  return again.value;
};

describe('a second declaration of what goes on already', () => {
  it.each([
    ['in the same area', {}],
    ['inside of it', { area: '420100' }],
  ])('is asked back %s, naming both, and stands as it was meant', (_where, more) => {
    const refusals = world.refused(SEATS.lead, 'incident.declare', declaration(more));
    expect(refusals).toMatchObject([
      {
        code: 'incident-twin',
        field: 'area',
        confirm: `incident-twin:area=${INCIDENT}`,
        parameters: { named: { zh: '新冠肺炎疫情' }, declared: { zh: '湖北疫情' } },
      },
    ]);
    declare(more);
    expect(world.facts.at(-1)?.data).toMatchObject({ confirmed: [`incident-twin:area=${INCIDENT}`] });
    world.audit();
  });

  it.each([
    ['of another type', { type: 'natural' }],
    ['a drill beside a real one', { exercise: true }],
    ['a part of it', { area: '420100', within: INCIDENT }],
  ])('is not asked back where it is %s', (_what, more) => {
    expect(world.act(SEATS.lead, 'incident.declare', declaration(more)).ok).toBe(true);
  });

  it('is asked back around it, and not beside it', () => {
    endResponse(world);
    declare({ area: '420100' });
    const beside = declaration({ incident: 'xiangyang', area: '420600' });
    expect(world.act(SEATS.lead, 'incident.declare', beside).ok).toBe(true);
    expect(world.refused(SEATS.lead, 'incident.declare', declaration({ incident: 'all' }))).toMatchObject([
      { parameters: { incident: TWIN } },
      { parameters: { incident: 'xiangyang' } },
    ]);
  });

  it('is not asked back once the first is closed', () => {
    endResponse(world);
    expect(world.act(SEATS.lead, 'incident.declare', declaration()).ok).toBe(true);
  });
});

describe('twins', () => {
  const merge = (more: object = {}) => ({ incident: TWIN, into: INCIDENT, reason: '重复宣布', ...more });

  it('end one into the other, by two people, while nothing has happened in it', () => {
    declare();
    world.done(SEATS.lead, 'incident.change-level', { incident: TWIN, responseLevel: 'II', reason: '扩散' });
    const made = world.alone(SEATS.lead, 'incident.merge', merge());
    expect(made.ok && made.value.facts.map(({ type }) => type)).toEqual(['countersignature.asked']);
    world.done(SEATS.second, 'countersignature.give', made.ok ? made.value.result : {});
    expect(world.state.incidents.get(TWIN)).toMatchObject({
      ...{ closedAt: world.now, levelToConfirm: null, endedOtherwise: { how: 'merged', into: INCIDENT } },
    });
    expect(codes(world.refused(SEATS.lead, 'incident.reopen', { incident: TWIN, reason: 'x' }))).toEqual([
      'ended-otherwise',
    ]);
    world.audit();
  });

  it('are not merged where something has happened in the one that would end: what, is said', () => {
    declare();
    need(world, 'union', 100);
    // The other way round: the one with the need would end.
    const refusals = world.refused(SEATS.lead, 'incident.merge', merge({ incident: INCIDENT, into: TWIN }));
    expect(refusals).toMatchObject([
      { code: 'incident-holds', parameters: { holds: [{ kind: 'needs', count: 1 }, { kind: 'mandates' }] } },
    ]);
    expect(world.act(SEATS.lead, 'incident.merge', merge()).ok).toBe(true);
    world.audit();
  });

  it.each([
    ['not-twins', { type: 'natural' }, {}],
    ['not-twins', { exercise: true }, {}],
    ['not-twins', {}, { into: TWIN }],
    ['not-found', {}, { into: 'nothing' }],
  ])('are none, with %s', (code, declared, merged) => {
    declare(declared);
    expect(codes(world.refused(SEATS.lead, 'incident.merge', merge(merged)))).toEqual([code]);
  });

  it('do not go on in one that is being closed, or is', () => {
    declare();
    world.done(SEATS.lead, 'incident.begin-closing', { incident: INCIDENT, reason: '收尾' });
    expect(codes(world.refused(SEATS.lead, 'incident.merge', merge()))).toEqual(['incident-closing']);
  });
});

describe('what was declared by mistake', () => {
  const undo = { incident: TWIN, reason: '演练误报' };

  it('is undone within ten minutes by the declarer or a colleague, openly, and the right one names it', () => {
    declare();
    world.pass(10 / 60);
    world.done(SEATS.second, 'incident.undo', undo);
    expect(world.facts.slice(-2).map(({ type }) => type)).toEqual(['incident.undone', 'incident.closed']);
    expect(world.state.incidents.get(TWIN)).toMatchObject({ endedOtherwise: { how: 'undone' } });
    world.done(
      SEATS.lead,
      'incident.declare',
      declaration({ incident: 'drill', exercise: true, insteadOf: TWIN }),
    );
    expect(world.state.incidents.get('drill')?.insteadOf).toBe(TWIN);
    expect(codes(world.refused(SEATS.lead, 'incident.reopen', undo))).toEqual(['ended-otherwise']);
    world.audit();
  });

  it('is closed like any other after that', () => {
    declare();
    world.pass(10.1 / 60);
    expect(world.refused(SEATS.lead, 'incident.undo', undo)).toMatchObject([
      { code: 'undo-too-late', parameters: { minutes: 10 } },
    ]);
    endResponse(world, TWIN);
    world.audit();
  });

  it('is not undone behind the back of whoever has acted in it', () => {
    declare();
    const task = { title: { zh: '卸货', en: 'Unload' }, area: '420105', where: 'A 馆', peopleNeeded: 1 };
    const when = { from: '2020-01-26T01:00:00Z', until: '2020-01-26T05:00:00Z' };
    world.done(SEATS.lead, 'task.open', { incident: TWIN, ...task, ...when });
    expect(world.refused(SEATS.lead, 'incident.undo', undo)).toMatchObject([
      { code: 'incident-holds', parameters: { holds: [{ kind: 'tasks', count: 1 }] } },
    ]);
    world.audit();
  });

  it('is undone by nobody else, and what was not undone is not stood in for', () => {
    declare();
    expect(codes(world.refused(SEATS.union, 'incident.undo', undo))).toEqual(['mandate-missing']);
    world.done(SEATS.lead, 'mandate.grant', {
      ...{
        holder: 'union',
        functions: ['coordinate'],
        reach: 'area',
        area: '420000',
        legalBasis: '指挥部通知',
      },
      ...{ incident: null },
    });
    expect(codes(world.refused(SEATS.union, 'incident.undo', undo))).toEqual(['not-own-matter']);
    const instead = declaration({ incident: 'third', type: 'natural', insteadOf: TWIN });
    expect(codes(world.refused(SEATS.lead, 'incident.declare', instead))).toEqual(['not-undone']);
  });
});

describe('what somebody did in good faith, of whatever concept it is', () => {
  it.each([
    ['a breach stated', SEATS.receiving, 'breach.state', { organisation: 'red-cross', note: '名单外泄' }],
    [
      'a security incident stated',
      SEATS.lead,
      'security-incident.state',
      { organisation: 'lead', note: '系统被攻击', grade: 'larger' },
    ],
    [
      'a service listed',
      SEATS.lead,
      'service.list',
      {
        ...{ kind: 'transport', name: '某物流', area: '420100', lines: [], source: null },
        ...{ asOf: '2020-01-25T00:00:00Z', externalKey: 'x:carrier' },
      },
    ],
  ])('%s keeps it from being undone', (_what, actor, command, input) => {
    declare();
    const made = world.act(actor, command, { incident: TWIN, ...input });
    expect(made.ok ? [] : made.refusals).toEqual([]);
    expect(world.refused(SEATS.lead, 'incident.undo', { incident: TWIN, reason: '误报' })).toMatchObject([
      { code: 'incident-holds', parameters: { holds: [{ kind: 'other', count: 1 }] } },
    ]);
    world.audit();
  });
});
