import { incidentView } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { endResponse } from '../../../test/support/ending.ts';
import { duties, on, states } from '../../../test/support/filings.ts';
import { dutyRules, hubei, INCIDENT, SEATS, World } from '../../../test/support/world.ts';

const MARCH = '2026-03-02T03:00:00.000Z';
const DAY = 24;
const here = { incident: INCIDENT };
const raise = (world: World, more: object = {}) =>
  world.done(SEATS.lead, 'incident.change-level', { ...here, responseLevel: 'I', reason: '疫情', ...more });
const terms = { expectedUntil: '2026-03-31', measures: '关闭人员密集场所' };
const state = (world: World, more: object = {}) =>
  world.done(SEATS.lead, 'incident.state-terms', { ...here, ...terms, reason: '疫情仍在发展', ...more });
const declare = (world: World, more: object) =>
  world.done(SEATS.lead, 'incident.declare', {
    ...{ incident: 'part', name: { zh: '武汉', en: 'Wuhan' }, type: 'natural', area: '420100' },
    ...{ legalBasis: '突发事件应对法', responseLevel: 'II', ...more },
  });

describe('starting a response says how long it is expected to last, and what is done (突发事件应对法 72(2))', () => {
  it('stands with the incident where it is declared or its level raised, and stays until it is said anew', () => {
    const world = on(MARCH);
    declare(world, terms);
    expect(incidentView(world.view, 'part')).toMatchObject(terms);
    expect(incidentView(world.view, INCIDENT)).toMatchObject({ expectedUntil: null, measures: null });
    raise(world, terms);
    expect(incidentView(world.view, INCIDENT)).toMatchObject(terms);
    world.done(SEATS.lead, 'incident.change-level', { ...here, responseLevel: 'II', reason: '缓解' });
    expect(incidentView(world.view, INCIDENT)).toMatchObject(terms);
    expect(duties(world, 'state-response-terms')).toEqual([]);
    world.audit();
  });

  it('left out, it is owed; said afterwards, it is met. In 2020 no law asked for it', () => {
    const world = on(MARCH);
    raise(world);
    expect(duties(world, 'state-response-terms')).toEqual([
      { state: 'open', due: null, cited: ['CN-ERL-72-2c'] },
    ]);
    state(world);
    expect(states(world, 'state-response-terms')).toEqual(['met']);
    expect(
      world.refused(SEATS.lead, 'incident.state-terms', { ...here, ...terms, reason: '同上' }),
    ).toMatchObject([{ code: 'unchanged' }]);
    const then = on('2020-01-24T03:00:00.000Z');
    raise(then);
    expect(duties(then, 'state-response-terms')).toEqual([]);
    world.audit();
  });

  it('a day that is over is no expectation', () => {
    const world = on(MARCH);
    const past = { expectedUntil: '2026-03-01' };
    for (const [name, input] of [
      ['incident.change-level', { ...here, responseLevel: 'I', reason: '疫情', ...past }],
      ['incident.state-terms', { ...here, ...terms, reason: '疫情', ...past }],
    ] as const)
      expect(world.refused(SEATS.lead, name, input)).toMatchObject([
        { code: 'date-impossible', field: 'expectedUntil', rule: '突发事件应对法 72(2)' },
      ]);
    expect(() => declare(world, past)).toThrow(/date-impossible/);
    declare(world, { expectedUntil: '2026-03-02' });
  });
});

describe('a response that lasts longer than was said', () => {
  it('says until when before its day is over, or is late with it; each new day is a new clock', () => {
    const world = hubei({}, new World(MARCH, dutyRules('CN')));
    raise(world, terms);
    expect(duties(world, 'state-prolonged-term')).toEqual([
      { state: 'open', due: '2026-03-31T15:59:59.999Z', cited: ['CN-ERL-72-2e'] },
    ]);
    world.pass(20 * DAY);
    state(world, { expectedUntil: '2026-04-10' });
    expect(states(world, 'state-prolonged-term')).toEqual(['open', 'met']);
    world.pass(30 * DAY);
    expect(states(world, 'state-prolonged-term')).toEqual(['breached', 'met']);
    state(world, { expectedUntil: '2026-05-31' });
    expect(states(world, 'state-prolonged-term')).toEqual(['open', 'late', 'met']);
    endResponse(world);
    expect(states(world, 'state-prolonged-term').sort()).toEqual(['late', 'lifted', 'met']);
    world.audit();
  });
});
