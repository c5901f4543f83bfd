import type { Actor } from '../../kernel/command/context.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { VolunteerRule } from './fitness.ts';
import type { Task, Volunteer } from './state.ts';

/** Waiting for an answer to one task; more are not asked at once. */
const ASKED_MAX = 100;

/** What `volunteer-rule` says of one volunteer. */
export const broken = (volunteer: string, why: VolunteerRule, field = 'volunteer'): Refusal =>
  refusal('volunteer-rule', { volunteer, why }, { field });

const ofAnother = ({ id, organisation }: Volunteer): Refusal =>
  refusal(
    'volunteer-of-another',
    { volunteer: id, organisation },
    { field: 'volunteer', rule: '志愿服务条例 24' },
  );

/**
 * Nobody is made to serve (志愿服务条例 24): a volunteer comes to a task by himself, or his own organisation puts him there where he
 * has no seat from which to say yes. Null: he may be put there.
 */
export function whyNotPut(volunteer: Volunteer, { organisation, seat }: Actor): Refusal | null {
  if (volunteer.seat !== null && volunteer.seat === seat) return null;
  if (volunteer.organisation !== organisation) return ofAnother(volunteer);
  return volunteer.seat === null ? null : broken(volunteer.id, 'asked-first');
}

/** Why an organisation cannot ask a volunteer for a task that it runs; null: it can. */
export function whyNotAskVolunteer(
  task: Task,
  volunteer: Volunteer,
  { organisation }: Actor,
): Refusal | null {
  const isOwn = volunteer.organisation === organisation;
  if (!isOwn && !volunteer.openToOthers) return ofAnother(volunteer);
  if (volunteer.seat === null) return broken(volunteer.id, 'no-seat');
  if (task.declined.has(volunteer.id)) return broken(volunteer.id, 'declined');
  if (task.asked.has(volunteer.id)) return broken(volunteer.id, 'asked-already');
  return task.asked.size >= ASKED_MAX ? broken(volunteer.id, 'asked-enough') : null;
}
