import { faultsIn } from '../../kernel/concept/faults-in.ts';
import type { IncidentState } from '../../kernel/state/state.ts';
import { hoursOf } from './certificate.ts';
import { whoKeepsOpen, whyNotEnd, whyNotLeave } from './ending.ts';
import type { taskFacts } from './facts.ts';
import { unfitness, whyNotBegin } from './fitness.ts';

/** What begins with an incident's response; what ends, and papers about it, may come after. */
const worksOn = ({ id, closedAt }: IncidentState): string | null =>
  closedAt === null ? null : `works on in ${id}, which is closed`;

/** What is wrong with a fact about tasks and those who work on them: the rules of safety hold in the record, or it fails. */
export const taskFaults = faultsIn<keyof typeof taskFacts>({
  'task.opened': (incident, { actor, data: { task, organisation, from, until } }) => {
    if (incident.closedAt !== null) return worksOn(incident);
    if (incident.tasks.has(task)) return `opens ${task} a second time`;
    if (organisation !== actor.organisation) return `opens ${task} in the name of ${organisation}`;
    return from < until ? null : `opens ${task}, which ends before it begins`;
  },
  'task.closed': (incident, { at, data }) => {
    const task = incident.tasks.get(data.task);
    if (!task || task.closed) return `closes ${data.task}, which is not open`;
    const there = whoKeepsOpen(incident, task, at);
    return there === null ? null : `closes ${task.id} while ${there} is at work`;
  },
  'volunteer.enrolled': (incident, { actor, data: { volunteer, organisation } }) => {
    if (incident.closedAt !== null) return worksOn(incident);
    if (incident.volunteers.has(volunteer)) return `enrols ${volunteer} a second time`;
    return organisation === actor.organisation ? null : `enrols ${volunteer} in the name of ${organisation}`;
  },
  'task.left': (incident, { at, data: { task: id, volunteer } }) => {
    const task = incident.tasks.get(id);
    const why = task && !task.closed ? whyNotLeave(incident, task, volunteer, at) : 'not-taken';
    if (why === null) return null;
    return why === 'at-work'
      ? `takes ${volunteer} off ${id} while it is at work`
      : `takes ${volunteer} off ${id}, which it does not have`;
  },
  'task.taken': (incident, { at, data }) => {
    if (incident.closedAt !== null) return worksOn(incident);
    const [task, volunteer] = [incident.tasks.get(data.task), incident.volunteers.get(data.volunteer)];
    if (!task || !volunteer || task.closed)
      return `puts ${data.volunteer} on ${data.task}, which is not open`;
    const why = unfitness(incident, volunteer, task, at);
    return why ? `puts ${volunteer.id} on ${task.id} against the rule ${why}` : null;
  },
  'shift.started': (incident, { at, data: { task: id, volunteers } }) => {
    if (incident.closedAt !== null) return worksOn(incident);
    const task = incident.tasks.get(id);
    if (!task || task.closed) return `begins work on ${id}, which is not open`;
    if (new Set(volunteers).size < volunteers.length) return `begins work of one person twice on ${id}`;
    const broken = whyNotBegin(incident, task, volunteers, at);
    return broken && BEGINS_AGAINST[broken.why](broken.volunteer, id);
  },
  'shift.ended': (incident, { at, data: { task: id, volunteers } }) => {
    const task = incident.tasks.get(id);
    const twice = volunteers.find((each, index, all) => all.indexOf(each) < index);
    if (!task || twice !== undefined) return `ends work of ${twice ?? volunteers[0]}, which was not there`;
    const broken = whyNotEnd(incident, task, volunteers, at);
    if (broken === null) return null;
    return broken.why === 'two-persons'
      ? `leaves one alone on ${task.id}, a task for two`
      : `ends work of ${broken.volunteer}, which was not there`;
  },
  'volunteer.certified': (incident, { at, data }) => {
    const volunteer = incident.volunteers.get(data.volunteer);
    const hours = volunteer ? hoursOf(incident, volunteer, at) : null;
    const { minutes, shifts, from, until, organisation } = data;
    const isRight =
      hours?.minutes === minutes && hours.shifts === shifts && hours.from === from && hours.until === until;
    return isRight && organisation === volunteer?.organisation
      ? null
      : `certifies other hours of ${data.volunteer} than its shifts have`;
  },
});

const BEGINS_AGAINST = {
  over: (_volunteer: string, task: string) => `begins work on ${task} outside of its time`,
  early: (_volunteer: string, task: string) => `begins work on ${task} outside of its time`,
  'two-persons': (volunteer: string, task: string) => `leaves ${volunteer} alone on ${task}, a task for two`,
  'not-taken': (volunteer: string, task: string) => `begins work of ${volunteer}, which is not on ${task}`,
  'at-work': (volunteer: string) => `begins work of ${volunteer}, which is at work`,
  hours: (volunteer: string) => `begins work of ${volunteer} beyond twelve hours`,
};
