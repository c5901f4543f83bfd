import type { Application } from './application/application.ts';
import { Identity } from './identity/index.ts';
import { IntegrityWatch } from './integrity/watch.ts';
import { PublicLog } from './log/public-log.ts';
import { Notifications } from './notification/notifications.ts';
import { Activations } from './plan/activations.ts';
import { Receipts } from './receipt/receipts.ts';
import { type Reports, reportsOf } from './report/reports.ts';
import { TextLooks } from './text-look/text-looks.ts';
import { VolunteerDoor } from './volunteer/volunteer-door.ts';

/**
 * All that the doors of a system work with: the API and the pages get this one object. The pages import its type and
 * nothing else of the server.
 */
export type Services = {
  readonly application: Application;
  readonly identity: Identity;
  readonly log: PublicLog;
  readonly receipts: Receipts;
  readonly reports: Reports;
  readonly notifications: Notifications;
  /** Plans that are being carried out. */
  readonly activations: Activations;
  readonly integrity: IntegrityWatch;
  /** What was refused for its words and goes to a colleague. */
  readonly texts: TextLooks;
  /** Where volunteers come in. */
  readonly volunteers: VolunteerDoor;
};

/** Makes the services of an application; those that are given are taken as they are. Starts none of them. */
export async function servicesOf(
  application: Application,
  given: Partial<Omit<Services, 'application'>> = {},
): Promise<Services> {
  const log = given.log ?? (await PublicLog.open(application));
  const identity = given.identity ?? (await Identity.open(application));
  return {
    application,
    log,
    identity,
    texts: given.texts ?? new TextLooks(application),
    volunteers: given.volunteers ?? new VolunteerDoor(application, identity),
    receipts: given.receipts ?? new Receipts(application, log),
    reports: given.reports ?? reportsOf(application),
    notifications: given.notifications ?? new Notifications(application),
    activations: given.activations ?? new Activations(application),
    integrity: given.integrity ?? new IntegrityWatch(application, log),
  };
}

/** What the pages use of them. */
export type ServicesForPages = Pick<
  Services,
  | 'application'
  | 'identity'
  | 'log'
  | 'receipts'
  | 'reports'
  | 'notifications'
  | 'activations'
  | 'volunteers'
  | 'texts'
>;

export type { SeenAtDoor } from './http/door/page-refusals.ts';
export type { Visitor } from './identity/index.ts';
export type { PersonCopy } from './person/persons.ts';
export type { Look } from './text-look/text-looks.ts';
