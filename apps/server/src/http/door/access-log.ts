import type { MiddlewareHandler } from 'hono';
import { addressOf } from './address.ts';
import type { SeenAtDoor } from './page-refusals.ts';
import { refusedInput } from './refused-input.ts';
import { sayAtDoor } from './say.ts';

/** Leaves who asked for whoever writes the request down (`requestLine`), which is outside of the API. */
export const noteSeat = (): MiddlewareHandler => async (context, next) => {
  await next();
  const seat = context.get('actor')?.seat;
  const { incoming } = (context.env ?? {}) as { readonly incoming?: { seen?: SeenAtDoor } };
  if (incoming && seat !== undefined) incoming.seen = { seat };
};

/**
 * What was refused to somebody, whether or not every request is written down: who guards the door looks for many of these
 * from one place. `TONGZHOU_LOG=off` ends it.
 */
export const refusalLog = (): MiddlewareHandler => async (context, next) => {
  await next();
  const { status } = context.res;
  const seat = context.get('actor')?.seat;
  const address = addressOf(context);
  refusedInput.note(status, { seat, address });
  if (status !== 401 && status !== 403) return;
  sayAtDoor({ event: 'access-refused', status, path: context.req.path, seat, address });
};
