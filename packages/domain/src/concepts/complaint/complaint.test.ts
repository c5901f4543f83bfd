import { beforeEach, describe, expect, it } from 'vitest';
import { allocate, hubei, INCIDENT, need, receive, SEATS, type World } from '../../../test/support/world.ts';
import { noticesOf } from '../../book/notices.ts';
import { complaintPage, complaintsWaiting, pageFromComplaint } from './view.ts';

/** Neither proposed nor decided anything. */
const THIRD = { organisation: 'lead', seat: 'lead.third' };

let world: World;
let ward: string;
let run: string;
beforeEach(() => {
  world = hubei();
  ward = need(world, 'union', 500);
  allocate(world, [{ need: ward, lot: receive(world, 100).lot.id, amount: 100 }]);
  run = [...world.incident.runs.keys()][0] ?? '';
});

const said = (more: object = {}) => ({
  incident: INCIDENT,
  about: { kind: 'allocation-line', run, need: ward },
  reason: '昨日新开病区未计入',
  ...more,
});
const complain = (more: object = {}) =>
  world.done(SEATS.union, 'complaint.make', said(more)).complaint as string;
const answer = (complaint: string, more: object = {}) => ({
  incident: INCIDENT,
  complaint,
  outcome: 'upheld',
  reason: '核实属实，下一批优先补足',
  ...more,
});
const rows = () => complaintPage(world.view, INCIDENT, { most: 100 }).rows;

describe('a complaint about a line of an allocation', () => {
  it('is the facility’s own to make, without a mandate, and stands beside the line', () => {
    complain({ asks: 500 });
    expect(rows()).toMatchObject([
      { state: 'open', asks: 500, organisation: { id: 'union' }, about: { run, need: ward }, isLate: false },
    ]);
    expect(world.refused(SEATS.renai, 'complaint.make', said())).toMatchObject([{ code: 'not-own-matter' }]);
    world.audit();
  });

  it('is about a line that there is, once at a time, and names no person', () => {
    const about = (more: object) => said({ about: { kind: 'allocation-line', run, need: ward, ...more } });
    expect(world.refused(SEATS.union, 'complaint.make', about({ run: 'run-dream' }))).toMatchObject([
      { code: 'not-found', field: 'about.run' },
    ]);
    const other = need(world, 'union', 5, 'fever-clinic');
    expect(world.refused(SEATS.union, 'complaint.make', about({ need: other }))).toMatchObject([
      { code: 'not-found', field: 'about.need' },
    ]);
    expect(world.refused(SEATS.union, 'complaint.make', said({ reason: '请电 13900001111' }))).toMatchObject([
      { code: 'personal-data', field: 'reason' },
    ]);
    const first = complain();
    expect(world.refused(SEATS.union, 'complaint.make', said())).toMatchObject([
      { code: 'already-exists', parameters: { kind: 'complaint', id: first } },
    ]);
    world.done(SEATS.union, 'complaint.end', { incident: INCIDENT, complaint: first, reason: '重复' });
    complain();
    expect(rows().map(({ state }) => state)).toEqual(['open', 'withdrawn']);
    const [waiting] = complaintsWaiting(world.view, INCIDENT, 5);
    expect(waiting?.state).toBe('open');
    const before = waiting && pageFromComplaint(waiting);
    expect(complaintPage(world.view, INCIDENT, { most: 1, before }).rows).toEqual([waiting]);
  });

  it('is answered by somebody who neither proposed nor decided the plan, nor complained', () => {
    const complaint = complain();
    for (const seat of [SEATS.lead, SEATS.second])
      expect(world.refused(seat, 'complaint.answer', answer(complaint))).toMatchObject([
        { code: 'four-eyes', rule: 'I12' },
      ]);
    expect(world.refused(SEATS.union, 'complaint.answer', answer(complaint))).toMatchObject([
      { code: 'mandate-missing' },
    ]);
    expect(
      world.refused(THIRD, 'complaint.answer', answer(complaint, { remedy: 'run-dream' })),
    ).toMatchObject([{ code: 'not-found', field: 'remedy' }]);
    world.done(THIRD, 'complaint.answer', answer(complaint, { remedy: run }));
    expect(rows()).toMatchObject([
      { state: 'upheld', answer: { reason: '核实属实，下一批优先补足', by: { id: 'lead' }, remedy: run } },
    ]);
    expect(world.refused(THIRD, 'complaint.answer', answer(complaint))).toMatchObject([
      { code: 'wrong-state', parameters: { state: 'upheld' } },
    ]);
    world.audit();
  });

  it('waits by the charter’s clock, and both sides hear of it', () => {
    const complaint = complain();
    expect(rows()[0]?.due).toBe(new Date(Date.parse(world.now) + 48 * 3_600_000).toISOString());
    const told = (type: string) => {
      const fact = world.facts.find((each) => each.type === type);
      return fact ? noticesOf(world.state, fact) : [];
    };
    expect(told('complaint.made')).toMatchObject([{ kind: 'complaint.to-answer', organisations: ['lead'] }]);
    world.pass(49);
    expect(rows()[0]).toMatchObject({ state: 'open', isLate: true });
    world.done(
      THIRD,
      'complaint.answer',
      answer(complaint, { outcome: 'not-upheld', reason: '已按公约计算' }),
    );
    expect(told('complaint.answered')).toMatchObject([
      { kind: 'complaint.answered', organisations: ['union'] },
    ]);
  });

  it('comes as often as the charter allows: the log is no place to flood', () => {
    world = hubei({ complaintsPerDay: 2 });
    ward = need(world, 'union', 500);
    allocate(world, [{ need: ward, lot: receive(world, 100).lot.id, amount: 100 }]);
    run = [...world.incident.runs.keys()][0] ?? '';
    for (let count = 0; count < 2; count += 1)
      world.done(SEATS.union, 'complaint.end', { incident: INCIDENT, complaint: complain(), reason: 'x' });
    expect(world.refused(SEATS.union, 'complaint.make', said())).toMatchObject([
      { code: 'as-many-as-a-day-takes', parameters: { kind: 'complaint', perDay: 2 } },
    ]);
    world.pass(24);
    complain();
    world.audit();
  });
});
