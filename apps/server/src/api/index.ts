import { Hono } from 'hono';
import type { Application } from '../application/application.ts';
import type { Identity } from '../identity/index.ts';
import type { IntegrityStatus } from '../integrity/watch.ts';
import { liveRoutes } from '../live/routes.ts';
import type { PublicLog } from '../log/public-log.ts';
import { logRoutes } from '../log/routes.ts';
import { Notifications } from '../notification/notifications.ts';
import { pushRoutes } from '../notification/push/routes.ts';
import { noticeRoutes } from '../notification/routes.ts';
import { webhookRoutes } from '../notification/webhook/routes.ts';
import { Activations } from '../plan/activations.ts';
import { Receipts } from '../receipt/receipts.ts';
import { receiptRoutes } from '../receipt/routes.ts';
import { AfterAction } from '../report/after-action.ts';
import { afterActionRoutes } from '../report/after-action-routes.ts';
import { batchRoutes } from './batches.ts';
import { commandRoutes } from './commands.ts';
import { documentRoutes } from './documents.ts';
import { openDoor } from './door/door.ts';
import { health } from './health.ts';
import { importRoutes } from './imports.ts';
import { personRoutes } from './persons.ts';
import { ledgerCsvRoutes } from './query/ledger-csv.ts';
import { needsCsvRoute } from './query/needs-csv.ts';
import { queryRoutes } from './query/routes.ts';
import { recordRoutes } from './records.ts';
import { sessionRoutes } from './sessions.ts';
import { whatIfRoutes } from './what-if.ts';

const BASE = '/api/v1';

/** Everything under `/api`, `/log` and `/healthz`. */
export function createApi(
  application: Application,
  identity: Identity,
  log: PublicLog,
  receipts = new Receipts(application, log),
  integrity: () => IntegrityStatus | null = () => null,
  notifications = new Notifications(application),
  activations = new Activations(application),
  reviews = new AfterAction(application),
): Hono {
  const api = new Hono();
  openDoor(api, application);
  api.route(BASE, sessionRoutes(identity));
  api.route(BASE, commandRoutes(application, identity));
  api.route(BASE, batchRoutes(application, identity));
  api.route(BASE, importRoutes(application, identity));
  api.route(BASE, recordRoutes(application));
  api.route(BASE, personRoutes(application, identity));
  api.route(BASE, whatIfRoutes(application, identity));
  api.route(BASE, liveRoutes(application));
  api.route(BASE, queryRoutes(application));
  api.route(BASE, needsCsvRoute(application));
  api.route(BASE, ledgerCsvRoutes(application));
  api.route(BASE, afterActionRoutes(application, reviews));
  api.route(BASE, receiptRoutes(receipts));
  api.route(BASE, pushRoutes(notifications.devices, identity));
  api.route(BASE, noticeRoutes(notifications, identity));
  api.route(BASE, webhookRoutes(notifications.webhooks, identity));
  api.route('/', documentRoutes(BASE));
  api.get('/healthz', (context) => health(context, application, log, integrity, notifications, activations));
  api.route('/log', logRoutes(log));
  return api;
}
