import { mkdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createApi } from '../api/index.ts';
import { Application } from '../application/application.ts';
import { watchCloses } from '../clock/watch-closes.ts';
import { watchExpiries } from '../clock/watch-expiries.ts';
import { openDatabase } from '../database/open.ts';
import { sweepFiles } from '../file/sweeping.ts';
import { announce, lockFolder, withdraw } from '../folder/running.ts';
import { sayPageRefusals } from '../http/door/page-refusals.ts';
import { refusedInput } from '../http/door/refused-input.ts';
import { listen, patient } from '../http/listening.ts';
import { saidPublicUrl } from '../http/public-url.ts';
import { Identity } from '../identity/index.ts';
import { ReadingAgain } from '../imports/read-again.ts';
import { Attester } from '../integrity/attester.ts';
import type { OwnWitness } from '../log/log-policy.ts';
import { PublicLog } from '../log/public-log.ts';
import { loadScenario, readScenario } from '../scenario/load.ts';
import { type Services, servicesOf } from '../services.ts';
import { takeUpTexts } from '../texts/take-up-texts.ts';
import type { TlsSettings } from '../tls/settings.ts';
import { TlsDoor } from '../tls/tls-door.ts';
import { PageWatch } from '../watch/page-watch.ts';
import { Readiness } from '../watch/readiness.ts';
import { greeting } from './greeting.ts';
import { Meter } from './meter.ts';
import { loadPages, type Pages } from './pages.ts';
import { whileStarting } from './starting.ts';
import { type Say, step } from './step.ts';

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
  const { folder, databaseUrl, scenario: wanted, say = () => {} } = options;
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
    const database = await at('opening the database', () => openDatabase({ url: databaseUrl, folder }));
    const application = await at('reading the journal', async () => {
      // An empty journal begins in the country in which its exercise plays.
      const country = wanted ? (await readScenario(wanted)).scenario.country : undefined;
      return Application.on(database, { ...options, country });
    });
    if (application.state.position === 0 && wanted)
      await at(`playing the exercise ${wanted}, once`, (count) => loadScenario(application, wanted, count));
    const log = await PublicLog.open(
      application,
      application.clock.isExercise ? options.ownWitness : undefined,
    );
    // A log whose files are damaged stops growing; what is known can still be read, and /healthz says which row it is.
    await at('taking entries up into the public log', () => log.integrateAll()).catch((error: Error) =>
      console.error('tongzhou: the public log could not take entries up:', error.message),
    );
    log.start();
    const expiries = watchExpiries(application);
    expiries.start();
    application.persons.forgetting.start();
    const identity = await Identity.open(application);
    if (wanted && application.clock.isExercise) {
      const { scenario } = await readScenario(wanted);
      await identity.ensureDemoAccounts(scenario.accounts);
    }
    const services = await servicesOf(application, { log, identity });
    const { integrity, notifications, activations } = services;
    readiness.begin('opening the doors');
    const pages = await loadPages();
    const watch = pages && new PageWatch((path, signal) => fetch(`${inside(server)}${path}`, { signal }));
    const api = createApi(services, {
      ...(watch && { pages: watch }),
      ...(tls && { tls }),
      ready: () => readiness.status,
    });
    const listener = getRequestListener(api.fetch, { overrideGlobalObjects: false });
    const route: Answering = (request, response) => {
      if (isForApi(request.url ?? '/')) void listener(request, response);
      else servePage(pages, services, request, response);
    };
    const meter = process.env.TONGZHOU_WORK_LIMITS === 'off' ? null : new Meter(identity);
    answer = meter ? (request, response) => meter.pass(request, response, route) : route;
    const { port } = server.address() as AddressInfo;
    const host = tls ? '127.0.0.1' : options.host;
    const url = `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`;
    readiness.end();
    application.listensAt = url;
    identity.start();
    const token = await identity.operatorToken();
    await announce(folder, { pid: process.pid, url, token, operator: identity.operatorSecret });
    say('checking the whole database, behind the commands: /healthz tells what is found');
    integrity.start();
    notifications.start();
    activations.start();
    const readingAgain = new ReadingAgain(application);
    readingAgain.start();
    const closes = watchCloses(application, integrity);
    closes.start();
    const attester = new Attester(application);
    attester.start();
    const sweeping = sweepFiles(application);
    sweeping.start();
    return {
      url,
      tls,
      greeting: greeting(tls ? application.publicUrl : url, application, identity, languages),
      async close() {
        readiness.begin('stopping');
        await withdraw(folder);
        await tls?.close();
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        refusedInput.say();
        await identity.stop();
        await readingAgain.stop();
        await sweeping.stop();
        await attester.stop();
        await activations.stop();
        await closes.stop();
        await expiries.stop();
        await application.persons.forgetting.stop();
        await notifications.stop();
        await integrity.stop();
        await log.stop();
        await application.close();
        await unlock();
      },
    };
  }
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

const isForApi = (url: string): boolean => /^\/(api|log|healthz|readyz)(\/|\?|$)/.test(url);

function servePage(
  pages: Pages | null,
  tongzhou: Services,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (!pages) {
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('The pages are not built. Run: npm run build\n页面尚未构建，请运行：npm run build\n');
    return;
  }
  sayPageRefusals(request, response);
  Object.assign(request, { tongzhou });
  pages(request, response, () => {
    response.writeHead(404).end();
  });
}
