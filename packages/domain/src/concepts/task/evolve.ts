import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { list } from '../../kernel/state/lists.ts';
import { must, StateError } from '../../kernel/state/must.ts';
import type { State } from '../../kernel/state/state.ts';
import type { taskFacts } from './facts.ts';
import { between, nothingBetween, passOn } from './pass-on.ts';
import { recountTask } from './tally.ts';
import { endTogether } from './together.ts';
import { endsBy, intervalOf, mostWork, shiftEnd } from './working-time.ts';

const taskOf = (
  state: State,
  fact: { readonly incident: string; readonly data: { readonly task: string } },
) => {
  const incident = must(state.incidents, fact.incident, 'incident');
  return { incident, task: must(incident.tasks, fact.data.task, 'task') };
};

export const evolveTask: Evolvers<keyof typeof taskFacts> = {
  'task.opened'(state, fact) {
    const { task, ...terms } = fact.data;
    const incident = must(state.incidents, fact.incident, 'incident');
    recountTask(incident, task, fact.at, () => {
      const opened = {
        ...{ holder: terms.organisation, requests: new Map(), offeredTo: null },
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
    volunteers.set(volunteer, {
      id: volunteer,
      ...terms,
      shifts: [],
      tasks: new Set(),
      certificates: [],
    });
  },
  'task.taken'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const task = must(incident.tasks, fact.data.task, 'task');
    recountTask(incident, task.id, fact.at, () => task.volunteers.add(fact.data.volunteer));
    must(incident.volunteers, fact.data.volunteer, 'volunteer').tasks.add(fact.data.task);
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
      const earlier = shifts.map((shift) => intervalOf(shift.startedAt, shiftEnd(shift)));
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
    endTogether(incident, task, fact.at);
  },
  'volunteer.certified'(state, fact) {
    const { volunteers } = must(state.incidents, fact.incident, 'incident');
    const { certificates } = must(volunteers, fact.data.volunteer, 'volunteer');
    certificates.push({ ...fact.data, at: fact.at, position: fact.position });
  },
};
