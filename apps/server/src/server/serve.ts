import { mkdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createApi } from '../api/index.ts';
import { Application } from '../application/application.ts';
import { watchExpiries } from '../clock/watch-expiries.ts';
import { announce, lockFolder, withdraw } from '../folder/running.ts';
import { Identity } from '../identity/index.ts';
import { IntegrityWatch } from '../integrity/watch.ts';
import { PublicLog } from '../log/public-log.ts';
import { Notifications } from '../notification/notifications.ts';
import { Activations } from '../plan/activations.ts';
import { Receipts } from '../receipt/receipts.ts';
import { AfterAction } from '../report/after-action.ts';
import { reportsOf } from '../report/reports.ts';
import { loadScenario, readScenario } from '../scenario/load.ts';
import { takeUpTexts } from '../texts/take-up-texts.ts';
import { greeting } from './greeting.ts';
import { loadPages, type Pages } from './pages.ts';

export type ServeOptions = {
  readonly port: number;
  readonly host: string;
  readonly folder: string;
  readonly databaseUrl: string | undefined;
  readonly scenario: string | null;
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
  const languages = await takeUpTexts(options.folder);
  const application = await Application.open(options);
  const isNew = application.state.position === 0;
  if (isNew && options.scenario) await loadScenario(application, options.scenario);
  const log = await PublicLog.open(application);
  // A log whose files are damaged stops growing; what is known can still be read, and /healthz says which row it is.
  await log
    .integrateAll()
    .catch((error: Error) =>
      console.error('tongzhou: the public log could not take entries up:', error.message),
    );
  log.start();
  const stopWatch = watchExpiries(application);
  const identity = await Identity.open(application);
  if (options.scenario && application.clock.isExercise) {
    const { scenario } = await readScenario(options.scenario);
    await identity.ensureDemoAccounts(scenario.accounts);
  }
  const receipts = new Receipts(application, log);
  const integrity = new IntegrityWatch(application.database, log);
  const notifications = new Notifications(application);
  const activations = new Activations(application);
  const reviews = new AfterAction(application);
  const api = createApi(
    application,
    identity,
    log,
    receipts,
    () => integrity.status,
    notifications,
    activations,
    reviews,
  );
  const listener = getRequestListener(api.fetch, { overrideGlobalObjects: false });
  const pages = await loadPages();
  const server = createServer((request, response) => {
    if (isForApi(request.url ?? '/')) void listener(request, response);
    else
      servePage(
        pages,
        {
          application,
          identity,
          log,
          receipts,
          reports: reportsOf(application, reviews),
          notifications,
          activations,
        },
        request,
        response,
      );
  });
  // Slow or silent callers do not hold a connection for ever.
  server.requestTimeout = 120_000;
  server.headersTimeout = 20_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${options.host === '0.0.0.0' || options.host === '::' ? 'localhost' : options.host}:${port}`;
  const token = await identity.operatorToken();
  await announce(options.folder, { pid: process.pid, url, token });
  integrity.start();
  notifications.start();
  activations.start();
  return {
    url,
    greeting: greeting(url, application, identity, languages),
    async close() {
      await withdraw(options.folder);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await activations.stop();
      await stopWatch();
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
  tongzhou: object,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (!pages) {
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('The pages are not built. Run: npm run build\n页面尚未构建，请运行：npm run build\n');
    return;
  }
  Object.assign(request, { tongzhou });
  pages(request, response, () => {
    response.writeHead(404).end();
  });
}
