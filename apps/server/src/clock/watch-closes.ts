import { SECOND_MS } from '@tongzhou/domain';
import type { Application } from '../application/application.ts';
import type { IntegrityWatch } from '../integrity/watch.ts';
import { Loop } from '../loop.ts';

/**
 * Past midnight the sites close their day; and the same night the whole database is checked, so that a figure that was
 * changed in it is found before anybody works with it (F13). Answers how many sites closed.
 */
export async function closeNight(
  application: Pick<Application, 'closeDays'>,
  integrity: Pick<IntegrityWatch, 'check'>,
): Promise<number> {
  let closed = 0;
  for (let more = await application.closeDays(); more > 0; more = await application.closeDays())
    closed += more;
  if (closed > 0) await integrity.check();
  return closed;
}

export const watchCloses = (application: Application, integrity: IntegrityWatch): Loop =>
  new Loop(() => closeNight(application, integrity), {
    everyMs: 30 * SECOND_MS,
    fault: 'the sites could not close their day',
  });
