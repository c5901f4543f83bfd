import type { Evolvers } from '../../kernel/state/evolvers.ts';
import { must, StateError } from '../../kernel/state/must.ts';
import type { taskFacts } from './facts.ts';
import { recountTask } from './tally.ts';
import { endTogether } from './together.ts';
import { endsBy, intervalOf, mostWork, shiftEnd } from './working-time.ts';

export const evolveTask: Evolvers<keyof typeof taskFacts> = {
  'task.opened'(state, fact) {
    const { task, ...terms } = fact.data;
    const incident = must(state.incidents, fact.incident, 'incident');
    recountTask(incident, task, fact.at, () => {
      const opened = { volunteers: new Set<string>(), present: new Set<string>(), closed: null };
      incident.tasks.set(task, { id: task, ...terms, ...opened });
    });
  },
  'task.closed'(state, fact) {
    const incident = must(state.incidents, fact.incident, 'incident');
    const task = must(incident.tasks, fact.data.task, 'task');
    recountTask(incident, task.id, fact.at, () => {
      task.closed = { at: fact.at, outcome: fact.data.outcome };
    });
  },
  'volunteer.enrolled'(state, fact) {
    const { volunteer, ...terms } = fact.data;
    const { volunteers } = must(state.incidents, fact.incident, 'incident');
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
