import type { MiddlewareHandler } from 'hono';
import { addressOf } from './address.ts';
import { refusedInput } from './refused-input.ts';
import { sayAtDoor } from './say.ts';

/**
 * One line of JSON for each request, on standard error, where TONGZHOU_LOG=json. No query, no body, no token, no
 * address: what is not written down cannot leak.
 */
export function accessLog(isOn = process.env.TONGZHOU_LOG === 'json'): MiddlewareHandler {
  if (!isOn) return (_context, next) => next();
  return async (context, next) => {
    const began = performance.now();
    await next();
    const line = {
      at: new Date().toISOString(),
      id: context.get('requestId'),
      method: context.req.method,
      path: context.req.path,
      status: context.res.status,
      ms: Math.round(performance.now() - began),
      seat: context.get('actor')?.seat,
    };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  };
}

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
