import type { Application } from '../application/application.ts';
import { type PostOffice, postOffice } from '../mail/post-office.ts';
import { Postman } from './mail/postman.ts';
import { MailPreferences } from './mail/preferences.ts';
import { Notices } from './notices.ts';
import { Pruning } from './pruning.ts';
import { Devices } from './push/devices.ts';
import { Pusher } from './push/pusher.ts';
import type { OnNotices } from './tell.ts';
import { TimeTeller } from './time/time-teller.ts';
import { Courier } from './webhook/courier.ts';
import { Webhooks } from './webhook/webhooks.ts';

/** All the ways in which organisations are told. */
export class Notifications {
  readonly webhooks: Webhooks;
  readonly notices: Notices;
  readonly time: TimeTeller;
  readonly courier: Courier;
  readonly mail: MailPreferences;
  readonly pruning: Pruning;
  readonly devices: Devices;
  readonly pusher: Pusher;
  /** Null where no server of the post is named. */
  readonly postman: Postman | null;
  readonly #application: Application;

  constructor(application: Application, office: PostOffice | null = postOffice()) {
    this.#application = application;
    this.webhooks = new Webhooks(application);
    const also: OnNotices = (transaction, rows) => this.webhooks.enqueue(transaction, rows);
    this.notices = new Notices(application, also);
    this.time = new TimeTeller(application, also);
    this.courier = new Courier(application.database, this.webhooks);
    this.pruning = new Pruning(application.database);
    this.devices = new Devices(application);
    this.pusher = new Pusher(application, this.notices);
    this.mail = new MailPreferences(application);
    this.postman =
      office && new Postman(application.database, this.notices, office, application.country.clock);
  }

  start(): void {
    this.notices.start();
    this.time.start();
    this.courier.start();
    this.pusher.start();
    this.pruning.start();
    this.postman?.start();
  }

  async stop(): Promise<void> {
    await this.notices.stop();
    await this.time.stop();
    await this.courier.stop();
    await this.pusher.stop();
    await this.pruning.stop();
    await this.postman?.stop();
  }

  /** For whoever watches the server: facts not told yet, and what has not been sent. */
  async lag() {
    const told = await this.notices.position();
    return { facts: this.#application.state.position - told, webhooks: await this.courier.lag() };
  }
}
