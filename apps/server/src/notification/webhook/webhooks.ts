import {
  type Actor,
  accept,
  HOUR_MS,
  type NoticeKind,
  type Result,
  refuse,
  ruleFault,
} from '@tongzhou/domain';
import { sql, type Transaction } from 'kysely';
import type { Application } from '../../application/application.ts';
import type { Tables } from '../../database/tables.ts';
import { drawBytes } from '../../sealing/chance.ts';
import type { NewNotice } from '../tell.ts';
import { openSecret, sealSecret } from './secret-seal.ts';
import { whyNotResolved } from './send.ts';
import { newWebhookSecret } from './signature.ts';
import { whyNotUrl } from './url-rule.ts';

const WEBHOOKS_PER_ORGANISATION = 20;
const DEAD_PER_PAGE = 100;
/** For so long both secrets sign after one is replaced: time to change it in the receiver. */
const ROTATION_HOURS = 24;
const newId = (prefix: string): string => `${prefix}_${drawBytes(16).toString('hex')}`;

export type WebhookRow = {
  readonly id: string;
  readonly url: string;
  readonly kinds: readonly NoticeKind[] | null;
  readonly createdAt: string;
  /** Why nothing more is sent; null while it is in use. */
  readonly disabled: string | null;
  /** Until when the secret before this one signs too; null: only this one does. */
  readonly previousUntil: string | null;
  readonly waiting: number;
  readonly dead: number;
};
export type DeadDelivery = {
  readonly id: string;
  readonly webhook: string;
  /** Of the notice, and of the fact that it is about. */
  readonly number: number;
  readonly position: number | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly endedAt: string | null;
};

/** Where organisations have their notices sent; each sees and changes only its own. */
export class Webhooks {
  readonly #application: Application;

  constructor(application: Application) {
    this.#application = application;
  }

  /** Answers the secret, this once. Refuses addresses that lie inside the network. */
  async add(
    { organisation, seat }: Actor,
    { url, kinds }: { readonly url: string; readonly kinds: readonly NoticeKind[] | null },
  ): Promise<Result<{ id: string; secret: string }>> {
    const why = whyNotUrl(url) ?? (await whyNotResolved(url));
    if (why !== null) return refuse('input-invalid', why, { field: 'url', rule: 'Standard Webhooks: SSRF' });
    const id = newId('wh');
    const secret = newWebhookSecret();
    const sealed_secret = await sealSecret(this.#application.folder, id, secret);
    const row = { id, organisation, url, kinds: kinds && JSON.stringify(kinds), sealed_secret };
    const isAdded = await this.#sql.transaction().execute(async (transaction) => {
      // Counted by one at a time: many at once, or at two servers, would each find room.
      await sql`select pg_advisory_xact_lock(hashtext(${`webhooks of ${organisation}`}))`.execute(
        transaction,
      );
      const { count } = await transaction
        .selectFrom('webhook')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('organisation', '=', organisation)
        .executeTakeFirstOrThrow();
      if (Number(count) >= WEBHOOKS_PER_ORGANISATION) return false;
      await transaction
        .insertInto('webhook')
        .values({ ...row, created_by: seat, disabled: null })
        .execute();
      return true;
    });
    if (isAdded) return accept({ id, secret });
    const most = ruleFault('webhooks-at-most', { limit: WEBHOOKS_PER_ORGANISATION });
    return refuse('input-invalid', most, { field: 'url' });
  }

  async list({ organisation }: Pick<Actor, 'organisation'>): Promise<WebhookRow[]> {
    const rows = await this.#sql
      .selectFrom('webhook')
      .select((row) => [
        'webhook.id',
        'url',
        'kinds',
        'created_at',
        'disabled',
        'previous_until',
        ...(['waiting', 'dead'] as const).map((state) =>
          row
            .selectFrom('webhook_delivery')
            .select(({ fn }) => fn.countAll<number>().as('count'))
            .whereRef('webhook_delivery.webhook', '=', 'webhook.id')
            .where('state', '=', state)
            .as(state),
        ),
      ])
      .where('organisation', '=', organisation)
      .orderBy('created_at')
      .execute();
    return rows.map(({ id, url, kinds, created_at, disabled, previous_until, ...counts }) => ({
      id,
      url,
      kinds: kinds === null ? null : JSON.parse(kinds),
      createdAt: created_at.toISOString(),
      disabled,
      previousUntil: previous_until && previous_until > new Date() ? previous_until.toISOString() : null,
      waiting: Number((counts as Record<string, unknown>).waiting),
      dead: Number((counts as Record<string, unknown>).dead),
    }));
  }

  /** Which kinds it brings from now on; null: all. What waits already is sent. */
  async chooseKinds(
    { organisation }: Actor,
    id: string,
    kinds: readonly NoticeKind[] | null,
  ): Promise<boolean> {
    const changed = await this.#sql
      .updateTable('webhook')
      .set({ kinds: kinds && JSON.stringify(kinds) })
      .where('id', '=', id)
      .where('organisation', '=', organisation)
      .executeTakeFirst();
    return changed.numUpdatedRows > 0n;
  }

  /**
   * Answers a new secret, this once; for 24 hours the old one signs beside it. Replaced again within them, the one that is
   * replaced signs on and the oldest no more. Null: no such webhook.
   */
  async rotate({ organisation }: Actor, id: string, now = new Date()): Promise<{ secret: string } | null> {
    const secret = newWebhookSecret();
    const sealed_secret = await sealSecret(this.#application.folder, id, secret);
    const rotated = await this.#sql
      .updateTable('webhook')
      .set(({ ref }) => ({
        sealed_previous: ref('sealed_secret'),
        previous_until: new Date(now.getTime() + ROTATION_HOURS * HOUR_MS),
        sealed_secret,
      }))
      .where('id', '=', id)
      .where('organisation', '=', organisation)
      .executeTakeFirst();
    return rotated.numUpdatedRows > 0n ? { secret } : null;
  }

  /** With all that waits for it. */
  async remove({ organisation }: Actor, id: string): Promise<boolean> {
    const gone = await this.#sql
      .deleteFrom('webhook')
      .where('id', '=', id)
      .where('organisation', '=', organisation)
      .executeTakeFirst();
    return gone.numDeletedRows > 0n;
  }

  /** What was given up, the latest first. */
  async dead({ organisation }: Actor): Promise<DeadDelivery[]> {
    const rows = await this.#sql
      .selectFrom('webhook_delivery as delivery')
      .innerJoin('webhook', 'webhook.id', 'delivery.webhook')
      .select(['delivery.id', 'webhook', 'number', 'position', 'attempts', 'last_error', 'ended_at'])
      .where('organisation', '=', organisation)
      .where('state', '=', 'dead')
      .orderBy('number', 'desc')
      .limit(DEAD_PER_PAGE)
      .execute();
    return rows.map(({ last_error, ended_at, ...row }) => ({
      ...row,
      lastError: last_error,
      endedAt: ended_at?.toISOString() ?? null,
    }));
  }

  /** Puts all that one's webhook has given up back in the queue, and opens the webhook again. Answers how many. */
  async sendAgain({ organisation }: Actor, id: string): Promise<number | null> {
    return this.#sql.transaction().execute(async (transaction) => {
      const own = await transaction
        .updateTable('webhook')
        .set({ disabled: null })
        .where('id', '=', id)
        .where('organisation', '=', organisation)
        .executeTakeFirst();
      if (own.numUpdatedRows === 0n) return null;
      const again = await transaction
        .updateTable('webhook_delivery')
        .set({ state: 'waiting', attempts: 0, next_at: new Date(), ended_at: null })
        .where('webhook', '=', id)
        .where('state', '=', 'dead')
        .executeTakeFirst();
      return Number(again.numUpdatedRows);
    });
  }

  secretOf(id: string, sealed: Uint8Array): Promise<string> {
    return openSecret(this.#application.folder, id, sealed);
  }

  /**
   * What new notices mean for subscribers, in the transaction that writes the notices. The body is thin: what happened and
   * where to look, by ids; the receiver asks the API for the rest.
   */
  async enqueue(transaction: Transaction<Tables>, notices: readonly NewNotice[]): Promise<void> {
    const organisations = [...new Set(notices.map(({ organisation }) => organisation))];
    if (organisations.length === 0) return;
    const webhooks = await transaction
      .selectFrom('webhook')
      .select(['id', 'organisation', 'kinds'])
      .where('organisation', 'in', organisations)
      .where('disabled', 'is', null)
      .execute();
    const deliveries = webhooks.flatMap(({ id, organisation, kinds }) =>
      notices
        .filter((each) => each.organisation === organisation)
        .filter((each) => kinds === null || (JSON.parse(kinds) as string[]).includes(each.kind))
        .map((each) => ({
          id: newId('msg'),
          webhook: id,
          number: each.number,
          position: each.position,
          body: bodyOf(each),
          next_at: new Date(),
          last_error: null,
          ended_at: null,
        })),
    );
    if (deliveries.length === 0) return;
    await transaction
      .insertInto('webhook_delivery')
      .values(deliveries)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  get #sql() {
    return this.#application.database.sql;
  }
}

const bodyOf = ({ kind, at, number, position, incident, urgency, exercise, path }: NewNotice): string =>
  JSON.stringify({
    type: kind,
    timestamp: at,
    data: { number, position, incident, urgency, exercise, path },
  });
