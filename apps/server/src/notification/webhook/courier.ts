import { MINUTE_MS, SECOND_MS } from '@tongzhou/domain';
import { sql } from 'kysely';
import type { Database } from '../../database/open.ts';
import { Loop } from '../../loop.ts';
import { waitAfter } from './schedule.ts';
import { type Sent, send } from './send.ts';
import { signedHeaders } from './signature.ts';
import type { Webhooks } from './webhooks.ts';

const TICK_MS = SECOND_MS;
/** Attempts under way at once, and of one organisation's webhooks: a slow receiver delays its own organisation alone. */
const AT_ONCE = 8;
const AT_ONCE_OF_ONE = 2;
/** Longer than one attempt may take: after it, what a dead server had in hand is anybody's again. */
const LEASE_MS = MINUTE_MS;
const GONE = 410;

type Taken = {
  id: string;
  webhook: string;
  organisation: string;
  body: string;
  attempts: number;
  url: string;
  sealed_secret: Uint8Array;
  sealed_previous: Uint8Array | null;
  previous_until: Date | null;
};

/**
 * Sends what waits, at least once: an attempt is counted before it is made, and its lease runs out where nobody comes
 * back with the result. Several servers share the work without sending the same attempt twice.
 */
export class Courier {
  readonly #database: Database;
  readonly #webhooks: Webhooks;
  readonly #post: typeof send;
  readonly #loop = new Loop(() => this.deliverDue(), {
    everyMs: TICK_MS,
    fault: 'webhooks could not be sent',
  });

  constructor(database: Database, webhooks: Webhooks, post: typeof send = send) {
    this.#database = database;
    this.#webhooks = webhooks;
    this.#post = post;
  }

  start(): void {
    this.#loop.start();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
  }

  /** Sends all that is due at a moment. Answers how many attempts that took. */
  async deliverDue(now = new Date()): Promise<number> {
    let sent = 0;
    /** Organisation → attempts under way. */
    const busy = new Map<string, number>();
    let taking: Promise<unknown> = Promise.resolve();
    // One lane asks at a time, so that each sees what the others have in hand.
    const next = () => {
      const taken = taking.then(async () => {
        const full = [...busy].filter(([, count]) => count >= AT_ONCE_OF_ONE).map(([id]) => id);
        const found = await this.#take(now, full);
        if (found) busy.set(found.organisation, (busy.get(found.organisation) ?? 0) + 1);
        return found;
      });
      taking = taken.catch(() => {});
      return taken;
    };
    const lane = async () => {
      for (let taken = await next(); taken; taken = await next()) {
        sent += 1;
        const { organisation } = taken;
        await this.#deliver(taken, now).finally(() =>
          busy.set(organisation, (busy.get(organisation) ?? 1) - 1),
        );
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return sent;
  }

  /** How many wait, and for how many seconds the oldest of them has been due. */
  async lag(now = new Date()): Promise<{ waiting: number; overdueSeconds: number }> {
    const row = await this.#database.sql
      .selectFrom('webhook_delivery')
      .select(({ fn }) => [fn.countAll<number>().as('waiting'), fn.min('next_at').as('oldest')])
      .where('state', '=', 'waiting')
      .executeTakeFirstOrThrow();
    const overdue = row.oldest ? (now.getTime() - row.oldest.getTime()) / SECOND_MS : 0;
    return { waiting: Number(row.waiting), overdueSeconds: Math.max(0, Math.round(overdue)) };
  }

  async #take(now: Date, full: readonly string[]): Promise<Taken | null> {
    const lease = new Date(now.getTime() + LEASE_MS);
    const passedOver = full.length > 0 ? sql`and owner.organisation not in (${sql.join(full)})` : sql``;
    const { rows } = await sql<Taken>`
      update webhook_delivery as delivery
      set next_at = ${lease}, attempts = attempts + 1
      from webhook
      where webhook.id = delivery.webhook and delivery.id in (
        select due.id from webhook_delivery as due join webhook as owner on owner.id = due.webhook
        where due.state = 'waiting' and due.next_at <= ${now} ${passedOver}
        order by due.next_at limit 1 for update of due skip locked
      )
      returning delivery.id, delivery.webhook, webhook.organisation, delivery.body, delivery.attempts, webhook.url,
        webhook.sealed_secret, webhook.sealed_previous, webhook.previous_until
    `.execute(this.#database.sql);
    return rows[0] ?? null;
  }

  async #deliver(taken: Taken, now: Date): Promise<void> {
    const { id, webhook, body, attempts, url } = taken;
    const secrets = await this.#secretsOf(taken, now).catch(() => null);
    const result: Sent = secrets
      ? await this.#post(url, signedHeaders(secrets, id, now, body), body)
      : { error: 'its secret cannot be opened with the key of this installation' };
    if ('status' in result && result.status >= 200 && result.status < 300) {
      await this.#set(id, { state: 'delivered', ended_at: now, last_error: null });
      return;
    }
    const last_error = 'status' in result ? `HTTP ${result.status}` : result.error;
    if ('status' in result && result.status === GONE) return this.#disable(webhook, now);
    const wait = waitAfter(attempts);
    await this.#set(
      id,
      wait === null
        ? { state: 'dead', ended_at: now, last_error }
        : { next_at: new Date(now.getTime() + wait), last_error },
    );
  }

  /** The secret, and for a while the one that it has replaced. */
  async #secretsOf(taken: Taken, now: Date): Promise<string[]> {
    const { webhook, sealed_secret, sealed_previous, previous_until } = taken;
    const isBoth = sealed_previous !== null && previous_until !== null && now < previous_until;
    const sealed = isBoth ? [sealed_secret, sealed_previous] : [sealed_secret];
    return Promise.all(sealed.map((each) => this.#webhooks.secretOf(webhook, each)));
  }

  /** The receiver wants no more: what waits for it is given up, to be sent again should it change its mind. */
  async #disable(webhook: string, now: Date): Promise<void> {
    const last_error = `HTTP ${GONE}`;
    await this.#database.sql.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('webhook')
        .set({ disabled: last_error })
        .where('id', '=', webhook)
        .execute();
      await transaction
        .updateTable('webhook_delivery')
        .set({ state: 'dead', ended_at: now, last_error })
        .where('webhook', '=', webhook)
        .where('state', '=', 'waiting')
        .execute();
    });
  }

  async #set(
    id: string,
    values: { state?: string; ended_at?: Date; next_at?: Date; last_error: string | null },
  ): Promise<void> {
    await this.#database.sql
      .updateTable('webhook_delivery')
      .set(values)
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .execute();
  }
}
