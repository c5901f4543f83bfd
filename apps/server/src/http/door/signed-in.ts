import { refusal } from '@tongzhou/domain';
import type { MiddlewareHandler } from 'hono';
import type { Identity } from '../../identity/index.ts';
import { doorProblem, faultAtDoor, problem } from '../problem.ts';
import { fromOtherSite } from './same-origin.ts';

/**
 * What a program's token must hold to read or write here: the function of the command that it hands in, which the route asks
 * for itself, or this one. Unsaid: such a place is for people, its reading too.
 */
export type Entering = {
  readonly tokens?: 'by-command' | 'any' | { readonly function: string };
  /** What is done here cannot be undone: a person has proved a moment ago to be that person. */
  readonly isFinal?: true;
  /** Also for newcomers whose e-mail nobody has confirmed: they confirm it, and they go. */
  readonly unconfirmed?: true;
};

/** Lets those pass who say who they are; asked before the body is read, so that strangers cannot make us read. */
export const signedIn =
  (identity: Identity, { tokens, isFinal, unconfirmed }: Entering = {}): MiddlewareHandler =>
  async (context, next) => {
    const { method, headers } = context.req.raw;
    const isReading = method === 'GET' || method === 'HEAD';
    if (!isReading && fromOtherSite(headers)) return doorProblem(context, 403, 'cross-site');
    const actor = await identity.actorOf(headers);
    if (!actor) return problem(context, [refusal('sign-in-required', {})]);
    context.set('actor', actor);
    // What somebody sees who is signed in is kept by nobody on the way.
    context.header('cache-control', 'no-store');
    if (!isReading && !unconfirmed && identity.mustConfirm(actor))
      return faultAtDoor(context, 'email-unconfirmed');
    if (actor.token && actor.token.functions !== null) {
      if (tokens === undefined) return doorProblem(context, 403, 'person-needed');
      if (typeof tokens === 'object' && identity.whyNotInFunction(actor, tokens.function) !== null)
        return doorProblem(context, 403, 'token-scope');
    }
    if (isFinal && actor.session && !identity.isFresh(actor)) return faultAtDoor(context, 'step-up-needed');
    return next();
  };
