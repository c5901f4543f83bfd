import type { Application } from '../application/application.ts';
import { Notices } from './notices.ts';
import { Courier } from './webhook/courier.ts';
import { Webhooks } from './webhook/webhooks.ts';

/** All the ways in which organisations are told. */
export class Notifications {
  readonly webhooks: Webhooks;
  readonly notices: Notices;
  readonly courier: Courier;
  readonly #application: Application;

  constructor(application: Application) {
    this.#application = application;
    this.webhooks = new Webhooks(application);
    this.notices = new Notices(application, (transaction, rows) => this.webhooks.enqueue(transaction, rows));
    this.courier = new Courier(application.database, this.webhooks);
  }

  start(): void {
    this.notices.start();
    this.courier.start();
  }

  async stop(): Promise<void> {
    await this.notices.stop();
    await this.courier.stop();
  }

  /** For whoever watches the server: facts not told yet, and what has not been sent. */
  async lag() {
    const told = await this.notices.progress();
    return { facts: this.#application.state.position - told, webhooks: await this.courier.lag() };
  }
}
