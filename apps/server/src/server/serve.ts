import { mkdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { MINUTE_MS, SECOND_MS } from '@tongzhou/domain';
import { createApi } from '../api/index.ts';
import { Application } from '../application/application.ts';
import { watchCloses } from '../clock/watch-closes.ts';
import { watchExpiries } from '../clock/watch-expiries.ts';
import { openDatabase } from '../database/open.ts';
import { sweepFiles } from '../file/sweeping.ts';
import { announce, lockFolder, withdraw } from '../folder/running.ts';
import { sayPageRefusals } from '../http/door/page-refusals.ts';
import { Identity } from '../identity/index.ts';
import { ReadingAgain } from '../imports/read-again.ts';
import { Attester } from '../integrity/attester.ts';
import type { OwnWitness } from '../log/log-policy.ts';
import { PublicLog } from '../log/public-log.ts';
import { loadScenario, readScenario } from '../scenario/load.ts';
import { type Services, servicesOf } from '../services.ts';
import { takeUpTexts } from '../texts/take-up-texts.ts';
import { greeting } from './greeting.ts';
import { loadPages, type Pages } from './pages.ts';
import { type Say, step } from './step.ts';

export type ServeOptions = {
  readonly port: number;
  readonly host: string;
  readonly folder: string;
  readonly databaseUrl: string | undefined;
  readonly scenario: string | null;
  /** A witness for an exercise whose operator has named none. */
  readonly ownWitness?: OwnWitness;
  /** Hears what the start is at, step by step. */
  readonly say?: Say;
};

export type Serving = {
  readonly url: string;
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
  const languages = await takeUpTexts(folder);
  const database = await step(say, 'opening the database', () => openDatabase({ url: databaseUrl, folder }));
  const application = await step(say, 'reading the journal', () => Application.on(database, options));
  if (application.state.position === 0 && wanted)
    await step(say, `playing the exercise ${wanted}, once`, (count) =>
      loadScenario(application, wanted, count),
    );
  const log = await PublicLog.open(
    application,
    application.clock.isExercise ? options.ownWitness : undefined,
  );
  // A log whose files are damaged stops growing; what is known can still be read, and /healthz says which row it is.
  await step(say, 'taking entries up into the public log', () => log.integrateAll()).catch((error: Error) =>
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
  const api = createApi(services);
  const listener = getRequestListener(api.fetch, { overrideGlobalObjects: false });
  const pages = await loadPages();
  const server = createServer((request, response) => {
    if (isForApi(request.url ?? '/')) void listener(request, response);
    else servePage(pages, services, request, response);
  });
  // Slow or silent callers do not hold a connection for ever.
  server.requestTimeout = 2 * MINUTE_MS;
  server.headersTimeout = 20 * SECOND_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${options.host === '0.0.0.0' || options.host === '::' ? 'localhost' : options.host}:${port}`;
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
    greeting: greeting(url, application, identity, languages),
    async close() {
      await withdraw(folder);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
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

const isForApi = (url: string): boolean => /^\/(api|log|healthz)(\/|\?|$)/.test(url);

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
