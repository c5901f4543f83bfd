import type { Evolvers } from '../state/evolve.ts';
import { must, StateError } from '../state/must.ts';
import type { taskFacts } from './facts.ts';
import { endsBy, intervalOf, shiftEnd } from './working-time.ts';

export const evolveTask: Evolvers<keyof typeof taskFacts> = {
  'task.opened'(state, fact) {
    const { task, ...terms } = fact.data;
    const { tasks } = must(state.incidents, fact.incident, 'incident');
    tasks.set(task, { id: task, ...terms, volunteers: new Set(), closed: null });
  },
  'task.closed'(state, fact) {
    const { tasks } = must(state.incidents, fact.incident, 'incident');
    must(tasks, fact.data.task, 'task').closed = { at: fact.at, outcome: fact.data.outcome };
  },
  'volunteer.enrolled'(state, fact) {
    const { volunteer, ...terms } = fact.data;
    const { volunteers } = must(state.incidents, fact.incident, 'incident');
    volunteers.set(volunteer, { id: volunteer, ...terms, shifts: [] });
  },
  'task.taken'(state, fact) {
    const { tasks } = must(state.incidents, fact.incident, 'incident');
    must(tasks, fact.data.task, 'task').volunteers.add(fact.data.volunteer);
  },
  'task.left'(state, fact) {
    const { tasks } = must(state.incidents, fact.incident, 'incident');
    must(tasks, fact.data.task, 'task').volunteers.delete(fact.data.volunteer);
  },
  'shift.started'(state, fact) {
    const { volunteers } = must(state.incidents, fact.incident, 'incident');
    for (const id of fact.data.volunteers) {
      const { shifts } = must(volunteers, id, 'volunteer');
      const earlier = shifts.map((shift) => intervalOf(shift.startedAt, shiftEnd(shift)));
      shifts.push({
        task: fact.data.task,
        startedAt: fact.at,
        endsBy: endsBy(fact.at, earlier),
        endedAt: null,
        startedBy: fact.position,
        endedBy: null,
      });
    }
  },
  'shift.ended'(state, fact) {
    const { volunteers } = must(state.incidents, fact.incident, 'incident');
    for (const id of fact.data.volunteers) {
      const shift = must(volunteers, id, 'volunteer').shifts.at(-1);
      if (!shift) throw new StateError(`volunteer ${id} has no shift`);
      shift.endedAt = fact.at;
      shift.endedBy = fact.position;
    }
  },
};
