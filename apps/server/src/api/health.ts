import type { Context } from 'hono';
import type { Application } from '../application/application.ts';
import type { PublicLog } from '../log/public-log.ts';

/** For whoever watches the server: is it well, how far is the journal, how far the log. */
export async function health(context: Context, application: Application, log: PublicLog) {
  const checkpoint = await log.checkpointText().catch(() => null);
  const well = application.damagedAt === null && checkpoint !== null;
  return context.json(
    {
      status: well ? 'ok' : 'degraded',
      position: application.state.position,
      logSize: Number(checkpoint?.split('\n')[1] ?? 0),
      damagedAt: application.damagedAt,
      database: application.database.kind,
      exercise: application.clock.isExercise,
      clock: application.clock.now().toISOString(),
      memoryMiB: Math.round(process.memoryUsage.rss() / 1_048_576),
    },
    well ? 200 : 503,
  );
}
