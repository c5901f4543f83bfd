import { refusal } from '@tongzhou/domain';
import type { MiddlewareHandler } from 'hono';
import type { Identity } from '../../identity/index.ts';
import { doorProblem, problem } from '../problem.ts';
import { fromOtherSite } from './same-origin.ts';

/** Lets those pass who say who they are; asked before the body is read, so that strangers cannot make us read. */
export const signedIn =
  (identity: Identity): MiddlewareHandler =>
  async (context, next) => {
    const { method, headers } = context.req.raw;
    if (method !== 'GET' && method !== 'HEAD' && fromOtherSite(headers)) {
      return doorProblem(context, 403, 'cross-site');
    }
    const actor = await identity.actorOf(headers);
    if (!actor) return problem(context, [refusal('sign-in-required', {})]);
    context.set('actor', actor);
    return next();
  };
