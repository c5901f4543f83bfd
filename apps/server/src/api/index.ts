import { Hono } from 'hono';
import { fileRoutes } from '../file/routes.ts';
import { openDoor } from '../http/door/door.ts';
import { liveRoutes } from '../live/routes.ts';
import { logRoutes } from '../log/routes.ts';
import { pushRoutes } from '../notification/push/routes.ts';
import { noticeRoutes } from '../notification/routes.ts';
import { webhookRoutes } from '../notification/webhook/routes.ts';
import { receiptRoutes } from '../receipt/routes.ts';
import { afterActionRoutes } from '../report/after-action-routes.ts';
import type { Services } from '../services.ts';
import { textLookRoutes } from '../text-look/routes.ts';
import { batchRoutes } from './batches.ts';
import { commandRoutes } from './commands.ts';
import { documentRoutes } from './documents.ts';
import { health, readiness, type Watched } from './health.ts';
import { importRoutes } from './imports.ts';
import { operatorRoutes } from './operator.ts';
import { personRoutes } from './persons.ts';
import { allocationCsvRoute } from './query/allocation-lines.ts';
import { ledgerCsvRoutes } from './query/ledger-csv.ts';
import { needsCsvRoute } from './query/needs-csv.ts';
import { queryRoutes } from './query/routes.ts';
import { recordRoutes } from './records.ts';
import { sessionRoutes } from './sessions.ts';
import { whatIfRoutes } from './what-if.ts';

const BASE = '/api/v1';

/** Everything under `/api`, `/log`, `/healthz` and `/readyz`. */
export function createApi(services: Services, watched: Watched = {}): Hono {
  const api = new Hono();
  openDoor(api, services.application);
  api.route(BASE, sessionRoutes(services));
  api.route(BASE, commandRoutes(services));
  api.route(BASE, batchRoutes(services));
  api.route(BASE, importRoutes(services));
  api.route(BASE, recordRoutes(services));
  api.route(BASE, personRoutes(services));
  api.route(BASE, textLookRoutes(services));
  api.route(BASE, fileRoutes(services));
  api.route(BASE, whatIfRoutes(services));
  api.route(BASE, liveRoutes(services));
  api.route(BASE, queryRoutes(services));
  api.route(BASE, needsCsvRoute(services));
  api.route(BASE, allocationCsvRoute(services));
  api.route(BASE, ledgerCsvRoutes(services));
  api.route(BASE, afterActionRoutes(services));
  api.route(BASE, receiptRoutes(services));
  api.route(BASE, pushRoutes(services));
  api.route(BASE, noticeRoutes(services));
  api.route(BASE, webhookRoutes(services));
  api.route('/', documentRoutes(BASE));
  api.route('/api/operator', operatorRoutes(services));
  api.get('/healthz', (context) => health(context, services, watched));
  api.get('/readyz', (context) => readiness(context, services, watched));
  api.route('/log', logRoutes(services));
  return api;
}
