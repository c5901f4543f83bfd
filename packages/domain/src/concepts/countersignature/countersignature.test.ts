import { canonicalJson, commands, type Decided, type Result } from '@tongzhou/domain';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const codes = (made: Result<Decided>) =>
  made.ok ? made.value.facts.map(({ type }) => type) : made.refusals.map(({ code }) => code);
const grant = (more: object = {}) => ({
  ...{ mandate: 'mandate-new', holder: 'union', functions: ['transport'], reach: 'own', area: '420103' },
  ...{ incident: INCIDENT, legalBasis: '指挥部通知', ...more },
});

/** What one seat of the lead agency asks for, by itself. */
function asked(world: World, command = 'mandate.grant', input: object = grant()): string {
  const made = world.alone(SEATS.lead, command, input);
  if (!made.ok) throw new Error(JSON.stringify(made.refusals));
  return made.value.result.countersignature as string;
}

describe('what two people decide', () => {
  it('is asked for by the first and done by the second: nothing has happened in between', () => {
    const world = hubei();
    const countersignature = asked(world);
    expect(world.state.mandates.has('mandate-new')).toBe(false);
    expect(world.state.countersignatures.get(countersignature)).toMatchObject({
      ...{ command: 'mandate.grant', status: 'open', seat: SEATS.lead.seat },
    });
    expect(codes(world.alone(SEATS.second, 'countersignature.give', { countersignature }))).toEqual([
      'countersignature.given',
      'mandate.granted',
    ]);
    expect(world.state.mandates.get('mandate-new')).toMatchObject({ holder: 'union' });
    expect(world.facts.at(-1)?.actor).toMatchObject({ ...SEATS.second, mandate: 'mandate-root' });
    expect(codes(world.alone(SEATS.second, 'countersignature.give', { countersignature }))).toEqual([
      'wrong-state',
    ]);
    world.audit();
  });

  it('is never one person’s, nor another organisation’s, nor a seat’s that may not do it', () => {
    const world = hubei();
    const countersignature = asked(world);
    const give = (actor: typeof SEATS.lead) =>
      codes(world.alone(actor, 'countersignature.give', { countersignature }));
    expect(give(SEATS.lead)).toEqual(['four-eyes']);
    expect(give(SEATS.union)).toEqual(['not-own-matter']);
    const machine = { organisation: 'lead', seat: 'machine' };
    world.deed(machine, 'seat.open', { ...SEATS.second, functions: ['draft-release'] });
    expect(give(SEATS.second)).toEqual(['seat-function-missing']);
    world.audit();
  });

  it('is decided on the state of when it is signed: what has become impossible is refused', () => {
    const world = hubei();
    const first = asked(world);
    const second = asked(world);
    const give = (countersignature: string) =>
      world.alone(SEATS.second, 'countersignature.give', { countersignature });
    expect(give(first).ok).toBe(true);
    expect(codes(give(second))).toEqual(['already-exists']);
    world.audit();
  });

  it('is refused, or called back by whoever asked, with a reason', () => {
    const world = hubei();
    for (const actor of [SEATS.second, SEATS.lead]) {
      const countersignature = asked(world);
      const said = { countersignature, reason: '区域填错' };
      expect(codes(world.alone(actor, 'countersignature.refuse', said))).toEqual([
        'countersignature.refused',
      ]);
      expect(codes(world.alone(SEATS.second, 'countersignature.give', { countersignature }))).toEqual([
        'wrong-state',
      ]);
      expect(codes(world.alone(actor, 'countersignature.refuse', said))).toEqual(['wrong-state']);
    }
    world.audit();
  });

  it('is asked for anew where nobody has signed in three days', () => {
    const world = hubei();
    const countersignature = asked(world);
    world.pass(72.01);
    expect(codes(world.alone(SEATS.second, 'countersignature.give', { countersignature }))).toEqual([
      'countersignature-lapsed',
    ]);
    world.audit();
  });

  it('is refused at once where the first could not do it either', () => {
    const world = hubei();
    const made = world.alone(SEATS.union, 'mandate.grant', grant());
    expect(codes(made)).toEqual(['mandate-missing']);
  });

  it('is judged by the auditor: what the second signed is what the first asked for', () => {
    const world = hubei();
    const countersignature = asked(world);
    world.done(SEATS.second, 'countersignature.give', { countersignature });
    const at = world.log.findIndex(
      (entry) => entry.includes('"countersignature.asked"') && entry.includes('mandate-new'),
    );
    const first = JSON.parse(world.log[at] as string);
    const input = { ...first.decision.input, functions: ['transport', 'coordinate'] };
    world.log[at] = canonicalJson({ ...first, decision: { ...first.decision, input } });
    expect(() => world.audit()).toThrow(/is not what countersignature.give gives: data\.functions/);
  });

  it('is granting, charters, rules of admission, a facility’s class, a lower level, the end of a response', () => {
    const world = hubei();
    const { decision } = world.facts.find(
      ({ data }) => 'command' in data && data.command === 'charter.adopt',
    ) ?? { decision: null };
    world.done(SEATS.lead, 'incident.change-level', {
      incident: INCIDENT,
      responseLevel: 'II',
      reason: '扩散',
    });
    const lower = { incident: INCIDENT, responseLevel: 'III', reason: '缓解' };
    for (const [command, input] of [
      ['mandate.grant', grant()],
      ['mandate.offer', grant({ answerWithinHours: 6 })],
      ['charter.adopt', decision?.input],
      ['facility.classify', { organisation: 'renai', facilityClass: 'designated', legalBasis: '通告' }],
      ['incident.change-level', lower],
      ['incident.begin-closing', { incident: INCIDENT, reason: '结束' }],
    ] as const)
      expect(codes(world.alone(SEATS.lead, command, input)), command).toEqual(['countersignature.asked']);
    world.audit();
  });

  it('withholds nothing: the second signs what stands in the log', () => {
    for (const { name, countersigned, withheld } of commands.values())
      expect([name, Boolean(countersigned && withheld)]).toEqual([name, false]);
  });
});

describe('what one person does at once', () => {
  const level = (responseLevel: string) => ({ incident: INCIDENT, responseLevel, reason: '扩散' });

  it('is a raised level: in force from the first minute, and again what it was where nobody confirms it in time', () => {
    const world = hubei();
    expect(codes(world.alone(SEATS.lead, 'incident.change-level', level('I')))).toEqual([
      'incident.level-changed',
    ]);
    expect(world.incident.responseLevel).toBe('I');
    expect(codes(world.alone(SEATS.lead, 'incident.confirm-level', { incident: INCIDENT }))).toEqual([
      'four-eyes',
    ]);
    world.pass(23.9);
    expect(world.tick()).toBe(0);
    world.pass(0.2);
    expect(world.tick()).toBe(1);
    expect(world.incident.responseLevel).toBeNull();
    expect(world.tick()).toBe(0);
    world.audit();
  });

  it('stands once a second person has confirmed it', () => {
    const world = hubei();
    world.done(SEATS.lead, 'incident.change-level', level('I'));
    world.done(SEATS.second, 'incident.confirm-level', { incident: INCIDENT });
    expect(codes(world.alone(SEATS.second, 'incident.confirm-level', { incident: INCIDENT }))).toEqual([
      'unchanged',
    ]);
    world.pass(100);
    expect(world.tick()).toBe(0);
    expect(world.incident.responseLevel).toBe('I');
    world.audit();
  });

  it('raised twice by one person falls back to before the first; by another person, the first stands', () => {
    const alone = hubei();
    for (const each of ['III', 'I']) alone.done(SEATS.lead, 'incident.change-level', level(each));
    alone.pass(25);
    alone.tick();
    expect(alone.incident.responseLevel).toBeNull();
    const both = hubei();
    both.done(SEATS.lead, 'incident.change-level', level('III'));
    both.done(SEATS.second, 'incident.change-level', level('I'));
    both.pass(25);
    both.tick();
    expect(both.incident.responseLevel).toBe('III');
    both.audit();
  });

  it('is taken back by the clock alone', () => {
    const world = hubei();
    expect(() => world.deed(SEATS.lead, 'clock.lapse-unconfirmed', {})).toThrow(/not-own-matter/);
  });
});
