import { mkdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { SECOND_MS } from '@tongzhou/domain';
import { createApi } from '../api/index.ts';
import { Application } from '../application/application.ts';
import { countryOfJournal } from '../application/country.ts';
import { watchCloses } from '../clock/watch-closes.ts';
import { watchExpiries } from '../clock/watch-expiries.ts';
import { NothingToFollow } from '../database/nothing-to-follow.ts';
import { type Opened, openDatabase, openFollowed } from '../database/open.ts';
import { VERSION } from '../database/program.ts';
import { waitForDatabase } from '../database/wait-for.ts';
import { MemoryWatch } from '../fault/memory-watch.ts';
import { sweepFiles } from '../file/sweeping.ts';
import { announce, lockFolder, withdraw } from '../folder/running.ts';
import { isForwarded, takeForwarded } from '../forward/door.ts';
import { Following } from '../forward/following.ts';
import { Forwarder } from '../forward/forwarder.ts';
import { HandOn, isForWriter, takeHanded } from '../forward/hand-on.ts';
import { Replica } from '../forward/replica.ts';
import { serversSecret } from '../forward/secret.ts';
import { refusedInput } from '../http/door/refused-input.ts';
import { listen, patient } from '../http/listening.ts';
import { saidPeerUrl, saidPublicUrl } from '../http/public-url.ts';
import { Identity } from '../identity/index.ts';
import { ReadingAgain } from '../imports/read-again.ts';
import { Attester } from '../integrity/attester.ts';
import { FollowedWriter } from '../journal/followed-writer.ts';
import { Lease } from '../journal/lease.ts';
import type { OwnWitness } from '../log/log-policy.ts';
import { PublicLog } from '../log/public-log.ts';
import { Metrics } from '../metrics/metrics.ts';
import { answerMetrics, asksForMetrics, metricsSettings, openMetricsPort } from '../metrics/metrics-door.ts';
import { publicAddress } from '../public-answers/address.ts';
import { PublicAnswers, type RecordNow } from '../public-answers/public-answers.ts';
import { Turns } from '../public-answers/turns.ts';
import { SnapshotKeeper, saidSnapshotEvery } from '../replay/snapshot-keeper.ts';
import { loadScenario, readScenario } from '../scenario/load.ts';
import { drawUuid } from '../sealing/chance.ts';
import { servicesOf } from '../services.ts';
import { takeUpTexts } from '../texts/take-up-texts.ts';
import type { TlsSettings } from '../tls/settings.ts';
import { TlsDoor } from '../tls/tls-door.ts';
import { tracerOf } from '../trace/tracer.ts';
import { PageWatch } from '../watch/page-watch.ts';
import { Readiness } from '../watch/readiness.ts';
import { greeting } from './greeting.ts';
import { InHand, isHealth } from './in-hand.ts';
import { Meter } from './meter.ts';
import { loadPages, pagesVersion } from './pages.ts';
import { refuseWith } from './refusal.ts';
import { requestLine, saidPath } from './request-line.ts';
import { isForApi, servePage } from './serve-page.ts';
import { whileStarting } from './starting.ts';
import { type Say, step } from './step.ts';
import { onlyWhatHolds } from './stopped.ts';

export type ServeOptions = {
  readonly port: number;
  readonly host: string;
  readonly folder: string;
  readonly databaseUrl: string | undefined;
  readonly scenario: string | null;
  /** A witness for an exercise whose operator has named none. */
  readonly ownWitness?: OwnWitness;
  /** TLS ended here: visitors come to `port` by it, and programs of this machine to a port of their own. */
  readonly tls?: TlsSettings | null;
  /** The database is a replica: nothing is written there, and whatever is not a public read is handed to the server that writes. */
  readonly follows?: boolean;
  /** Hears what the start is at, step by step. */
  readonly say?: Say;
};

export type Serving = {
  /** Where programs of this machine come to it. */
  readonly url: string;
  /** The doors of TLS, where it is ended here. */
  readonly tls: TlsDoor | null;
  readonly greeting: string;
  readonly close: () => Promise<void>;
};

/** Starts everything, in order: folder, journal, scenario where it is empty, log, identity, doors. */
export async function serve(options: ServeOptions): Promise<Serving> {
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const unlock = options.databaseUrl ? async () => {} : await lockFolder(options.folder);
  try {
    return await open(options, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function open(options: ServeOptions, unlock: () => Promise<void>): Promise<Serving> {
  const { folder, databaseUrl, follows = false, say = () => {} } = options;
  // Where an exercise is played, its writer plays it.
  const wanted = follows ? null : options.scenario;
  const readiness = new Readiness();
  /** A step of the start, which `/readyz` tells too. */
  const at = <Value>(what: string, work: (count: Count) => Promise<Value>): Promise<Value> => {
    readiness.begin(what);
    return step(say, what, (count) =>
      work((done, all) => {
        readiness.count(done, all);
        count(done, all);
      }),
    );
  };
  let answer: Answering = (request, response) => whileStarting(readiness, request, response);
  const answering: Answering = (request, response) => answer(request, response);
  const server = patient(createServer(answering));
  // Beside TLS the plain door is for this machine alone: the command line, and the server that looks at its own pages.
  await listen(server, options.tls ? { port: 0, host: '127.0.0.1' } : options);
  const publicUrl = saidPublicUrl();
  let door: TlsDoor | null = null;
  try {
    if (options.tls && publicUrl)
      door = await TlsDoor.open(options.tls, answering, { ...options, publicUrl });
    return await start(door);
  } catch (error) {
    await door?.close();
    server.closeAllConnections();
    server.close();
    throw error;
  }

  async function start(tls: TlsDoor | null): Promise<Serving> {
    const languages = await takeUpTexts(folder);
    const database = await at('opening the database', () =>
      waitForDatabase(
        () => openRecord({ follows, databaseUrl, folder }),
        (line) => {
          readiness.begin(line);
          say(line);
        },
      ),
    );
    const { from, applied } = database.migrated;
    if (from !== null)
      say(
        `the database was of version ${from}, and is of ${VERSION} from now on (${applied.length} changes of its tables)`,
      );
    const application = await at('reading the journal', async (count) => {
      // An empty journal begins in the country in which its exercise plays.
      const country = wanted ? (await readScenario(wanted)).scenario.country : undefined;
      return Application.on(database, { ...options, country }, count);
    });
    if (application.state.position === 0 && wanted)
      await at(`playing the exercise ${wanted}, once`, (count) => loadScenario(application, wanted, count));
    const log = await PublicLog.open(
      application,
      application.clock.isExercise && !follows ? options.ownWitness : undefined,
      { follows },
    );
    // A log whose files are damaged stops growing; what is known can still be read, and /healthz says which row it is.
    if (!follows)
      await at('taking entries up into the public log', () => log.integrateAll()).catch((error: Error) =>
        console.error('tongzhou: the public log could not take entries up:', error.message),
      );
    const { fence, faults } = application;
    const memory = new MemoryWatch();
    const inHand = new InHand(faults, memory);
    server.on('drop', () =>
      faults.met('no-handles', 'a connection was dropped: there are as many as may be'),
    );
    const expiries = watchExpiries(application);
    const identity = await Identity.open(application);
    if (wanted && application.clock.isExercise && !fence.stopped) {
      const { scenario } = await readScenario(wanted);
      await identity.ensureDemoAccounts(scenario.accounts);
    }
    const isAmong = databaseUrl !== undefined && !follows;
    const lease = isAmong ? await Lease.open(database, saidPeerUrl() ?? inside(server)) : null;
    const secret = await serversSecret(folder);
    const writer = follows ? new FollowedWriter(database) : null;
    const knowsWriter = lease ?? writer;
    if (knowsWriter) {
      const catchUp = async (position: number) => {
        if (application.state.position < position) await application.catchUp();
      };
      application.writeAmong(knowsWriter, new Forwarder(knowsWriter, secret, catchUp));
    }
    const replica = writer && new Replica(application, writer, log);
    const following = lease && databaseUrl ? new Following(application, lease, log, databaseUrl) : replica;
    const handOn =
      writer &&
      replica &&
      new HandOn({
        secret,
        writer: () => writer.writer,
        reaches: (position, maxMs) => replica.reaches(position, maxMs),
        refuse: (...each) => refuseWith({ code: 'writer-away', status: 503, retry: 2 }, ...each),
      });
    const services = await servicesOf(application, { log, identity });
    const { integrity, notifications, activations } = services;
    readiness.begin('opening the doors');
    const pages = await loadPages();
    const watch = pages && new PageWatch((path, signal) => fetch(`${inside(server)}${path}`, { signal }));
    const api = createApi(services, {
      ...(watch && { pages: watch }),
      ...(tls && { tls }),
      ...(following && { among: following }),
      memory,
      ready: () => readiness.status,
    });
    const listener = getRequestListener(api.fetch, { overrideGlobalObjects: false });
    const turns = new Turns();
    const record = (): RecordNow => ({
      origin: log.origin,
      position: application.state.position,
      damagedAt: application.damagedAt,
      logSize: log.publishedSize,
      now: application.clock.now(),
    });
    // Texts that an operator has laid over ours are read at each start: then every tag is of this one.
    const build = `${await pagesVersion()}${languages.length > 0 ? drawUuid() : ''}`;
    const answers = new PublicAnswers({ record, build, turns, bytesMax: rememberedBytes() });
    const make: Answering = (request, response) => {
      if (lease && isForwarded(request.url ?? '/'))
        void takeForwarded(request, response, {
          secret,
          writes: () => lease.epoch !== null,
          submit: (submitted) => application.decideHere(submitted),
        }).catch(() => response.destroy());
      else if (isForApi(request.url ?? '/')) void listener(request, response);
      else servePage(pages, services, request, response);
    };
    const route: Answering = (request, response) => {
      const { method, url = '/' } = request;
      if (isRead(method) && takesTurn(url)) {
        turns.read((done) => {
          const began = performance.now();
          whenEnded(response, () => {
            answers.spent(performance.now() - began);
            done();
          });
          make(request, response);
        });
        return;
      }
      make(request, response);
    };
    const meter = process.env.TONGZHOU_WORK_LIMITS === 'off' ? null : new Meter(identity);
    const metered: Answering = meter ? (request, response) => meter.pass(request, response, route) : route;
    const remembering: Answering = (request, response) => {
      // Before it is known who sends it: that takes turns of the loop, too.
      if (!isRead(request.method)) turns.write(response);
      answers.pass(request, response, metered);
    };
    const holding: Answering = (request, response) =>
      void onlyWhatHolds(fence, faults, request, response, remembering);
    const metrics = new Metrics(services, { inHand: () => inHand.count, memory });
    const { port: metricsPort, token: metricsToken } = metricsSettings();
    const metricsDoor = metricsPort === null ? null : await openMetricsPort(metrics, metricsPort);
    const tracer = tracerOf();
    answer = (request, response) => {
      const end = tracer?.begin(request.headers.traceparent?.toString());
      requestLine(request, response, ({ url, status, seconds }) => {
        metrics.answered(url, status, seconds);
        const method = request.method ?? 'GET';
        end?.(
          method,
          { 'http.request.method': method, 'url.path': saidPath(url), 'http.response.status_code': status },
          status >= 500,
        );
      });
      takeHanded(request, response, secret, () => application.state.position);
      if (asksForMetrics(request, metricsToken)) answerMetrics(metrics, response);
      else if (handOn && fence.stopped === null && isForWriter(request) && !isHealth(request.url ?? '/'))
        inHand.pass(request, response, (...each) => handOn.pass(...each));
      else inHand.pass(request, response, holding);
    };
    const { port } = server.address() as AddressInfo;
    const host = tls ? '127.0.0.1' : options.host;
    const url = `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`;
    readiness.end();
    application.listensAt = url;
    // Whoever has stopped opens no seat, not even the operator's.
    const token = fence.stopped || follows ? '' : await identity.operatorToken();
    await announce(folder, { pid: process.pid, url, token, operator: identity.operatorSecret });
    if (!follows) say('checking the whole database, behind the commands: /healthz tells what is found');
    const readingAgain = new ReadingAgain(application);
    const closes = watchCloses(application, integrity);
    const attester = new Attester(application);
    const sweeping = sweepFiles(application);
    const snapshots = new SnapshotKeeper(application, saidSnapshotEvery());
    // Whoever has stopped still says what else is wrong.
    if (fence.stopped) integrity.start();
    fence.start();
    if (!fence.stopped) snapshots.start();
    // What acts by itself, in the order in which it ends.
    const acting = [
      ...[identity, readingAgain, sweeping, attester, activations, closes, expiries],
      ...[application.persons.forgetting, notifications, log, integrity],
    ];
    let isActing = false;
    let turn: Promise<void> = Promise.resolve();
    /** Of several servers only the one that writes acts by itself. */
    const actOrRest = (acts: boolean): Promise<void> => {
      turn = turn.then(async () => {
        if (acts === isActing) return;
        isActing = acts;
        if (acts) for (const each of acting.toReversed()) each.start();
        else for (const each of acting) await each.stop();
      });
      return turn;
    };
    const rest = () => actOrRest(false);
    if (!fence.stopped) await actOrRest(!follows && (lease === null || lease.epoch !== null));
    if (!fence.stopped) replica?.start();
    if (lease && !fence.stopped) {
      lease.onChange(() => {
        say(lease.epoch === null ? 'another server writes now' : 'this server writes now');
        void actOrRest(lease.epoch !== null && !fence.stopped);
      });
      lease.start();
      following?.start();
    }
    fence.onStop(() => {
      void snapshots.stop();
      void lease?.stop();
      void following?.stop();
      void rest().catch((error: Error) => console.error('tongzhou: stopping:', error.message));
      // Whoever reads a stream is sent away; other answers have had their time.
      const sendAway = () => {
        for (const each of [server, tls]) each?.closeAllConnections();
      };
      setTimeout(sendAway, STREAMS_MS).unref();
    });
    return {
      url,
      tls,
      greeting: greeting(tls ? application.publicUrl : url, application, identity, languages),
      async close() {
        readiness.begin('stopping');
        await withdraw(folder).catch(() => {});
        await inHand.drain(DRAIN_MS);
        metricsDoor?.closeAllConnections();
        metricsDoor?.close();
        metrics.stop();
        await tracer?.stop();
        await tls?.close();
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        refusedInput.say();
        await snapshots.stop();
        await rest();
        await following?.stop();
        await lease?.stop();
        await integrity.stop();
        await application.close();
        await unlock();
      },
    };
  }
}

/** So long what a server has in hand may take that is told to stop; `docker stop` waits ten seconds. */
const DRAIN_MS = 8 * SECOND_MS;
/** So long answers that were under way when the server stopped for good may take to say so. */
const STREAMS_MS = SECOND_MS;

/** A replica has to hold a record before it can be followed: somebody has established it where it is written. */
async function openRecord({
  follows,
  databaseUrl,
  folder,
}: {
  readonly follows: boolean;
  readonly databaseUrl: string | undefined;
  readonly folder: string;
}): Promise<Opened> {
  if (!follows || databaseUrl === undefined) return openDatabase({ url: databaseUrl, folder });
  const database = await openFollowed(databaseUrl);
  if ((await countryOfJournal(database)) !== null) return database;
  await database.close();
  throw new NothingToFollow('the record has not begun');
}

type Count = (done: number, all: number) => void;
type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** This server as a visitor on the same machine comes to it. */
function inside(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  const isAny = address === '::' || address === '0.0.0.0';
  const host = isAny
    ? family === 'IPv6'
      ? '[::1]'
      : '127.0.0.1'
    : family === 'IPv6'
      ? `[${address}]`
      : address;
  return `http://${host}:${port}`;
}

const MIB = 1_048_576;
const REMEMBERED_MIB = 64;
/** `TONGZHOU_PAGE_MEMORY`, in MiB. */
const rememberedBytes = (): number => Number(process.env.TONGZHOU_PAGE_MEMORY ?? REMEMBERED_MIB) * MIB;

/** Pages, and views that are remembered, are made one after the other; files, streams and the rest of the API are not made. */
const takesTurn = (url: string): boolean =>
  publicAddress(url) !== null || (!isForApi(url) && /^\/[^/]*\/[^.]*$/.test(url));

const isRead = (method: string | undefined): boolean => method === 'GET' || method === 'HEAD';

/** Calls once, when all of an answer is handed over, or nobody waits for it any more. */
function whenEnded(response: ServerResponse, heard: () => void): void {
  const { end } = response;
  response.end = ((...said: Parameters<typeof end>) => {
    heard();
    return end.apply(response, said);
  }) as typeof end;
  response.once('close', heard);
}
