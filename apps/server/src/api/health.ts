import type { Context } from 'hono';
import type { Application } from '../application/application.ts';
import { diskOf } from '../fault/disk.ts';
import type { MemoryWatch } from '../fault/memory-watch.ts';
import { type LogLag, logLag } from '../log/lag.ts';
import type { PublicLog } from '../log/public-log.ts';
import type { Services } from '../services.ts';
import type { TlsDoor } from '../tls/tls-door.ts';
import type { PageWatch } from '../watch/page-watch.ts';
import { PAGES_UNCHECKED } from '../watch/page-watch.ts';
import type { Ready } from '../watch/readiness.ts';

const DATABASE_MS_MAX = 3_000;
/** A public fact is in the log within a second, and where witnesses are asked within some; beyond that somebody should look. */
const LOG_SECONDS_MAX = 120;
/** Of a server that does not write: so long nothing could be read of what the other has written. */
const JOURNAL_SECONDS_MAX = 5;
/** Notices are told within a second of a commit; after a large import they catch up within minutes. */
const NOTICES_FACTS_MAX = 10_000;

/** What there is to watch is for whoever runs it: the API alone has no pages and no certificate. */
export type Watched = {
  readonly pages?: PageWatch;
  readonly ready?: () => Ready;
  /** Where TLS is ended here. */
  readonly tls?: Pick<TlsDoor, 'status' | 'isWell'>;
  /** Where several servers are on one database. */
  readonly among?: { readonly writes: boolean; readonly follows: boolean; readonly secondsBehind: number };
  readonly memory?: Pick<MemoryWatch, 'full' | 'isIll'>;
};

/** For whoever watches the server: is it well, how far is the journal, how far the log and each of its witnesses. */
export async function health(context: Context, services: Services, watched: Watched = {}): Promise<Response> {
  const body = await healthOf(services, watched);
  return context.json(body, body.status === 'ok' ? 200 : 503, { 'cache-control': 'no-store' });
}

/** Whether it answers yet, and takes commands; cheap, for what asks every second. */
export function readiness(context: Context, { application }: Services, { ready }: Watched = {}): Response {
  const body = readinessOf(application, ready);
  return context.json(body, body.ready ? 200 : 503, { 'cache-control': 'no-store' });
}

export type Health = Awaited<ReturnType<typeof healthOf>>;
export type Readiness = ReturnType<typeof readinessOf>;

const READY: Ready = { ready: true, at: null, done: null, all: null, seconds: 0 };

const STOPPED: Ready = { ...READY, ready: false, at: 'stopped' };

const readinessOf = ({ damagedAt, state, fence }: Application, ready = () => READY) => ({
  ...(fence.stopped ? STOPPED : ready()),
  /** A damaged journal can be read, and takes nothing in. */
  takesCommands: damagedAt === null && fence.stopped === null,
  position: state.position,
});

/** The parts that can be ill each by itself. */
type Part =
  | 'record'
  | 'pages'
  | 'database'
  | 'journal'
  | 'log'
  | 'integrity'
  | 'notices'
  | 'clock'
  | 'machine'
  | 'certificate';

export async function healthOf(services: Services, { pages, tls, among, memory }: Watched) {
  const { application, log, integrity, notifications, activations } = services;
  const lag = await inTime(application, log);
  const checked = integrity.status;
  const untold = lag === null ? null : await notifications.lag().catch(() => null);
  const shown = (await pages?.status()) ?? PAGES_UNCHECKED;
  const failed = application.lastFailedCommit;
  const { stopped, isInDoubt } = application.fence;
  // What failed here and is done elsewhere by now is over, though this server commits nothing after it.
  const failsNow = failed !== null && !failed.isOver && (among?.writes ?? true);
  const behind = among?.secondsBehind ?? 0;
  const faults = application.faults.status;
  const disk = await diskOf(application.folder);
  const whyIll: Readonly<Record<Part, boolean>> = {
    record: stopped !== null || isInDoubt,
    pages: shown.state === 'ill',
    database: lag === null,
    journal: application.damagedAt !== null || failsNow || behind > JOURNAL_SECONDS_MAX,
    log: lag !== null && lag.facts > 0 && lag.seconds > LOG_SECONDS_MAX,
    integrity: checked.found.length > 0,
    notices: lag !== null && (untold === null || untold.facts > NOTICES_FACTS_MAX),
    clock: application.clock.isDoubted,
    machine: faults.some(({ isOver }) => !isOver) || disk?.isLow === true || memory?.isIll === true,
    certificate: tls ? !tls.isWell : false,
  };
  const ill = (Object.keys(whyIll) as Part[]).filter((part) => whyIll[part]);
  return {
    status: stopped ? ('stopped' as const) : ill.length === 0 ? ('ok' as const) : ('degraded' as const),
    /** Why nothing is shown, taken or signed any more: the database is not what this server has published. */
    stopped,
    /** Which parts are ill. */
    ill,
    pages: shown,
    /** Null: none since the start. */
    lastFailedCommit: failed,
    /** Whether this server writes: of several on one database one does. */
    writes: among?.writes ?? true,
    /** Whether it reads a replica and hands on everything but public reads. */
    follows: among?.follows ?? false,
    position: application.state.position,
    /** How many seconds ago this server was known to have all that was written. */
    journalLag: behind,
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
    /** Null: TLS is not ended here. */
    certificate: tls
      ? { ...tls.status, lastError: tls.status.lastError && withoutAddresses(tls.status.lastError) }
      : null,
    /** What of the machine or the database has failed since the start, by its name. */
    faults,
    /** Where the data folder lies; null: it cannot be told. */
    disk,
    damagedAt: application.damagedAt,
    integrity: checked,
    database: lag === null ? ('unreachable' as const) : application.database.kind,
    exercise: application.clock.isExercise,
    clock: application.clock.now().toISOString(),
    clockDoubted: application.clock.isDoubted,
    /** How full the heap was after its last whole collection, from 0 to 1; null: not watched. */
    heapFull: memory ? Math.round(memory.full * 100) / 100 : null,
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
