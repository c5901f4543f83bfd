import { isVolunteerSeat, refusal } from '@tongzhou/domain';
import type { MiddlewareHandler } from 'hono';
import type { Application } from '../../application/application.ts';
import { problem } from '../problem.ts';

/** What an organisation arranges for itself is no matter of its volunteers, though they are signed in under its name. */
export const notForVolunteers =
  ({ state }: Pick<Application, 'state'>): MiddlewareHandler =>
  async (context, next) => {
    const { seat } = context.get('actor');
    if (isVolunteerSeat(state, seat)) return problem(context, [refusal('seat-of-volunteer', { seat })]);
    await next();
  };
