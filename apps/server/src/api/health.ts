import type { Context } from 'hono';
import type { Application } from '../application/application.ts';
import { type LogLag, logLag } from '../log/lag.ts';
import type { PublicLog } from '../log/public-log.ts';
import type { Services } from '../services.ts';

const DATABASE_MS_MAX = 3_000;

/** For whoever watches the server: is it well, how far is the journal, how far the log and each of its witnesses. */
export async function health(context: Context, services: Services): Promise<Response> {
  const body = await healthOf(services);
  return context.json(body, body.status === 'ok' ? 200 : 503, { 'cache-control': 'no-store' });
}

export type Health = Awaited<ReturnType<typeof healthOf>>;

async function healthOf({ application, log, integrity, notifications, activations }: Services) {
  const lag = await inTime(application, log);
  const checked = integrity.status;
  const untold = lag === null ? null : await notifications.lag().catch(() => null);
  const well = application.damagedAt === null && lag !== null && checked.found.length === 0;
  return {
    status: well ? ('ok' as const) : ('degraded' as const),
    position: application.state.position,
    logSize: lag?.size ?? null,
    logLag: lag && { facts: lag.facts, seconds: lag.seconds },
    witnesses: log.witnesses.map(({ name, lastSize, lastCosignedAt, lastError }) => ({
      name,
      lastSize,
      lastCosignedAt,
      lastError: lastError && withoutAddresses(lastError),
    })),
    notices: untold,
    plans: activations.status,
    damagedAt: application.damagedAt,
    integrity: checked,
    database: lag === null ? ('unreachable' as const) : application.database.kind,
    exercise: application.clock.isExercise,
    clock: application.clock.now().toISOString(),
    clockDoubted: application.clock.isDoubted,
    memoryMiB: Math.round(process.memoryUsage.rss() / 1_048_576),
  };
}

/** Null where the database does not answer in time, or what it has is no checkpoint. */
async function inTime({ database, clock }: Application, log: PublicLog): Promise<LogLag | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, DATABASE_MS_MAX, null).unref());
  const lag = log.checkpointText().then((text) => logLag(database, text, clock.now()));
  return Promise.race([lag.catch(() => null), late]);
}

/** An address may hold what is nobody's business, such as a name within the operator's network. */
const withoutAddresses = (text: string): string => text.replace(/\bhttps?:\/\/[^\s"']+/gi, '(its address)');
