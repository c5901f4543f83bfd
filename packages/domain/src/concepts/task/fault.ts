import type { Fact } from '../../kernel/fact/fact.ts';
import type { State } from '../../kernel/state/state.ts';
import { hoursOf } from './certificate.ts';
import { unfitness, workedBy } from './fitness.ts';
import { atWork } from './together.ts';
import { endsBy, hasBegunTooEarly, isAtWork, mostWork } from './working-time.ts';

/** What begins with an incident's response; what ends, and papers about it, may come after. */
const BEGINS: ReadonlySet<Fact['type']> = new Set([
  'task.opened',
  'task.taken',
  'volunteer.enrolled',
  'shift.started',
]);

/** What is wrong with a fact about tasks and those who work on them: the rules of safety hold in the record, or it fails. */
export function taskFault(state: State, fact: Fact): string | null {
  const incident = state.incidents.get(fact.incident);
  if (!incident) return null;
  if (incident.closedAt !== null && BEGINS.has(fact.type))
    return `works on in ${incident.id}, which is closed`;
  switch (fact.type) {
    case 'task.opened': {
      const { task, organisation, from, until } = fact.data;
      if (incident.tasks.has(task)) return `opens ${task} a second time`;
      if (organisation !== fact.actor.organisation) return `opens ${task} in the name of ${organisation}`;
      return from < until ? null : `opens ${task}, which ends before it begins`;
    }
    case 'task.closed': {
      const task = incident.tasks.get(fact.data.task);
      if (!task || task.closed) return `closes ${fact.data.task}, which is not open`;
      const [there] = atWork(incident, task, fact.at);
      return there === undefined ? null : `closes ${task.id} while ${there} is at work`;
    }
    case 'volunteer.enrolled': {
      const { volunteer, organisation } = fact.data;
      if (incident.volunteers.has(volunteer)) return `enrols ${volunteer} a second time`;
      return organisation === fact.actor.organisation
        ? null
        : `enrols ${volunteer} in the name of ${organisation}`;
    }
    case 'task.left': {
      const { task: id, volunteer } = fact.data;
      const task = incident.tasks.get(id);
      if (!task || task.closed || !task.volunteers.has(volunteer))
        return `takes ${volunteer} off ${id}, which it does not have`;
      return atWork(incident, task, fact.at).includes(volunteer)
        ? `takes ${volunteer} off ${id} while it is at work`
        : null;
    }
    case 'task.taken': {
      const [task, volunteer] = [
        incident.tasks.get(fact.data.task),
        incident.volunteers.get(fact.data.volunteer),
      ];
      if (!task || !volunteer || task.closed)
        return `puts ${fact.data.volunteer} on ${fact.data.task}, which is not open`;
      const why = unfitness(incident, volunteer, task, fact.at);
      return why ? `puts ${volunteer.id} on ${task.id} against the rule ${why}` : null;
    }
    case 'shift.started': {
      const task = incident.tasks.get(fact.data.task);
      if (!task || task.closed) return `begins work on ${fact.data.task}, which is not open`;
      if (hasBegunTooEarly(incident, task, fact.at) || task.until <= fact.at)
        return `begins work on ${task.id} outside of its time`;
      if (new Set(fact.data.volunteers).size < fact.data.volunteers.length)
        return `begins work of one person twice on ${task.id}`;
      const there = atWork(incident, task, fact.at);
      if (task.twoPersons && there.length + fact.data.volunteers.length < 2)
        return `leaves ${fact.data.volunteers[0]} alone on ${task.id}, a task for two`;
      for (const id of fact.data.volunteers) {
        const volunteer = incident.volunteers.get(id);
        if (!volunteer || !task.volunteers.has(id)) return `begins work of ${id}, which is not on ${task.id}`;
        if (volunteer.shifts.some((shift) => isAtWork(shift, fact.at)))
          return `begins work of ${id}, which is at work`;
        if (endsBy(fact.at, workedBy(volunteer), mostWork(incident)) <= fact.at)
          return `begins work of ${id} beyond twelve hours`;
      }
      return null;
    }
    case 'shift.ended': {
      const task = incident.tasks.get(fact.data.task);
      const there = task ? atWork(incident, task, fact.at) : [];
      const absent = fact.data.volunteers.find(
        (id, index, all) => !there.includes(id) || all.indexOf(id) < index,
      );
      if (!task || absent) return `ends work of ${absent ?? '-'}, which was not there`;
      return task.twoPersons && there.length - fact.data.volunteers.length === 1
        ? `leaves one alone on ${task.id}, a task for two`
        : null;
    }
    case 'volunteer.certified': {
      const volunteer = incident.volunteers.get(fact.data.volunteer);
      const hours = volunteer ? hoursOf(incident, volunteer, fact.at) : null;
      const { minutes, shifts, from, until, organisation } = fact.data;
      const isRight =
        hours?.minutes === minutes && hours.shifts === shifts && hours.from === from && hours.until === until;
      return isRight && organisation === volunteer?.organisation
        ? null
        : `certifies other hours of ${fact.data.volunteer} than its shifts have`;
    }
    default:
      return null;
  }
}
