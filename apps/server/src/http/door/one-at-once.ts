import type { MiddlewareHandler } from 'hono';
import { doorProblem } from '../problem.ts';
import { AtOnce } from './at-once.ts';
import { LIMITS } from './limits.ts';

/** Of what costs much, one for each account at the same time; behind `signedIn`, before the body is read. */
export function oneAtOnce(): MiddlewareHandler {
  const accounts = new AtOnce(LIMITS.costlyAtOnce);
  return async (context, next) => {
    const leave = accounts.enter(context.get('actor').seat);
    if (leave === null) {
      context.header('retry-after', '5');
      return doorProblem(context, 429, 'too-many-requests');
    }
    try {
      return await next();
    } finally {
      leave();
    }
  };
}
