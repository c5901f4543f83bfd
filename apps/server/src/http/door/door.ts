import type { Hono, MiddlewareHandler } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import type { Application } from '../../application/application.ts';
import type { Fence } from '../../journal/fence.ts';
import {
  doorProblem,
  machineFault,
  recordStopped,
  recordUnsure,
  unexpected,
  writerAway,
} from '../problem.ts';
import { stayWithTls } from '../public-url.ts';
import { noteSeat, refusalLog } from './access-log.ts';
import { namesOf } from './names.ts';
import '../variables.ts';

/** What every request passes before it comes to a route, and what it meets where there is none. */
export function openDoor(api: Hono, application: Application): void {
  const names = namesOf(application);
  api.use(requestId({ limitLength: 64 }));
  api.use(noteSeat());
  api.use(refusalLog());
  api.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      // Public data is for other sites too.
      crossOriginResourcePolicy: 'cross-origin',
      referrerPolicy: 'same-origin',
      strictTransportSecurity: stayWithTls() ?? false,
      xFrameOptions: 'DENY',
    }),
  );
  api.use(async (context, next) => {
    context.set('names', names);
    await next();
  });
  api.use(onlyWhileGoing(application.fence));
  // No name of ours has a NUL in it, and PostgreSQL takes none.
  api.use((context, next) =>
    /%00/.test(context.req.url) ? Promise.resolve(doorProblem(context, 404, 'address-unknown')) : next(),
  );
  api.use(
    methodNotAllowed({
      app: api,
      onMethodNotAllowed(context, methods) {
        context.header('allow', methods.join(', '));
        return doorProblem(context, 405, 'method-not-allowed');
      },
    }),
  );
  api.notFound((context) => doorProblem(context, 404, 'address-unknown'));
  api.onError((error, context) => {
    if (error.name === 'WriterAway') return writerAway(context);
    const { fence, faults } = application;
    const fault = faults.note(error, `request ${context.get('requestId')}`);
    if (fault !== null && fault !== 'database-away') return machineFault(context, fault);
    // Nobody knows whether it was done: with the same key it may be asked again.
    if (fence.isUnsure(error)) return recordUnsure(context);
    return fault === null ? unexpected(context) : machineFault(context, fault);
  });
}

/** What was answered while the server stopped is not said either: it may be of facts that are gone. */
const onlyWhileGoing =
  (fence: Fence): MiddlewareHandler =>
  async (context, next) => {
    if (/^\/(?:healthz|readyz)$/.test(context.req.path)) return next();
    if (fence.stopped === null) await next();
    if (fence.stopped !== null) context.res = recordStopped(context, fence.stopped);
  };
