import type { Application } from '../application/application.ts';

const TICK_MS = 1_000;

/**
 * Ends reservations when their time has come, within a second or so. Nothing depends on the second: an expired one can
 * no longer be posted whether or not its end is written down yet. Returns the way to stop.
 */
export function watchExpiries(application: Application): () => Promise<void> {
  let turn: Promise<unknown> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    turn = application
      .expireDue()
      .catch((error: Error) => console.error('tongzhou: reservations could not be ended:', error.message))
      .finally(() => {
        busy = false;
      });
  }, TICK_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await turn;
  };
}
