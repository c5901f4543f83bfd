import { type Actor, accept, type Result, refusal, refuse, ruleFault } from '@tongzhou/domain';
import type { Application } from '../../application/application.ts';
import { drawBytes } from '../../sealing/chance.ts';
import type { QuietHours } from '../mail/quiet-hours.ts';
import { readerOf } from '../reader.ts';
import { whyNotUrl } from '../webhook/url-rule.ts';
import { arePushKeys, type PushKeys } from './encrypt.ts';
import { vapidKey } from './vapid.ts';

const DEVICES_PER_SEAT = 10;

export type Subscription = {
  readonly endpoint: string;
  readonly keys: PushKeys;
  readonly mode: 'urgent' | 'all';
  readonly language: 'zh' | 'en';
  readonly quiet: QuietHours | null;
};
export type Device = {
  readonly id: string;
  readonly label: string;
  readonly mode: 'urgent' | 'all';
  readonly createdAt: string;
  /** Attempts in a row that have failed. */
  readonly failures: number;
};

/** The browsers on which each seat is told; each sees and removes only its own. */
export class Devices {
  readonly #application: Application;

  constructor(application: Application) {
    this.#application = application;
  }

  /** What browsers subscribe with: the public half of the installation's key, base64url. */
  async publicKey(): Promise<string> {
    return (await vapidKey(this.#application.folder)).publicKey;
  }

  /**
   * A browser that subscribes again, also for another seat, keeps its one place: it shows what is told to whoever used it
   * last. Whoever begins is told from now on. Refuses addresses inside the network, as for webhooks.
   */
  async add(
    actor: Actor,
    { endpoint, keys, mode, language, quiet }: Subscription,
    label: string,
  ): Promise<Result<{ id: string }>> {
    const why = whyNotUrl(endpoint) ?? (arePushKeys(keys) ? null : ruleFault('push-keys'));
    if (why !== null) return refuse('input-invalid', why, { field: 'endpoint', rule: 'RFC 8030: SSRF' });
    const { seat } = actor;
    const reader = readerOf(this.#application.state, actor);
    const wanted = {
      reader,
      mode,
      language,
      quiet_from: quiet?.from ?? null,
      quiet_until: quiet?.until ?? null,
    };
    return this.#sql.transaction().execute(async (transaction): Promise<Result<{ id: string }>> => {
      const account = await transaction
        .selectFrom('person_account')
        .select('seat')
        .where('seat', '=', seat)
        .forUpdate()
        .executeTakeFirst();
      if (!account) return { ok: false, refusals: [refusal('not-found', { kind: 'account', id: seat })] };
      const known = await transaction
        .selectFrom('push_device')
        .select(['id', 'seat', 'p256dh', 'auth'])
        .where('endpoint', '=', endpoint)
        .executeTakeFirst();
      // Its secret shows that the same browser asks; without it, an address that leaked takes nobody's place.
      if (known && (known.p256dh !== keys.p256dh || known.auth !== keys.auth) && known.seat !== seat)
        return refuse('input-invalid', ruleFault('device-of-another'), { field: 'endpoint' });
      const { number } = await transaction
        .selectFrom('notice_progress')
        .select('number')
        .executeTakeFirstOrThrow();
      const change = { ...wanted, ...keys, seat, label, failures: 0, next_at: null };
      if (known) {
        await transaction
          .updateTable('push_device')
          .set(known.seat === seat ? change : { ...change, number })
          .where('id', '=', known.id)
          .execute();
        return accept({ id: known.id });
      }
      const { count } = await transaction
        .selectFrom('push_device')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('seat', '=', seat)
        .executeTakeFirstOrThrow();
      if (Number(count) >= DEVICES_PER_SEAT) {
        const most = ruleFault('devices-at-most', { limit: DEVICES_PER_SEAT });
        return refuse('input-invalid', most, { field: 'endpoint' });
      }
      const id = `dev_${drawBytes(16).toString('hex')}`;
      await transaction
        .insertInto('push_device')
        .values({ id, endpoint, number, ...change })
        .execute();
      return accept({ id });
    });
  }

  async list({ seat }: Pick<Actor, 'seat'>): Promise<Device[]> {
    const rows = await this.#sql
      .selectFrom('push_device')
      .select(['id', 'label', 'mode', 'created_at', 'failures'])
      .where('seat', '=', seat)
      .orderBy('created_at')
      .execute();
    return rows.map(({ created_at, mode, ...row }) => ({
      ...row,
      mode: mode as Device['mode'],
      createdAt: created_at.toISOString(),
    }));
  }

  async remove({ seat }: Actor, id: string): Promise<boolean> {
    const gone = await this.#sql
      .deleteFrom('push_device')
      .where('id', '=', id)
      .where('seat', '=', seat)
      .executeTakeFirst();
    return gone.numDeletedRows > 0n;
  }

  get #sql() {
    return this.#application.database.sql;
  }
}
