import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds before each further try: a server that restarts or fails over is usually back within this. */
const WAITS = [0, 20, 50, 100, 300, 500] as const;

/** The way to the database broke, or the database is going down or coming up: what was asked may be asked again. */
export function isConnectionLost(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return (
    /^(?:ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|57P0[123]|08...)$/.test(String(code)) ||
    /Connection terminated|not queryable/.test(String(message))
  );
}

/** Does work that changes nothing in the database, and does it again where the connection was lost on the way. */
export async function outlast<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  for (const milliseconds of WAITS) {
    try {
      return await work();
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
      await wait(milliseconds);
    }
  }
  return work();
}
