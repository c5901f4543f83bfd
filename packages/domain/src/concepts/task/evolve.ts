import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { list } from '../../kernel/state/lists.ts';
import { must, StateError } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import { DAY_MS } from '../../kernel/time/time.ts';
import type { taskFacts } from './facts.ts';
import { newVolunteer } from './new-volunteer.ts';
import { between, nothingBetween, passOn } from './pass-on.ts';
import { PLACE_CHECKS } from './place-code.ts';
import type { Task, Volunteer } from './state.ts';
import { recountTask } from './tally.ts';
import { endTogether } from './together.ts';
import { endsBy, mostWork, workedSince } from './working-time.ts';

const taskOf = (
  state: State,
  fact: { readonly incident: string; readonly data: { readonly task: string } },
) => {
  const incident = must(state.incidents, fact.incident, 'incident');
  return { incident, task: must(incident.tasks, fact.data.task, 'task') };
};

const volunteerOf = (
  state: State,
  fact: { readonly incident: string; readonly data: { readonly volunteer: string } },
): Volunteer =>
  must(must(state.incidents, fact.incident, 'incident').volunteers, fact.data.volunteer, 'volunteer');

function askNoMore(task: Task, volunteer: Volunteer): void {
  task.asked.delete(volunteer.id);
  volunteer.asked.delete(task.id);
}

/** The next check shows the link before this one. */
function useLink(task: Task, link: string | null): void {
  if (link !== null && task.place) task.place = { anchor: link, left: task.place.left - 1 };
}

export const evolveTask: Evolvers<keyof typeof taskFacts> = {
  'task.opened'(state, fact) {
    const { task, ...terms } = fact.data;
    const incident = must(state.incidents, fact.incident, 'incident');
    recountTask(incident, task, fact.at, () => {
      const opened = {
        ...{ holder: terms.organisation, requests: new Map(), offeredTo: null },
        ...{
          briefing: null,
          place: null,
          asked: new Set<string>(),
          declined: new Set<string>(),
          photographs: new Map(),
        },
        ...{ volunteers: new Set<string>(), present: new Set<string>(), closed: null },
      };
      incident.tasks.set(task, { id: task, ...terms, ...opened });
    });
  },
  'task.closed'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const task = must(incident.tasks, fact.data.task, 'task');
    recountTask(incident, task.id, fact.at, () => {
      task.closed = { at: fact.at, outcome: fact.data.outcome };
    });
    for (const id of task.volunteers) incident.volunteers.get(id)?.tasks.delete(task.id);
    nothingBetween(incident, task);
  },
  'task.asked'(state, fact) {
    const { incident, task } = taskOf(state, fact);
    const { organisation, note, answerBy } = fact.data;
    task.requests.set(organisation, { at: fact.at, note, answerBy });
    between(incident, task, organisation);
  },
  'task.ask-answered'(state, fact) {
    const { incident, task } = taskOf(state, fact);
    if (fact.data.accepts) passOn(incident, task, fact.data.organisation, fact.at);
    else {
      task.requests.delete(fact.data.organisation);
      between(incident, task, fact.data.organisation);
    }
  },
  'task.claimed'(state, fact) {
    const { incident, task } = taskOf(state, fact);
    passOn(incident, task, fact.data.organisation, fact.at);
  },
  'task.handed-over'(state, fact) {
    const { incident, task } = taskOf(state, fact);
    const before = task.offeredTo;
    task.offeredTo = fact.data.organisation;
    for (const each of [before, task.offeredTo]) if (each !== null) between(incident, task, each);
  },
  'task.handover-answered'(state, fact) {
    const { incident, task } = taskOf(state, fact);
    if (fact.data.accepts) passOn(incident, task, fact.data.organisation, fact.at);
    else {
      task.offeredTo = null;
      between(incident, task, fact.data.organisation);
    }
  },
  'task.given-back'(state, fact) {
    const { incident, task } = taskOf(state, fact);
    passOn(incident, task, task.organisation, fact.at);
  },
  'volunteer.enrolled'(state, fact) {
    const { volunteer, ...terms } = fact.data;
    const { volunteers, volunteersOf } = must(state.incidents, fact.incident, 'incident');
    list(volunteersOf, terms.organisation, volunteer);
    volunteers.set(volunteer, { ...newVolunteer(volunteer), ...terms });
  },
  'volunteer.joined'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const { volunteer: id, organisation, seat, task: _task, consents: _consents, ...said } = fact.data;
    const back = incident.volunteers.get(id);
    if (back) {
      Object.assign(back, said);
      back.leftAt = null;
      return;
    }
    list(incident.volunteersOf, organisation, id);
    incident.volunteerAt.set(seat, id);
    incident.volunteers.set(id, { ...newVolunteer(id), organisation, seat, ...said, clearedForRisk: false });
  },
  'volunteer.seat-offered'(state, fact) {
    volunteerOf(state, fact).seatOffer = { anchor: fact.data.anchor, at: fact.at };
  },
  'volunteer.seated'(state, fact) {
    const { volunteer: id, seat } = fact.data;
    must(state.incidents, fact.incident, 'incident').volunteerAt.set(seat, id);
    Object.assign(volunteerOf(state, fact), { seat, seatOffer: null });
  },
  'volunteer.stated'(state, fact) {
    const { volunteer: id, ...said } = fact.data;
    Object.assign(volunteerOf(state, fact), said);
  },
  'volunteer.cleared'(state, fact) {
    volunteerOf(state, fact).clearedForRisk = fact.data.clearedForRisk;
  },
  'volunteer.asked'(state, fact) {
    taskOf(state, fact).task.asked.add(fact.data.volunteer);
    volunteerOf(state, fact).asked.add(fact.data.task);
  },
  'volunteer.answered'(state, fact) {
    const { task } = taskOf(state, fact);
    askNoMore(task, volunteerOf(state, fact));
    if (!fact.data.accepts) task.declined.add(fact.data.volunteer);
  },
  'task.proven'(state, fact) {
    list(taskOf(state, fact).task.photographs, fact.data.volunteer, fact.data.photo);
  },
  'volunteer.left'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const volunteer = volunteerOf(state, fact);
    for (const id of volunteer.asked) askNoMore(must(incident.tasks, id, 'task'), volunteer);
    for (const id of volunteer.tasks)
      recountTask(incident, id, fact.at, () =>
        must(incident.tasks, id, 'task').volunteers.delete(volunteer.id),
      );
    volunteer.tasks.clear();
    volunteer.leftAt = fact.at;
  },
  'task.briefed'(state, fact) {
    const { task: _task, ...briefing } = fact.data;
    taskOf(state, fact).task.briefing = briefing;
  },
  'briefing.passed'(state, fact) {
    const { volunteers } = must(state.incidents, fact.incident, 'incident');
    for (const id of fact.data.volunteers) must(volunteers, id, 'volunteer').passed.add(fact.data.briefing);
  },
  'task.place-code-set'(state, fact) {
    taskOf(state, fact).task.place = { anchor: fact.data.anchor, left: PLACE_CHECKS };
  },
  'task.taken'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const task = must(incident.tasks, fact.data.task, 'task');
    recountTask(incident, task.id, fact.at, () => task.volunteers.add(fact.data.volunteer));
    const volunteer = must(incident.volunteers, fact.data.volunteer, 'volunteer');
    volunteer.tasks.add(fact.data.task);
    askNoMore(task, volunteer);
  },
  'task.left'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const task = must(incident.tasks, fact.data.task, 'task');
    recountTask(incident, task.id, fact.at, () => task.volunteers.delete(fact.data.volunteer));
    must(incident.volunteers, fact.data.volunteer, 'volunteer').tasks.delete(fact.data.task);
  },
  'shift.started'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const task = must(incident.tasks, fact.data.task, 'task');
    for (const id of fact.data.volunteers) {
      const { shifts } = must(incident.volunteers, id, 'volunteer');
      const earlier = workedSince(shifts, Date.parse(fact.at) - DAY_MS);
      const limit = endsBy(fact.at, earlier, mostWork(incident));
      shifts.push({
        task: fact.data.task,
        startedAt: fact.at,
        limit,
        endsBy: limit,
        endedAt: null,
        startedBy: fact.position,
        endedBy: null,
      });
      task.present.add(id);
    }
    useLink(task, fact.data.place);
    endTogether(incident, task, fact.at);
  },
  'shift.ended'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const task = must(incident.tasks, fact.data.task, 'task');
    for (const id of fact.data.volunteers) {
      const shift = must(incident.volunteers, id, 'volunteer').shifts.at(-1);
      if (!shift) throw new StateError(`volunteer ${id} has no shift`);
      shift.endedAt = fact.at;
      shift.endedBy = fact.position;
      task.present.delete(id);
    }
    useLink(task, fact.data.place);
    endTogether(incident, task, fact.at);
  },
  'volunteer.certified'(state, fact) {
    const { volunteers } = must(state.incidents, fact.incident, 'incident');
    const { certificates } = must(volunteers, fact.data.volunteer, 'volunteer');
    certificates.push({ ...fact.data, at: fact.at, position: fact.position });
  },
};
