import type { Context } from 'hono';
import type { Application } from '../application/application.ts';
import type { PublicLog } from '../log/public-log.ts';

const DATABASE_MS_MAX = 3_000;

/** For whoever watches the server: is it well, how far is the journal, how far the log. */
export async function health(context: Context, application: Application, log: PublicLog): Promise<Response> {
  const size = await logSize(log);
  const well = application.damagedAt === null && size !== null;
  const body = {
    status: well ? 'ok' : 'degraded',
    position: application.state.position,
    logSize: size,
    damagedAt: application.damagedAt,
    database: size === null ? 'unreachable' : application.database.kind,
    exercise: application.clock.isExercise,
    clock: application.clock.now().toISOString(),
    memoryMiB: Math.round(process.memoryUsage.rss() / 1_048_576),
  };
  return context.json(body, well ? 200 : 503, { 'cache-control': 'no-store' });
}

/** Entries under the current checkpoint, 0 before the first; null where the database does not answer in time. */
async function logSize(log: PublicLog): Promise<number | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, DATABASE_MS_MAX, null).unref());
  const text = await Promise.race([log.checkpointText().catch(() => null), late]);
  return text === null ? null : Number(text.split('\n')[1] ?? 0);
}
