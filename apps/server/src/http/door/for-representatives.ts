import { whyNotFromSeat } from '@tongzhou/domain';
import type { MiddlewareHandler } from 'hono';
import type { Application } from '../../application/application.ts';
import { problem } from '../problem.ts';

/** What an organisation arranges for itself as a whole is for those of its people who speak for it. */
export const forRepresentatives =
  ({ state }: Pick<Application, 'state'>): MiddlewareHandler =>
  async (context, next) => {
    const not = whyNotFromSeat(state, context.get('actor'), 'represent');
    if (not) return problem(context, [not]);
    await next();
  };
