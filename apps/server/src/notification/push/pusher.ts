import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '@tongzhou/domain';
import type { Application } from '../../application/application.ts';
import { Loop } from '../../loop.ts';
import { mayTell, type QuietHours } from '../mail/quiet-hours.ts';
import type { Notices } from '../notices.ts';
import { type Sent, send } from '../webhook/send.ts';
import { encryptPush } from './encrypt.ts';
import { messageOf } from './message.ts';
import { type VapidKey, vapidAuthorization, vapidKey } from './vapid.ts';

const TICK_MS = 2 * SECOND_MS;
const MESSAGE_NOTICES_MAX = 100;
const DEVICES_PER_TURN = 200;
const AT_ONCE = 8;
/** Longer than one attempt may take: kept from other servers meanwhile. */
const LEASE_MS = MINUTE_MS;
const WAIT_MS_MAX = HOUR_MS;
/** With waits of up to an hour, some three days: then the browser must subscribe anew. */
const FAILURES_MAX = 80;
/** How long a push service keeps a message for a browser that is away; afterwards the page shows it. */
const KEEP_SECONDS = DAY_MS / SECOND_MS;

/**
 * Tells browsers, at least once: one message for all that waits, encrypted for that browser. Quiet hours hold it back
 * as they hold letters back, and an alarm does not wait. A browser that has unsubscribed is forgotten.
 */
export class Pusher {
  readonly #application: Application;
  readonly #notices: Notices;
  readonly #post: typeof send;
  #key: Promise<VapidKey> | null = null;
  readonly #loop = new Loop(() => this.round(), {
    everyMs: TICK_MS,
    fault: 'browsers could not be told',
  });

  constructor(application: Application, notices: Notices, post: typeof send = send) {
    this.#application = application;
    this.#notices = notices;
    this.#post = post;
  }

  start(): void {
    // Made at the first start, so that a backup of the keys taken then has it.
    vapidKey(this.#application.folder).catch((error: Error) =>
      console.error('tongzhou: the key for push services could not be read:', error.message),
    );
    this.#loop.start();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
  }

  /** Answers how many messages the push services have taken. */
  async round(now = new Date()): Promise<number> {
    const due = await this.#sql
      .selectFrom('push_device as device')
      .innerJoin('person_account as account', 'account.seat', 'device.seat')
      .selectAll('device')
      .select('organisation')
      .where('disabled', '=', false)
      .where((row) => row.or([row('next_at', 'is', null), row('next_at', '<=', now)]))
      .where((row) =>
        row.exists(
          row
            .selectFrom('notice')
            .select('notice.number')
            .whereRef('notice.organisation', '=', 'device.reader')
            .whereRef('notice.number', '>', 'device.number')
            .whereRef('notice.seat', '!=', 'device.seat'),
        ),
      )
      .orderBy('next_at', (order) => order.asc().nullsFirst())
      .limit(DEVICES_PER_TURN)
      .execute();
    let sent = 0;
    for (let start = 0; start < due.length; start += AT_ONCE) {
      const part = due.slice(start, start + AT_ONCE).map((device) => this.#serve(device as Due, now));
      sent += (await Promise.all(part)).filter(Boolean).length;
    }
    return sent;
  }

  async #serve(device: Due, now: Date): Promise<boolean> {
    const waiting = await this.#notices.since(device, device.number, MESSAGE_NOTICES_MAX);
    const wanted = waiting.filter(({ urgency }) => device.mode === 'all' || urgency !== 'normal');
    const isHeld =
      wanted.length > 0 && !mayTell('normal', quietOf(device), now, this.#application.country.clock);
    if (isHeld && !(await this.#notices.hasAlarm(device, device.number))) return false;
    const last = waiting.at(-1)?.number;
    if (last === undefined || !(await this.#claim(device, now))) return false;
    if (wanted.length === 0) {
      await this.#set(device.id, { number: last, next_at: null });
      return false;
    }
    const message = messageOf(wanted, device.language);
    const isUrgent = wanted.some(({ urgency }) => urgency !== 'normal');
    const sent = await this.#send(device, JSON.stringify(message), isUrgent, now);
    if ('status' in sent && sent.status >= 200 && sent.status < 300) {
      await this.#set(device.id, { number: last, next_at: null, failures: 0 });
      return true;
    }
    await this.#failed(device, sent, now);
    return false;
  }

  async #send(device: Due, text: string, isUrgent: boolean, now: Date): Promise<Sent> {
    this.#key ??= vapidKey(this.#application.folder);
    const key = await this.#key.catch((error: unknown) => {
      this.#key = null;
      throw error;
    });
    const headers = {
      authorization: vapidAuthorization(key, device.endpoint, now),
      'content-type': 'application/octet-stream',
      'content-encoding': 'aes128gcm',
      ttl: String(KEEP_SECONDS),
      urgency: isUrgent ? 'high' : 'normal',
    };
    return this.#post(device.endpoint, headers, encryptPush(text, device));
  }

  /** 404 and 410: the browser has unsubscribed (RFC 8030 7.3). Anything else may be better later. */
  async #failed({ id, failures }: Due, sent: Sent, now: Date): Promise<void> {
    const isGone = 'status' in sent && (sent.status === 404 || sent.status === 410);
    if (isGone || failures + 1 >= FAILURES_MAX) {
      await this.#sql.deleteFrom('push_device').where('id', '=', id).execute();
      return;
    }
    const wait = Math.min(WAIT_MS_MAX, 30 * SECOND_MS * 2 ** Math.min(failures, 10));
    await this.#set(id, { next_at: new Date(now.getTime() + wait), failures: failures + 1 });
  }

  /** One server sends it: the others find that the place or the time has moved on. */
  async #claim({ id, number }: Due, now: Date): Promise<boolean> {
    const claimed = await this.#sql
      .updateTable('push_device')
      .set({ next_at: new Date(now.getTime() + LEASE_MS) })
      .where('id', '=', id)
      .where('number', '=', number)
      .where((row) => row.or([row('next_at', 'is', null), row('next_at', '<=', now)]))
      .executeTakeFirst();
    return claimed.numUpdatedRows > 0n;
  }

  async #set(
    id: string,
    values: { number?: number; next_at: Date | null; failures?: number },
  ): Promise<void> {
    await this.#sql.updateTable('push_device').set(values).where('id', '=', id).execute();
  }

  get #sql() {
    return this.#application.database.sql;
  }
}

const quietOf = ({ quiet_from: from, quiet_until: until }: Due): QuietHours | null =>
  from === null || until === null ? null : { from, until };

type Due = {
  readonly id: string;
  readonly seat: string;
  readonly organisation: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly mode: string;
  readonly language: 'zh' | 'en';
  readonly quiet_from: number | null;
  readonly quiet_until: number | null;
  readonly number: number;
  readonly failures: number;
};
