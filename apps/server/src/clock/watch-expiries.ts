import { SECOND_MS } from '@tongzhou/domain';
import type { Application } from '../application/application.ts';
import { Loop } from '../loop.ts';

/**
 * Ends reservations when their time has come, within a second or so. Nothing depends on the second: an expired one can
 * no longer be posted whether or not its end is written down yet.
 */
export const watchExpiries = (application: Application): Loop =>
  new Loop(() => application.expireDue(), {
    everyMs: SECOND_MS,
    fault: 'reservations could not be ended',
  });
