import { setTimeout as wait } from 'node:timers/promises';
import { MINUTE_MS } from '@tongzhou/domain';
import { isConnectionLost } from './connection-lost.ts';
import { NothingToFollow } from './nothing-to-follow.ts';

const TRY_EVERY_MS = 1_000;
const WAIT_MS_MAX = 10 * MINUTE_MS;

/** After a power cut the database comes up last: a start waits for it instead of giving up. Rejects after ten minutes. */
export async function waitForDatabase<Value>(
  open: () => Promise<Value>,
  say: (line: string) => void,
): Promise<Value> {
  for (const until = Date.now() + WAIT_MS_MAX; ; await wait(TRY_EVERY_MS)) {
    try {
      return await open();
    } catch (error) {
      const passes = isConnectionLost(error) || error instanceof NothingToFollow;
      if (!passes || Date.now() > until) throw error;
      say(`waiting for the database: ${(error as Error).message}`);
    }
  }
}
