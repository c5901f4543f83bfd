import type { Actor } from '../../kernel/command/context.ts';
import { type Refusal, refusal } from '../../kernel/refusal/refusal.ts';
import type { Volunteer } from './state.ts';

/** Nobody puts another organisation's volunteer on a task (志愿服务条例 art. 25: nobody is made to serve). Null: it may. */
export function whyNotPut(volunteer: Volunteer, { organisation }: Actor): Refusal | null {
  return volunteer.organisation === organisation
    ? null
    : refusal(
        'volunteer-of-another',
        { volunteer: volunteer.id, organisation: volunteer.organisation },
        { field: 'volunteer', rule: '志愿服务条例 24' },
      );
}
