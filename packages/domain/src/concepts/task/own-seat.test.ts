import {
  MACHINE,
  mattersOfTime,
  nextPlaceLink,
  noticesOf,
  PLACE_CHECKS,
  placeLink,
  restsUntil,
  type Task,
} from '@tongzhou/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hubei, INCIDENT, SEATS, type World } from '../../../test/support/world.ts';

const RED_CROSS = { organisation: 'red-cross', seat: 'red-cross.volunteers' };
const CODE = '7K4M-92QX-0RTB-E5HN';
const HOUR = 3_600_000;

/** The Red Cross enrols volunteers; the lead opens tasks of its own. */
function city(): World {
  const world = hubei();
  world.done(SEATS.lead, 'mandate.grant', {
    ...{ holder: 'red-cross', functions: ['open-task', 'enrol-volunteer'], reach: 'own', area: '420100' },
    ...{ incident: INCIDENT, legalBasis: '通知', mandate: 'mandate-red-cross-tasks' },
  });
  return world;
}
const open = (world: World, more: object = {}, by = RED_CROSS) =>
  world.done(by, 'task.open', {
    ...{ incident: INCIDENT, title: { zh: '送菜', en: 'Carry food' }, area: '420106', where: '小区' },
    ...{ from: '2020-01-26T00:00:00Z', until: '2020-01-29T00:00:00Z', peopleNeeded: 3, ...more },
  }).task as string;
/** A seat as the machine opens one for somebody who scanned a code. */
function sit(world: World, seat: string, organisation = 'red-cross') {
  world.deed({ organisation: 'lead', seat: MACHINE }, 'seat.open', {
    ...{ organisation, seat, functions: ['volunteer'] },
  });
  return { organisation, seat };
}
const joining = (more: object = {}) => ({
  ...{ incident: INCIDENT, area: '420106', isAdult: true, consents: true, ...more },
});
function join(world: World, seat: string, more: object = {}) {
  const by = sit(world, seat);
  const { volunteer, taken } = world.done(by, 'volunteer.join', joining(more));
  return { by, volunteer: volunteer as string, taken };
}
const at = (task: string, more: object = {}) => ({ incident: INCIDENT, task, ...more });
const why = (rule: string) => [{ code: 'volunteer-rule', parameters: { why: rule } }];
const taskOf = (world: World, task: string) => world.incident.tasks.get(task) as Task;
/** What the last fact is worth telling, and whom. */
const told = (world: World) => {
  const fact = world.facts.at(-1);
  return fact ? noticesOf(world.state, fact).map(({ kind, organisations }) => [kind, ...organisations]) : [];
};
const poster = (world: World, task: string) =>
  world.done(RED_CROSS, 'task.set-place-code', at(task, { anchor: placeLink(task, CODE, PLACE_CHECKS) }));
/** What the server makes of the code on the poster. */
const link = (world: World, task: string, code = CODE) => nextPlaceLink(taskOf(world, task), code);

describe('a volunteer joins by himself', () => {
  it('by an organisation’s code, and takes a task by himself', () => {
    const world = city();
    const { by, volunteer } = join(world, 'v-1', { skills: ['driving'], availability: ['evenings'] });
    const task = open(world, { skills: ['driving'] });
    world.done(by, 'task.take', at(task, { volunteer }));
    expect([...taskOf(world, task).volunteers]).toEqual([volunteer]);
    expect(world.facts.at(-1)?.actor).toEqual({ ...by, mandate: null });
    world.done(by, 'task.leave', at(task, { volunteer }));
    expect(taskOf(world, task).volunteers.size).toBe(0);
    expect(world.audit().state.incidents.get(INCIDENT)?.volunteers).toEqual(world.incident.volunteers);
  });

  it('by a task’s code takes the task at once; where it cannot, he has joined all the same', () => {
    const world = city();
    const [task, hard] = [open(world), open(world, { skills: ['medical'] })];
    expect(join(world, 'v-1', { task })).toMatchObject({ taken: true });
    expect(join(world, 'v-2', { task: hard })).toMatchObject({ taken: false });
    expect([taskOf(world, task).volunteers.size, taskOf(world, hard).volunteers.size]).toEqual([1, 0]);
    expect(world.incident.volunteersOf.get('red-cross')?.length).toBe(2);
    world.audit();
  });

  it('once, having consented, a minor with its guardian’s consent only, and where volunteers are led at all', () => {
    const world = city();
    const { by } = join(world, 'v-1');
    expect(world.refused(by, 'volunteer.join', joining())).toMatchObject([{ code: 'already-exists' }]);
    const child = sit(world, 'v-2');
    expect(world.refused(child, 'volunteer.join', joining({ consents: false }))).toMatchObject([
      { code: 'input-invalid', field: 'consents' },
    ]);
    expect(world.refused(child, 'volunteer.join', joining({ isAdult: false }))).toMatchObject(
      why('guardian'),
    );
    world.done(child, 'volunteer.join', joining({ isAdult: false, guardianConsents: true }));
    const elsewhere = sit(world, 'v-3', 'union');
    expect(world.refused(elsewhere, 'volunteer.join', joining())).toMatchObject([
      { code: 'mandate-missing' },
    ]);
    expect(world.refused(RED_CROSS, 'volunteer.join', joining())).toMatchObject([{ code: 'not-own-matter' }]);
    expect(world.refused(sit(world, 'v-4'), 'volunteer.join', joining({ task: 'none' }))).toMatchObject([
      { code: 'not-found' },
    ]);
    world.audit();
  });

  it('says himself what he can do and when; nobody else says it for him', () => {
    const world = city();
    const { by, volunteer } = join(world, 'v-1');
    const said = { incident: INCIDENT, area: '420102', skills: ['cooking'], hoursPerWeek: 6 };
    world.done(by, 'volunteer.state', said);
    expect(world.incident.volunteers.get(volunteer)).toMatchObject({ skills: ['cooking'], hoursPerWeek: 6 });
    expect(world.refused(by, 'volunteer.state', { ...said, area: '999999' })).toMatchObject([
      { code: 'area-unknown' },
    ]);
    expect(world.refused(RED_CROSS, 'volunteer.state', said)).toMatchObject([{ code: 'not-found' }]);
    world.audit();
  });

  it('takes risky tasks when his organisation has seen his papers', () => {
    const world = city();
    const { by, volunteer } = join(world, 'v-1');
    const task = open(world, { risky: true });
    expect(world.refused(by, 'task.take', at(task, { volunteer }))).toMatchObject(why('risk'));
    const clear = { incident: INCIDENT, volunteer, clearedForRisk: true };
    expect(world.refused(by, 'volunteer.clear', clear)).toMatchObject([{ code: 'seat-of-volunteer' }]);
    world.done(RED_CROSS, 'volunteer.clear', clear);
    expect(world.refused(RED_CROSS, 'volunteer.clear', clear)).toMatchObject([{ code: 'unchanged' }]);
    world.done(by, 'task.take', at(task, { volunteer }));
    world.audit();
  });

  it('leaves, is on no task any more, and comes back as the same, so that hours and rest go on', () => {
    const world = city();
    const task = open(world);
    const { by, volunteer } = join(world, 'v-1', { task });
    world.done(RED_CROSS, 'shift.start', at(task, { volunteers: [volunteer] }));
    expect(world.refused(by, 'volunteer.leave', { incident: INCIDENT })).toMatchObject(why('at-work'));
    world.pass(2);
    world.done(RED_CROSS, 'shift.end', at(task, { volunteers: [volunteer] }));
    world.done(by, 'volunteer.leave', { incident: INCIDENT });
    expect(taskOf(world, task).volunteers.size).toBe(0);
    expect(world.refused(by, 'volunteer.leave', { incident: INCIDENT })).toMatchObject(why('left'));
    expect(world.refused(by, 'task.take', at(task, { volunteer }))).toMatchObject(why('left'));
    // What he has worked he has worked: the paper is his.
    world.done(by, 'volunteer.certify', { incident: INCIDENT, volunteer });
    expect(world.done(by, 'volunteer.join', joining()).volunteer).toBe(volunteer);
    expect(world.incident.volunteers.get(volunteer)?.shifts.length).toBe(1);
    world.audit();
  });
});

describe('a volunteer’s seat', () => {
  it('does nothing for the organisation, not even what everybody in it may', () => {
    const world = city();
    const { by } = join(world, 'v-1');
    const event = {
      incident: INCIDENT,
      kind: 'unexplained-group-illness',
      area: '420103',
      text: '不明原因肺炎',
    };
    for (const [name, input] of [
      ['event.notice', event],
      ['task.ask', at(open(world, {}, SEATS.lead))],
      ['volunteer.enrol', { incident: INCIDENT, area: '420106', isAdult: true }],
    ] as const)
      expect([name, world.refused(by, name, input).map(({ code }) => code)]).toEqual([
        name,
        ['seat-of-volunteer'],
      ]);
    world.audit();
  });

  it('is no seat of its people: the first of them still has everything, and none is made of a volunteer', () => {
    const world = city();
    const volunteer = sit(world, 'v-1');
    expect(world.state.seatsOf.get('red-cross')).toBeUndefined();
    world.deed({ organisation: 'lead', seat: MACHINE }, 'seat.open', { ...SEATS.gate });
    expect(world.state.seats.get(SEATS.gate.seat)?.functions.has('administer')).toBe(true);
    const appoint = { seat: volunteer.seat, functions: ['receive-donation'], reason: '转岗' };
    expect(world.refused(SEATS.gate, 'seat.appoint', appoint)).toMatchObject([{ code: 'seat-of-volunteer' }]);
    expect(world.act(SEATS.gate, 'seat.create', { functions: ['volunteer'] }).ok).toBe(false);
    world.done(SEATS.gate, 'seat.close', { seat: volunteer.seat, reason: '违规' });
    expect(world.refused(volunteer, 'volunteer.join', joining())).toMatchObject([{ code: 'seat-not-open' }]);
    world.audit();
  });
});

describe('consent', () => {
  it('of whoever has a seat of his own is asked for: his own organisation does not put him on a task either', () => {
    const world = city();
    const [task, { by, volunteer }] = [open(world), join(world, 'v-1')];
    expect(world.refused(RED_CROSS, 'task.take', at(task, { volunteer }))).toMatchObject(why('asked-first'));
    expect(world.refused(by, 'volunteer.answer', at(task, { accepts: true }))).toMatchObject(
      why('not-asked'),
    );
    world.done(RED_CROSS, 'volunteer.ask', at(task, { volunteer }));
    expect(world.refused(RED_CROSS, 'volunteer.ask', at(task, { volunteer }))).toMatchObject(
      why('asked-already'),
    );
    expect(taskOf(world, task).volunteers.size).toBe(0);
    expect(told(world)).toEqual([['volunteer.asked', 'seat/v-1']]);
    world.done(by, 'volunteer.answer', at(task, { accepts: true }));
    expect([...taskOf(world, task).volunteers]).toEqual([volunteer]);
    expect(taskOf(world, task).asked.size).toBe(0);
    world.done(RED_CROSS, 'task.call-off', at(task, { reason: '车辆未到' }));
    expect(told(world)).toEqual([['task.called-off', 'seat/v-1']]);
    world.audit();
  });

  it('is not asked for twice where it was refused', () => {
    const world = city();
    const [task, { by, volunteer }] = [open(world), join(world, 'v-1')];
    world.done(RED_CROSS, 'volunteer.ask', at(task, { volunteer }));
    world.done(by, 'volunteer.answer', at(task, { accepts: false }));
    expect(world.refused(RED_CROSS, 'volunteer.ask', at(task, { volunteer }))).toMatchObject(why('declined'));
    // He may still think better of it.
    world.done(by, 'task.take', at(task, { volunteer }));
    world.audit();
  });

  it('is asked for by another organisation only of whoever said that it may', () => {
    const world = city();
    const task = open(world, {}, SEATS.lead);
    const shy = join(world, 'v-1').volunteer;
    const bold = join(world, 'v-2', { openToOthers: true });
    expect(world.refused(SEATS.lead, 'volunteer.ask', at(task, { volunteer: shy }))).toMatchObject([
      { code: 'volunteer-of-another' },
    ]);
    world.done(SEATS.lead, 'volunteer.ask', at(task, { volunteer: bold.volunteer }));
    world.done(bold.by, 'volunteer.answer', at(task, { accepts: true }));
    expect([...taskOf(world, task).volunteers]).toEqual([bold.volunteer]);
    // His own organisation may call him back, wherever he went.
    world.done(RED_CROSS, 'task.leave', at(task, { volunteer: bold.volunteer }));
    world.audit();
  });

  it('of whoever has no seat stays on paper: his organisation puts him there, and nobody asks', () => {
    const world = city();
    const task = open(world);
    const { volunteer } = world.done(RED_CROSS, 'volunteer.enrol', {
      ...{ incident: INCIDENT, area: '420106', isAdult: true },
    });
    expect(world.refused(RED_CROSS, 'volunteer.ask', at(task, { volunteer }))).toMatchObject(why('no-seat'));
    world.done(RED_CROSS, 'task.take', at(task, { volunteer }));
  });

  it('is not asked of more than a hundred at once', () => {
    const world = city();
    const task = open(world);
    for (let index = 0; index < 100; index += 1)
      world.done(RED_CROSS, 'volunteer.ask', at(task, { volunteer: join(world, `v-${index}`).volunteer }));
    const { volunteer } = join(world, 'v-100');
    expect(world.refused(RED_CROSS, 'volunteer.ask', at(task, { volunteer }))).toMatchObject(
      why('asked-enough'),
    );
  });
});

describe('a volunteer checks in and out by himself', () => {
  it('before the poster, and not from home: what the log shows of the last check proves no other', () => {
    const world = city();
    const task = open(world);
    const [one, two] = [join(world, 'v-1', { task }), join(world, 'v-2', { task })];
    const shift = (who: string, place: string | null) => at(task, { volunteers: [who], place });
    expect(world.refused(one.by, 'shift.start', shift(one.volunteer, null))).toMatchObject(why('no-poster'));
    poster(world, task);
    expect(world.refused(one.by, 'shift.start', shift(one.volunteer, null))).toMatchObject(why('not-there'));
    expect(link(world, task, '0000-0000-0000-0000')).toBeNull();
    const seen = link(world, task);
    world.done(one.by, 'shift.start', shift(one.volunteer, seen));
    expect(world.refused(two.by, 'shift.start', shift(two.volunteer, seen))).toMatchObject(why('not-there'));
    world.done(two.by, 'shift.start', shift(two.volunteer, link(world, task)));
    world.pass(3);
    expect(world.refused(one.by, 'shift.end', shift(one.volunteer, seen))).toMatchObject(why('not-there'));
    world.done(one.by, 'shift.end', shift(one.volunteer, link(world, task)));
    expect(world.incident.volunteers.get(one.volunteer)?.shifts[0]).toMatchObject({ endedAt: world.now });
    expect(taskOf(world, task).place?.left).toBe(PLACE_CHECKS - 3);
    world.audit();
  });

  it('himself alone, and not with the code as it stands on the poster, which the log would give away', () => {
    const world = city();
    const task = open(world);
    const [one, two] = [join(world, 'v-1', { task }), join(world, 'v-2', { task })];
    poster(world, task);
    const place = link(world, task);
    const others = at(task, { volunteers: [two.volunteer], place });
    expect(world.refused(one.by, 'shift.start', others)).toMatchObject([{ code: 'seat-of-volunteer' }]);
    const both = at(task, { volunteers: [one.volunteer, two.volunteer], place });
    expect(world.refused(one.by, 'shift.start', both)).toMatchObject([{ code: 'seat-of-volunteer' }]);
    const read = at(task, { volunteers: [one.volunteer], place, code: CODE });
    expect(world.refused(one.by, 'shift.start', read)).toMatchObject([
      { code: 'input-invalid', field: 'code' },
    ]);
    expect(world.refused(RED_CROSS, 'task.set-place-code', at(task))).toMatchObject([
      { code: 'input-invalid', field: 'anchor' },
    ]);
    expect(world.log.join()).not.toContain(CODE);
  });

  it('until the poster is used up; a new one goes on', () => {
    const world = city();
    const task = open(world);
    const { by, volunteer } = join(world, 'v-1', { task });
    poster(world, task);
    taskOf(world, task).place = { anchor: placeLink(task, CODE, 0), left: 0 };
    expect(link(world, task)).toBeNull();
    const shift = at(task, { volunteers: [volunteer], place: placeLink(task, CODE, 0) });
    const outcome = world.alone(by, 'shift.start', shift);
    expect(outcome.ok ? [] : outcome.refusals).toMatchObject(why('poster-used-up'));
    poster(world, task);
    world.done(by, 'shift.start', at(task, { volunteers: [volunteer], place: link(world, task) }));
  });

  it('and shows what he did, if he worked there', () => {
    const world = city();
    const task = open(world);
    const { by, volunteer } = join(world, 'v-1', { task });
    const photo = () => at(task, { photo: world.photograph() });
    expect(world.refused(by, 'task.prove', photo())).toMatchObject(why('not-worked'));
    world.done(RED_CROSS, 'shift.start', at(task, { volunteers: [volunteer] }));
    for (let index = 0; index < 10; index += 1) world.done(by, 'task.prove', photo());
    expect(world.refused(by, 'task.prove', photo())).toMatchObject(why('photographs-enough'));
    expect(taskOf(world, task).photographs.get(volunteer)?.length).toBe(10);
    world.audit();
  });
});

describe('rest', () => {
  /** Works so many hours from now on, and answers why another shift after so many more is refused; null: it is not. */
  function again(world: World, work: number, rest: number): string | null {
    const task = open(world);
    const { volunteer } = join(world, `v-${world.facts.length}`, { task });
    const shift = at(task, { volunteers: [volunteer] });
    world.done(RED_CROSS, 'shift.start', shift);
    world.pass(work);
    world.done(RED_CROSS, 'shift.end', shift);
    world.pass(rest);
    const outcome = world.act(RED_CROSS, 'shift.start', shift);
    return outcome.ok
      ? null
      : ((outcome.refusals[0]?.parameters as { why?: string } | undefined)?.why ?? null);
  }

  it('of eight hours follows eight hours of work, or as the charter says', () => {
    expect(again(city(), 8, 7.99)).toBe('rest');
    expect(again(city(), 8, 8)).toBeNull();
    expect(again(city(), 7.99, 0.1)).toBeNull();
    const world = city();
    world.done(SEATS.lead, 'charter.adopt', {
      ...{ incident: INCIDENT, agreement: '会议', participants: ['lead', 'red-cross'] },
      terms: { ...world.incident.charters.at(-1)?.terms, restAfterHours: 4, restHours: 10 },
    });
    expect(again(world, 4, 9)).toBe('rest');
    expect(again(world, 4, 10)).toBeNull();
  });

  it('no stretch of work that pauses never break passes the charter’s hours by more than its last shift', () => {
    const step = fc.record({
      pause: fc.integer({ min: 1, max: 12 * HOUR }),
      work: fc.integer({ min: 1, max: 6 * HOUR }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
        const world = city();
        const shifts: { startedAt: string; endedAt: string; endsBy: string }[] = [];
        let now = Date.parse(world.now);
        let stretch = 0;
        const iso = (ms: number) => new Date(ms).toISOString();
        for (const { pause, work } of steps) {
          const last = shifts.at(-1);
          now += pause;
          const rests = restsUntil(world.incident, { shifts } as never);
          stretch = last && now - Date.parse(last.endedAt) < 8 * HOUR ? stretch : 0;
          // By definition: eight hours or more since the last whole rest.
          expect(rests !== null && iso(now) < rests).toBe(last !== undefined && stretch >= 8 * HOUR);
          if (rests !== null && iso(now) < rests) continue;
          const [startedAt, endedAt] = [iso(now), iso(now + work)];
          shifts.push({ startedAt, endedAt, endsBy: endedAt });
          stretch += work;
          now += work;
        }
      }),
    );
  });
});

describe('a volunteer is told through his own seat', () => {
  it('what changes in a task that he has taken, and nothing of tasks that he has not', () => {
    const world = city();
    const [task, other] = [open(world), open(world)];
    const { by, volunteer } = join(world, 'volunteer-1', { task });
    const brief = (each: string) =>
      world.done(RED_CROSS, 'task.brief', at(each, { text: { zh: '全程佩戴口罩。' }, questions: [] }));
    brief(task);
    expect(told(world)).toEqual([['task.changed', 'seat/volunteer-1']]);
    brief(other);
    expect(told(world)).toEqual([]);
    world.done(RED_CROSS, 'task.hand-over', at(task, { organisation: 'lead', reason: '人手不足' }));
    world.done(SEATS.lead, 'task.answer-handover', at(task, { accepts: true }));
    expect(told(world)[0]).toEqual(['task.changed', 'seat/volunteer-1']);
    // He leaves by himself: whoever knows is not told.
    world.done(by, 'task.leave', at(task, { volunteer }));
    expect(told(world)).toEqual([]);
    world.audit();
  });

  it('that he is taken off, by whoever runs it; and that organisation hears what he answers', () => {
    const world = city();
    const task = open(world);
    const { by, volunteer } = join(world, 'volunteer-1');
    world.done(RED_CROSS, 'volunteer.ask', at(task, { volunteer }));
    expect(told(world)).toEqual([['volunteer.asked', 'seat/volunteer-1']]);
    world.done(by, 'volunteer.answer', at(task, { accepts: true }));
    const answered = world.facts.findLast(({ type }) => type === 'volunteer.answered');
    expect(answered && noticesOf(world.state, answered)).toMatchObject([
      { kind: 'volunteer.answered', organisations: ['red-cross'] },
    ]);
    world.done(RED_CROSS, 'task.leave', at(task, { volunteer }));
    expect(told(world)).toEqual([['task.changed', 'seat/volunteer-1']]);
  });

  it('two hours before it begins, or as the charter says, once, and not if it was called off', () => {
    const world = city();
    const begins = (hours: number) => ({
      from: new Date(Date.parse(world.now) + hours * HOUR).toISOString(),
      until: new Date(Date.parse(world.now) + (hours + 3) * HOUR).toISOString(),
    });
    const [soon, gone, later] = [open(world, begins(5)), open(world, begins(9)), open(world, begins(30))];
    const { by, volunteer } = join(world, 'volunteer-1');
    for (const task of [soon, gone, later]) {
      world.done(RED_CROSS, 'volunteer.ask', at(task, { volunteer }));
      world.done(by, 'volunteer.answer', at(task, { accepts: true }));
    }
    const known = new Set<string>();
    const due = () => {
      const matters = mattersOfTime(world.state, world.duties, world.now, (key) => known.has(key));
      const own = matters.filter(({ kind }) => kind === 'shift.begins-soon');
      for (const { key } of own) known.add(key);
      return own.map(({ organisations, name }) => [name.zh, ...organisations]);
    };
    world.pass(2.9);
    expect(due()).toEqual([]);
    world.pass(0.2);
    expect(due()).toEqual([['送菜', 'seat/volunteer-1']]);
    expect(due()).toEqual([]);
    world.done(RED_CROSS, 'task.call-off', at(gone, { reason: '大雨' }));
    world.pass(5);
    expect(due()).toEqual([]);
    world.pass(21);
    expect(due()).toHaveLength(1);
  });
});
